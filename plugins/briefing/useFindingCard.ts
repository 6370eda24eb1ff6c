import {useCallback, useMemo} from 'react'
import type {Finding} from '../../src/briefing/index.ts'
import {findingsAt, type FindingAt, type WordsInField} from './marksOfField.ts'
import {useWordsCard} from './useWordsCard.ts'

/** A card that is open: what it is about, what it hangs on, and whether it was asked for with the keyboard. */
export interface OpenCard {
  readonly findings: readonly FindingAt[]
  readonly anchor: HTMLElement
  readonly takesFocus: boolean
}

export interface FindingCardState {
  readonly card: OpenCard | null
  readonly close: () => void
  /** Opens the card of the words under a caret and moves the focus into it; false when nothing is found there. */
  readonly openAt: (words: WordsInField) => boolean
}

/** The card of a document's findings under the pointer or the caret. */
export function useFindingCard(documentId: string, findings: readonly Finding[]): FindingCardState {
  const subjectAt = useCallback(
    (words: WordsInField) => {
      const found = findingsAt(findings, words)
      return found.length > 0 ? found : undefined
    },
    [findings],
  )
  const {card, close, openAt} = useWordsCard(documentId, 'data-beatbook-mark', subjectAt)
  const open = useMemo(() => card && {findings: card.subject, anchor: card.anchor, takesFocus: card.takesFocus}, [card])
  return useMemo(() => ({card: open, close, openAt}), [open, close, openAt])
}
