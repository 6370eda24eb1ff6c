import {Button, Card, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useEffect, useId, useRef, useState, type FormEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'

interface DeclineFormProps {
  /** Rejects when the reason could not be put on record. */
  readonly onDecline: (reason: string) => Promise<void>
  readonly onDone: () => void
  readonly onCancel: () => void
}

const commonReasons = ['decline.reason.right', 'decline.reason.source', 'decline.reason.next'] as const

/** Asks in one line why something stays as it is, with three common answers ready. */
export function DeclineForm({onDecline, onDone, onCancel}: DeclineFormProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [reason, setReason] = useState('')
  const [state, setState] = useState<{status: 'asking' | 'saving'} | {status: 'failed'; reason: string}>({status: 'asking'})
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()
  useEffect(() => input.current?.focus(), [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '' || state.status === 'saving') return
    setState({status: 'saving'})
    try {
      await onDecline(reason.trim())
      onDone()
    } catch (error) {
      setState({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap={3}>
        <Text as="label" size={1} weight="medium" htmlFor={inputId}>
          {t('decline.label')}
        </Text>
        <TextInput
          ref={input}
          id={inputId}
          fontSize={1}
          padding={3}
          value={reason}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Flex gap={2} wrap="wrap">
          {commonReasons.map((key) => (
            <Button
              key={key}
              type="button"
              mode="ghost"
              fontSize={1}
              padding={2}
              text={t(key)}
              onClick={() => {
                setReason(t(key))
                input.current?.focus()
              }}
            />
          ))}
        </Flex>
        {state.status === 'failed' ? (
          <Card padding={3} radius={2} tone="critical" role="alert">
            <Text size={1}>{t('decline.failed', {reason: state.reason})}</Text>
          </Card>
        ) : null}
        <Flex gap={2}>
          <Button
            type="submit"
            fontSize={1}
            padding={2}
            text={t('decline.confirm')}
            disabled={reason.trim() === '' || state.status === 'saving'}
          />
          <Button type="button" mode="bleed" fontSize={1} padding={2} text={t('decline.cancel')} onClick={onCancel} />
        </Flex>
      </Stack>
    </form>
  )
}
