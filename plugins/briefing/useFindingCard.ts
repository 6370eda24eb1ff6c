import {useCallback, useEffect, useMemo, useRef, useState} from 'react'
import type {Finding} from '../../src/briefing/index.ts'
import {findingsAt, type FindingAt, type WordsInField} from './marksOfField.ts'

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

/** Long enough that a pointer on its way elsewhere opens nothing. */
const openAfter = 350
/** Long enough to move from the words to the card. */
const closeAfter = 250

/**
 * Opens the card of a document's mark under the pointer or the caret, and closes it when the pointer has left both. It
 * listens to the page, because a watch item's text stands in a dialog outside the form's own element.
 */
export function useFindingCard(documentId: string, findings: readonly Finding[]): FindingCardState {
  const [card, setCard] = useState<OpenCard | null>(null)
  const opening = useTimer()
  const closing = useTimer()

  const close = useCallback(() => {
    opening.stop()
    closing.stop()
    setCard(null)
  }, [opening, closing])

  const openMark = useCallback(
    (mark: HTMLElement, delay: number) => {
      const found = findingsAt(findings, wordsOf(mark))
      if (found.length > 0) opening.start(() => setCard({findings: found, anchor: mark, takesFocus: false}), delay)
    },
    [findings, opening],
  )

  const openAt = useCallback(
    (words: WordsInField) => {
      const found = findingsAt(findings, words)
      const anchor = found.length > 0 ? markOver(words, documentId) : undefined
      if (!anchor) return false
      opening.stop()
      setCard({findings: found, anchor, takesFocus: true})
      return true
    },
    [documentId, findings, opening],
  )

  useEffect(() => {
    const onMouseOver = ({target, buttons}: MouseEvent) => {
      const mark = markOf(target, documentId)
      if (!mark || buttons !== 0 || card?.takesFocus) opening.stop()
      else if (mark !== card?.anchor) openMark(mark, openAfter)
      if (!card || card.takesFocus) return
      const overCard = target instanceof Element && target.closest(cardSelector)
      const stays = mark || overCard || document.activeElement?.closest(cardSelector)
      if (stays) closing.stop()
      else closing.start(() => setCard(null), closeAfter)
    }
    const onClick = ({target}: MouseEvent) => {
      const mark = markOf(target, documentId)
      if (mark && mark !== card?.anchor) openMark(mark, 0)
    }
    document.addEventListener('mouseover', onMouseOver)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('mouseover', onMouseOver)
      document.removeEventListener('click', onClick)
    }
  }, [documentId, card, openMark, opening, closing])

  return useMemo(() => ({card, close, openAt}), [card, close, openAt])
}

interface Timer {
  /** Runs the work after so many milliseconds, instead of whatever was to run before. */
  readonly start: (work: () => void, delay: number) => void
  readonly stop: () => void
}

function useTimer(): Timer {
  const running = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(running.current), [])
  return useMemo(
    () => ({
      start(work, delay) {
        clearTimeout(running.current)
        running.current = setTimeout(work, delay)
      },
      stop: () => clearTimeout(running.current),
    }),
    [],
  )
}

/** The element of an open card; `FindingCard` sets the attribute. */
const cardSelector = '[data-beatbook-card]'

function markOf(target: EventTarget | null, documentId: string): HTMLElement | undefined {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-beatbook-mark]') : null
  return mark?.dataset.document === documentId ? mark : undefined
}

function wordsOf({dataset}: HTMLElement): WordsInField {
  return {field: dataset.field ?? '', blockKey: dataset.block ?? '', start: Number(dataset.start), end: Number(dataset.end)}
}

function markOver({field, blockKey, start, end}: WordsInField, documentId: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-beatbook-mark]')].find((mark) => {
    const words = wordsOf(mark)
    const isHere = mark.dataset.document === documentId && words.field === field && words.blockKey === blockKey
    return isHere && words.start <= end && start <= words.end
  })
}
