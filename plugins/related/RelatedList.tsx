import {Card, Stack, Text} from '@sanity/ui'
import {useEffect, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {RelatedCard, RelatedList as List} from '../../src/coverage/suggest.ts'
import type {OpenDocument} from '../briefing/openDocument.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {offScreen} from '../review/offScreen.ts'
import type {FieldWords, LinkRefusal} from './linkWords.ts'
import type {RelatedSession} from './relatedSession.ts'
import {selectedWords} from './selectedWords.ts'
import {listStyle, StoryCard, type StoryAction} from './StoryCard.tsx'
import type {Linking} from './useLinking.tsx'

interface RelatedListProps {
  readonly session: RelatedSession
  readonly document: OpenDocument
  readonly linking: Linking
  readonly list: List | undefined
  readonly isReady: boolean
}

/** Ranked stories, or one sentence on why there are none. */
export function RelatedList({session, document, linking, list, isReady}: RelatedListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [refused, setRefused] = useState<{id: string; why: LinkRefusal}>()
  useMeasured(session, document.id, list)
  if (!list || !isReady) return null
  const selection = selectedWords(session, document)

  const link = (card: RelatedCard, words: FieldWords) => {
    const why = linking.link(words, card)
    setRefused(why && {id: card.id, why})
  }
  const actionsOf = (card: RelatedCard): StoryAction[] => {
    const caret = session.sights.caretOf(document.id)
    const fitting = card.link && caret ? {field: caret.field, ...card.link} : undefined
    const words = selection ?? fitting
    return [
      ...(words ? [{text: t('related.linkWords', {words: shortened(words.text)}), mode: 'default' as const, disabled: document.readOnly, onClick: () => link(card, words)}] : []),
      {text: t('related.open'), onClick: () => linking.openBeside(card)},
      {text: t('related.dismiss'), mode: 'bleed', onClick: () => void linking.dismiss(card)},
    ]
  }

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
            <StoryCard
              key={card.id}
              story={card}
              matched={card}
              reasons={card.reasons}
              actions={actionsOf(card)}
              note={refused?.id === card.id ? t(`fix.refused.${refused.why}`) : undefined}
            />
          ))}
        </Stack>
      )}
    </>
  )
}

/** From the question to the list on the screen, as a measure of the browser's. */
function useMeasured({sights}: RelatedSession, documentId: string, list: List | undefined): void {
  useEffect(() => {
    const {asked} = sights.get(documentId)
    if (list && asked !== undefined) performance.measure('beatbook:related:shown', {start: asked, end: performance.now()})
  }, [sights, documentId, list])
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37).trimEnd()} …` : text
}
