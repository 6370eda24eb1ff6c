import {AddCommentIcon} from '@sanity/icons/AddComment'
import {CommentIcon} from '@sanity/icons/Comment'
import {Box, Button, Flex, Stack, Text} from '@sanity/ui'
import {useMemo, useRef, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {DecisionPlace, SectionDiff, Thread} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {Fold} from '../briefing/Fold.tsx'
import {CommentForm} from './CommentForm.tsx'
import {commentPlace} from './commentPlace.ts'
import {paragraphsOf, sentencesAround, type DiffParagraph} from './paragraphs.ts'
import {selectedRange} from './selectedRange.ts'
import {Words} from './Words.tsx'

interface SectionChangesProps {
  readonly diff: SectionDiff
  /** Whether its paragraphs are items of a list. */
  readonly ofItems: boolean
  /** The text on the right-hand side, in which comments find their place; undefined when it is not the one under review. */
  readonly document: unknown
  readonly isNew: boolean
  readonly threads: readonly Thread[]
  readonly onComment: (text: string, place: DecisionPlace) => Promise<unknown>
  readonly onOpenThread: (thread: Thread) => void
}

/** One section, paragraph by paragraph: what changed in full, what did not behind a line that says how much. */
export function SectionChanges({diff, ofItems, isNew, ...rest}: SectionChangesProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const paragraphs = useMemo(() => paragraphsOf(diff, ofItems), [diff, ofItems])
  const stretches = useMemo(() => stretchesOf(paragraphs, isNew), [paragraphs, isNew])
  return (
    <Stack as="section" gap={3} data-section={diff.section} aria-label={diff.heading}>
      <Flex gap={2} align="baseline">
        <Text as="h3" size={1} weight="semibold">
          {diff.heading}
        </Text>
        {paragraphs.length === 0 ? (
          <Text size={1} muted>
            {t('diff.empty')}
          </Text>
        ) : null}
      </Flex>
      {stretches.map(({key, folded, paragraphs: some}) => {
        const rows = some.map((paragraph, index) => (
          <ParagraphRow key={paragraph.index ?? `gone-${key}-${index}`} paragraph={paragraph} section={diff.section} isNew={isNew} {...rest} />
        ))
        return folded ? (
          <Fold key={key} name={`same-${diff.section}`} title={t('diff.same', {count: some.length})}>
            <Stack gap={4}>{rows}</Stack>
          </Fold>
        ) : (
          <Stack key={key} gap={4}>
            {rows}
          </Stack>
        )
      })}
    </Stack>
  )
}

interface ParagraphRowProps extends Omit<SectionChangesProps, 'diff' | 'ofItems'> {
  readonly section: string
  readonly paragraph: DiffParagraph
}

function ParagraphRow({section, paragraph, isNew, document, threads, onComment, onOpenThread}: ParagraphRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const body = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [range, setRange] = useState<{start: number; end: number}>()
  const {index, text} = paragraph
  const here = threads.filter(({root: {place}, resolved}) => !resolved && place?.path.startsWith(section) && place.text !== '' && text.includes(place.text))
  const canComment = document !== undefined && index !== undefined
  const close = () => {
    setRange(undefined)
    button.current?.focus()
  }
  return (
    <Stack gap={3}>
      <Flex gap={2} align="flex-start">
        <Box flex={1} ref={body} style={{minWidth: 0}}>
          <Text as="p" size={2} style={{lineHeight: 1.65, maxWidth: '68ch'}}>
            {paragraph.sentences.map(({sentence, start}) => (
              <span key={`${sentence.change} ${start} ${sentence.movedFrom ?? ''}`}>
                <Words sentence={sentence} from={start} plain={isNew} />{' '}
              </span>
            ))}
          </Text>
        </Box>
        <Flex flex="none" gap={1} align="center">
          {here.map((thread) => (
            <Button
              key={thread.root._id}
              mode="bleed"
              tone="caution"
              fontSize={1}
              padding={2}
              icon={CommentIcon}
              aria-label={t('comment.open', {text: thread.root.reason ?? ''})}
              onClick={() => onOpenThread(thread)}
            />
          ))}
          {canComment ? (
            <Button
              ref={button}
              mode="bleed"
              fontSize={1}
              padding={2}
              icon={AddCommentIcon}
              title={t('comment.add')}
              aria-label={t('comment.addTo', {words: text.slice(0, 40)})}
              // Before the click takes the selection away.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setRange(selectedRange(body.current) ?? {start: 0, end: text.length})}
            />
          ) : null}
        </Flex>
      </Flex>
      {range && index !== undefined ? (
        <CommentForm
          paragraph={text}
          start={range.start}
          end={range.end}
          onComment={(comment, start, end) =>
            onComment(comment, commentPlace(document, {section, paragraph: index, ...sentencesAround(paragraph, start, end)}))
          }
          onClose={close}
        />
      ) : null}
    </Stack>
  )
}

interface Stretch {
  readonly key: string
  readonly folded: boolean
  readonly paragraphs: readonly DiffParagraph[]
}

/** Neighbours that changed, and neighbours that did not, in turn. */
function stretchesOf(paragraphs: readonly DiffParagraph[], isNew: boolean): readonly Stretch[] {
  const stretches: {key: string; folded: boolean; paragraphs: DiffParagraph[]}[] = []
  for (const paragraph of paragraphs) {
    const folded = !isNew && !paragraph.changed
    const last = stretches.at(-1)
    if (last?.folded === folded) last.paragraphs.push(paragraph)
    else stretches.push({key: `${stretches.length}`, folded, paragraphs: [paragraph]})
  }
  return stretches
}
