import {Box, Card, Stack, Text} from '@sanity/ui'
import {useEffect, useId, useRef, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {SayForm} from './SayForm.tsx'

interface CommentFormProps {
  /** The paragraph as it reads now. */
  readonly paragraph: string
  /** The words to begin with, as UTF-16 offsets in the paragraph. */
  readonly start: number
  readonly end: number
  readonly onComment: (text: string, start: number, end: number) => Promise<unknown>
  readonly onClose: () => void
}

/** A comment on words of a paragraph. The words are chosen in a text of their own, so that a keyboard can choose them. */
export function CommentForm({paragraph, start, end, onComment, onClose}: CommentFormProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [range, setRange] = useState({start, end})
  const words = useRef<HTMLTextAreaElement>(null)
  const wordsId = useId()
  const helpId = useId()

  useEffect(() => words.current?.setSelectionRange(start, end), [start, end])

  // A field that is `readOnly` has no caret in Chromium, so a keyboard could not choose words in it.
  useEffect(() => {
    const field = words.current
    const refuse = (event: Event) => event.preventDefault()
    field?.addEventListener('beforeinput', refuse)
    return () => field?.removeEventListener('beforeinput', refuse)
  }, [])

  return (
    <Card padding={3} radius={2} border data-testid="comment-form">
      <SayForm
        label={t('comment.label')}
        confirm={t('comment.confirm')}
        onSay={(text) => onComment(text, range.start, range.end)}
        onDone={onClose}
        onCancel={onClose}
      >
        <Stack gap={2}>
          <Text as="label" size={1} weight="medium" htmlFor={wordsId}>
            {t('comment.words')}
          </Text>
          <textarea
            ref={words}
            id={wordsId}
            aria-readonly
            aria-describedby={helpId}
            defaultValue={paragraph}
            spellCheck={false}
            rows={Math.min(5, Math.ceil(paragraph.length / 80))}
            style={wordsStyle}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              onClose()
            }}
            onSelect={({currentTarget: {selectionStart, selectionEnd}}) => {
              if (selectionEnd > selectionStart) setRange({start: selectionStart, end: selectionEnd})
            }}
          />
          <Box id={helpId}>
            <Text size={0} muted>
              {t('comment.chosen', {words: excerpt(paragraph.slice(range.start, range.end))})}
            </Text>
          </Box>
        </Stack>
      </SayForm>
    </Card>
  )
}

const wordsStyle = {
  font: 'inherit',
  fontSize: 13,
  lineHeight: 1.5,
  padding: 8,
  color: 'var(--card-fg-color)',
  background: 'var(--card-muted-bg-color, transparent)',
  border: '1px solid var(--card-border-color)',
  borderRadius: 3,
  resize: 'vertical',
} as const

function excerpt(words: string): string {
  return words.length > 90 ? `${words.slice(0, 60).trimEnd()} … ${words.slice(-24).trimStart()}` : words
}
