import {Button, Card, Flex, Stack, Text, TextArea} from '@sanity/ui'
import {useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {reasonOf} from './reasonOf.ts'

interface SayFormProps {
  readonly label: string
  readonly confirm: string
  /** Rejects when what was said could not be put on record; the words stay in the form. */
  readonly onSay: (text: string) => Promise<unknown>
  readonly onDone: () => void
  readonly onCancel: () => void
  readonly tone?: 'default' | 'caution' | 'critical'
  readonly children?: ReactNode
}

/** Asks for a few words: a comment, a reply, a reason. Escape goes back; Ctrl or Cmd with Enter says it. */
export function SayForm({label, confirm, onSay, onDone, onCancel, tone = 'default', children}: SayFormProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [text, setText] = useState('')
  const [state, setState] = useState<{status: 'asking' | 'saving'} | {status: 'failed'; reason: string}>({status: 'asking'})
  const input = useRef<HTMLTextAreaElement>(null)
  const inputId = useId()
  useEffect(() => input.current?.focus(), [])

  async function say(): Promise<void> {
    if (text.trim() === '' || state.status === 'saving') return
    setState({status: 'saving'})
    try {
      await onSay(text.trim())
      onDone()
    } catch (error) {
      setState({status: 'failed', reason: reasonOf(error, t)})
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void say()
    }
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void say()
      }}
    >
      <Stack gap={3}>
        {children}
        <Text as="label" size={1} weight="medium" htmlFor={inputId}>
          {label}
        </Text>
        <TextArea
          ref={input}
          id={inputId}
          rows={2}
          fontSize={1}
          padding={3}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {state.status === 'failed' ? (
          <Card padding={3} radius={2} tone="critical" role="alert">
            <Text size={1}>{state.reason}</Text>
          </Card>
        ) : null}
        <Flex gap={2}>
          <Button
            type="submit"
            tone={tone === 'default' ? 'primary' : tone}
            fontSize={1}
            padding={2}
            text={confirm}
            disabled={text.trim() === '' || state.status === 'saving'}
          />
          <Button type="button" mode="bleed" fontSize={1} padding={2} text={t('review.back')} onClick={onCancel} />
        </Flex>
      </Stack>
    </form>
  )
}
