import {useCallback, useEffect, useMemo, useRef, useState, type MouseEvent} from 'react'
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
  /** For an element around the marks. */
  readonly onMouseOver: (event: MouseEvent) => void
  readonly onClick: (event: MouseEvent) => void
}

/** Long enough that a pointer on its way elsewhere opens nothing. */
const openAfter = 350
/** Long enough to move from the words to the card. */
const closeAfter = 250

/** Opens the card of a mark under the pointer or the caret, and closes it when the pointer has left both. */
export function useFindingCard(findings: readonly Finding[]): FindingCardState {
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
      const anchor = found.length > 0 ? markOver(words) : undefined
      if (!anchor) return false
      opening.stop()
      setCard({findings: found, anchor, takesFocus: true})
      return true
    },
    [findings, opening],
  )

  const pointerOpened = card !== null && !card.takesFocus
  useEffect(() => {
    if (!pointerOpened) return undefined
    const follow = ({target}: Event) => {
      const inside = target instanceof Element && target.closest(`${markSelector}, ${cardSelector}`)
      if (inside || document.activeElement?.closest(cardSelector)) closing.stop()
      else closing.start(() => setCard(null), closeAfter)
    }
    document.addEventListener('mouseover', follow)
    return () => document.removeEventListener('mouseover', follow)
  }, [pointerOpened, closing])

  return useMemo(
    () => ({
      card,
      close,
      openAt,
      onMouseOver({target, buttons}) {
        const mark = buttons === 0 ? markOf(target) : null
        if (mark && mark !== card?.anchor && !card?.takesFocus) openMark(mark, openAfter)
        else opening.stop()
      },
      onClick({target}) {
        const mark = markOf(target)
        if (mark && mark !== card?.anchor) openMark(mark, 0)
      },
    }),
    [card, close, openAt, openMark, opening],
  )
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

const markSelector = '[data-beatbook-mark]'
/** The element of an open card; its attribute is set by `FindingCard`. */
const cardSelector = '[data-beatbook-card]'

function markOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(markSelector) : null
}

function wordsOf({dataset}: HTMLElement): WordsInField {
  return {field: dataset.field ?? '', blockKey: dataset.block ?? '', start: Number(dataset.start), end: Number(dataset.end)}
}

function markOver({field, blockKey, start, end}: WordsInField): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(markSelector)].find((mark) => {
    const words = wordsOf(mark)
    return words.field === field && words.blockKey === blockKey && words.start <= end && start <= words.end
  })
}
