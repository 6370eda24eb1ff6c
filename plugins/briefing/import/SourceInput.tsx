import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {Box, Button, Card, Flex, Select, Stack, Text, TextArea} from '@sanity/ui'
import {useEffect, useId, useRef, useState, type ChangeEvent, type ClipboardEvent, type DragEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {importFormats, type ImportFormat} from '../../../src/briefing/import/sourceFormat.ts'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {longestShown, noSource, openFile, textToRead, type OpenedFile, type Source} from './source.ts'

interface SourceInputProps {
  readonly source: Source
  readonly onChange: (source: Source) => void
  /** Fewer rows once there is something to read below. */
  readonly small: boolean
}

/** Where the brief comes in: typed, pasted with what its words were marked with, opened, or dropped. */
export function SourceInput({source, onChange, small}: SourceInputProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const [refused, setRefused] = useState<Exclude<OpenedFile, {kind: 'opened'}>>()
  const [over, setOver] = useState(false)
  const {format} = textToRead(source)
  const isHeld = source.words.length > longestShown

  const take = (next: Source) => {
    setRefused(undefined)
    onChange(next)
  }
  const open = async (file: File | undefined) => {
    if (!file) return
    const opened = await openFile(file)
    if (opened.kind === 'opened') return take(opened.source)
    setRefused(opened)
    onChange(noSource)
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const [file] = event.clipboardData.files
    const words = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
    const markup = event.clipboardData.getData('text/html')
    const {selectionStart, selectionEnd, value} = event.currentTarget
    const isWhole = selectionEnd - selectionStart === value.length
    if (words === '' && file) {
      event.preventDefault()
      void open(file)
    } else if (isWhole && words !== '' && (markup !== '' || words.length > longestShown)) {
      event.preventDefault()
      take(markup === '' ? {words} : {words, markup})
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const words = event.dataTransfer.getData('text/plain')
    const [file] = event.dataTransfer.files
    if (file) void open(file)
    else if (words !== '') take({words, markup: event.dataTransfer.getData('text/html') || undefined})
  }

  return (
    <Stack
      gap={3}
      onDragOver={(event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {t('import.source.label')}
      </Text>
      {isHeld ? (
        <Card padding={3} radius={2} border>
          <Text size={1}>{t('import.source.held', {count: Math.round(source.words.length / 1000)})}</Text>
        </Card>
      ) : (
        <Card radius={2} tone={over ? 'primary' : 'default'} padding={over ? 1 : 0}>
          <TextArea
            id={id}
            ref={area}
            fontSize={1}
            rows={small ? 4 : 12}
            value={source.words}
            placeholder={t('import.source.placeholder')}
            spellCheck={false}
            onPaste={onPaste}
            onChange={(event: ChangeEvent<HTMLTextAreaElement>) => take({words: event.currentTarget.value})}
          />
        </Card>
      )}
      <Flex gap={2} wrap="wrap" align="center">
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          icon={DocumentTextIcon}
          text={t('import.source.open')}
          onClick={() => picker.current?.click()}
        />
        <input
          ref={picker}
          type="file"
          hidden
          accept=".txt,.md,.markdown,.html,.htm,text/*"
          data-testid="beatbook-import-file"
          onChange={(event) => {
            void open(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        {source.words === '' ? null : (
          <>
            <Box>
              <Select
                fontSize={1}
                padding={3}
                aria-label={t('import.format.label')}
                value={format}
                onChange={(event: ChangeEvent<HTMLSelectElement>) => {
                  const chosen = importFormats.find((known: ImportFormat) => known === event.currentTarget.value)
                  if (chosen) onChange({...source, format: chosen})
                }}
              >
                {importFormats.map((known) => (
                  <option key={known} value={known}>
                    {t(`import.format.${known}`)}
                  </option>
                ))}
              </Select>
            </Box>
            <Button mode="bleed" fontSize={1} padding={3} text={t('import.source.clear')} onClick={() => take(noSource)} />
            {source.file ? (
              <Text size={1} muted>
                {source.file}
              </Text>
            ) : null}
          </>
        )}
      </Flex>
      {refused ? (
        <Card padding={3} radius={2} border tone="critical" role="alert" data-state="refused">
          <Text size={1}>
            {refused.kind === 'tooLarge' ? t('import.source.tooLarge', {...refused}) : t('import.source.unreadable', {...refused})}
          </Text>
        </Card>
      ) : null}
    </Stack>
  )
}
