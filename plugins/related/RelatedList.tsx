import {Card, Stack, Text} from '@sanity/ui'
import {memo, useEffect, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {RelatedCard, RelatedList as List} from '../../src/coverage/suggest.ts'
import type {OpenDocument} from '../briefing/openDocument.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {saysTheSame} from '../briefing/saysTheSame.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {offScreen} from '../review/offScreen.ts'
import type {FieldWords, LinkRefusal} from './linkWords.ts'
import type {RelatedSession} from './relatedSession.ts'
import {selectedWords} from './selectedWords.ts'
import {listStyle, StoryCard} from './StoryCard.tsx'
import type {Linking} from './useLinking.tsx'

interface RelatedListProps {
  readonly session: RelatedSession
  readonly document: OpenDocument
  readonly linking: Linking
  readonly list: List | undefined
  /** When it was asked for, on the page's clock. */
  readonly asked: number | undefined
  readonly isReady: boolean
}

/** Ranked stories, or one sentence on why there are none. */
export function RelatedList({session, document, linking, list, asked, isReady}: RelatedListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [refused, setRefused] = useState<{id: string; why: LinkRefusal}>()
  useMeasured(asked, list)
  const link = useSteadyCallback((card: RelatedCard, words: FieldWords) => {
    const why = linking.link(words, card)
    setRefused(why && {id: card.id, why})
  })
  const {openBeside, dismiss} = linking
  if (!list || !isReady) return null
  const selection = selectedWords(session, document)
  const caret = session.sights.caretOf(document.id)
  return (
    <>
      <div role="status" style={offScreen}>
        {t('related.announce', {count: list.cards.length})}
      </div>
      {list.cards.length === 0 ? (
        <Card padding={3} radius={2} border data-state="empty">
          <Text size={1} muted>
            {t(`related.empty.${list.empty ?? 'nothingShared'}`)}
          </Text>
        </Card>
      ) : (
        <Stack as="ul" gap={2} style={listStyle}>
          {list.cards.map((card) => (
            <RankedStory
              key={card.id}
              card={card}
              words={selection ?? (card.link && caret ? {field: caret.field, ...card.link} : undefined)}
              readOnly={document.readOnly}
              refused={refused?.id === card.id ? refused.why : undefined}
              link={link}
              openBeside={openBeside}
              dismiss={dismiss}
            />
          ))}
        </Stack>
      )}
    </>
  )
}

interface RankedStoryProps extends Pick<Linking, 'openBeside' | 'dismiss'> {
  readonly card: RelatedCard
  /** What would become a link to it. */
  readonly words: FieldWords | undefined
  readonly readOnly: boolean
  readonly refused: LinkRefusal | undefined
  readonly link: (card: RelatedCard, words: FieldWords) => void
}

/** Drawn anew only when something else is said of the story: a key seldom changes the ranking. */
const RankedStory = memo(function RankedStory({card, words, readOnly, refused, link, openBeside, dismiss}: RankedStoryProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <StoryCard
      story={card}
      matched={card}
      reasons={card.reasons}
      note={refused ? t(`fix.refused.${refused}`) : undefined}
      actions={[
        ...(words ? [{text: t('related.linkWords', {words: shortened(words.text)}), mode: 'default' as const, disabled: readOnly, onClick: () => link(card, words)}] : []),
        {text: t('related.open'), onClick: () => openBeside(card)},
        {text: t('related.dismiss'), mode: 'bleed', onClick: () => void dismiss(card)},
      ]}
    />
  )
}, saysTheSame)

/** From the question to the list on the screen, as a measure of the browser's. */
function useMeasured(asked: number | undefined, list: List | undefined): void {
  useEffect(() => {
    if (list && asked !== undefined) performance.measure('beatbook:related:shown', {start: asked, end: performance.now()})
  }, [asked, list])
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37).trimEnd()} …` : text
}
