import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useCurrentLocale, useTranslation} from 'sanity'
import type {MatchedSentence} from '../../src/coverage/matchedSentence.ts'
import type {StoryFacts} from '../../src/coverage/storyOf.ts'
import type {CardReason} from '../../src/coverage/suggest.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {reasonText} from './reasonText.ts'

interface StoryDetailsProps {
  readonly story: StoryFacts
  readonly matched?: MatchedSentence
  readonly reasons?: readonly CardReason[]
  readonly titleId?: string
}

/** More would be read by nobody. */
const mostReasons = 4

/** A story as every card shows it: title, kind and date, the sentence that matched, and the reasons in words. */
export function StoryDetails({story, matched, reasons, titleId}: StoryDetailsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const lines = [...new Set(reasons?.map((reason) => reasonText(reason, t)))].slice(0, mostReasons)
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium" id={titleId}>
        {story.title === '' ? t('story.untitled') : story.title}
      </Text>
      <Text size={0} muted>
        <StoryMeta story={story} />
      </Text>
      {matched && matched.sentence !== '' ? (
        <Text size={1} muted as="blockquote" style={{margin: 0}}>
          <Marked {...matched} />
        </Text>
      ) : null}
      {lines.length > 0 ? (
        <Flex as="ul" gap={1} wrap="wrap" style={{listStyle: 'none', margin: 0, padding: 0}} aria-label={t('reason.title')}>
          {lines.map((line) => (
            <Card as="li" key={line} paddingX={2} paddingY={1} radius={2} border data-reason="">
              <Text size={0} muted>
                {line}
              </Text>
            </Card>
          ))}
        </Flex>
      ) : null}
    </Stack>
  )
}

/** Kind, day, and whether readers can see it. */
export function StoryMeta({story: {kind, date, isPublic}}: {readonly story: StoryFacts}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {id: locale} = useCurrentLocale()
  const format = useMemo(() => new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'}), [locale])
  const day = date === undefined ? Number.NaN : Date.parse(date)
  const when = Number.isNaN(day) ? '' : t(kind === 'beat' ? 'story.asOf' : 'story.date', {date: format.format(day)})
  return [t(`kind.${kind}`), when, isPublic ? '' : t('story.draft')].filter(Boolean).join(' · ')
}

/** A sentence with the words that matched set apart by weight, so that colour is not needed. */
export function Marked({sentence, words}: MatchedSentence): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const {start, end} of words) {
    parts.push(sentence.slice(from, start))
    parts.push(
      <strong key={start} style={{fontWeight: 600, color: 'var(--card-fg-color)'}}>
        {sentence.slice(start, end)}
      </strong>,
    )
    from = end
  }
  return [...parts, sentence.slice(from)]
}
