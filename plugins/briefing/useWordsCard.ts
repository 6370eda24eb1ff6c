import {useCallback, useEffect, useMemo, useRef, useState} from 'react'
import type {WordsInField} from './marksOfField.ts'

/** A card that is open beside some words: what it is about, what it hangs on, and whether the keyboard asked for it. */
export interface OpenWordsCard<Subject> {
  readonly subject: Subject
  readonly anchor: HTMLElement
  readonly takesFocus: boolean
}

export interface WordsCardState<Subject> {
  readonly card: OpenWordsCard<Subject> | null
  readonly close: () => void
  /** Opens the card of the words under a caret and moves the focus into it; false when there is none there. */
  readonly openAt: (words: WordsInField) => boolean
}

/** Which marks have such a card: those that carry this attribute, with `wordsAttributes` beside it. */
export type MarkAttribute = 'data-beatbook-mark' | 'data-beatbook-mention'

/** What a mark carries so that its words can be found again. */
export function wordsAttributes(document: string, {field, blockKey, start, end}: WordsInField) {
  return {'data-document': document, 'data-field': field, 'data-block': blockKey, 'data-start': start, 'data-end': end}
}

/** Long enough that a pointer on its way elsewhere opens nothing. */
const openAfter = 350
/** Long enough to move from the words to the card. */
const closeAfter = 250

/**
 * Opens the card of a document's mark under the pointer or the caret, and closes it when the pointer has left both. It
 * listens to the page, because a watch item's text stands in a dialog outside the form's own element.
 */
export function useWordsCard<Subject>(
  documentId: string,
  attribute: MarkAttribute,
  subjectAt: (words: WordsInField) => Subject | undefined,
): WordsCardState<Subject> {
  const [card, setCard] = useState<OpenWordsCard<Subject> | null>(null)
  const opening = useTimer()
  const closing = useTimer()
  /** Whether a key was pressed since the pointer last moved: words that come to stand under a pointer at rest were not pointed at. */
  const typed = useRef(false)

  const close = useCallback(() => {
    opening.stop()
    closing.stop()
    setCard(null)
  }, [opening, closing])

  const openMark = useCallback(
    (mark: HTMLElement, delay: number) => {
      const subject = subjectAt(wordsOf(mark))
      if (subject !== undefined) opening.start(() => setCard({subject, anchor: mark, takesFocus: false}), delay)
    },
    [subjectAt, opening],
  )

  const openAt = useCallback(
    (words: WordsInField) => {
      const subject = subjectAt(words)
      const anchor = subject === undefined ? undefined : markOver(words, documentId, attribute)
      if (subject === undefined || !anchor) return false
      opening.stop()
      setCard({subject, anchor, takesFocus: true})
      return true
    },
    [documentId, attribute, subjectAt, opening],
  )

  useEffect(() => {
    const onMouseOver = ({target, buttons}: MouseEvent) => {
      if (typed.current) return
      const mark = markOf(target, documentId, attribute)
      if (!mark || buttons !== 0 || card?.takesFocus) opening.stop()
      else if (mark !== card?.anchor) openMark(mark, openAfter)
      if (!card || card.takesFocus) return
      const overCard = target instanceof Element && target.closest(cardSelector)
      const stays = mark || overCard || document.activeElement?.closest(cardSelector)
      if (stays) closing.stop()
      else closing.start(() => setCard(null), closeAfter)
    }
    const onClick = ({target}: MouseEvent) => {
      const mark = markOf(target, documentId, attribute)
      if (mark && mark !== card?.anchor) openMark(mark, 0)
    }
    const onMouseMove = (event: MouseEvent) => {
      if (!typed.current) return
      typed.current = false
      onMouseOver(event)
    }
    const onKeyDown = ({key, ctrlKey, metaKey}: KeyboardEvent) => {
      typed.current = true
      opening.stop()
      // Whoever writes on beside the card has read it.
      const writes = !ctrlKey && !metaKey && (key.length === 1 || key === 'Enter' || key === 'Backspace' || key === 'Delete')
      if (writes && card && !document.activeElement?.closest(cardSelector)) setCard(null)
    }
    document.addEventListener('mouseover', onMouseOver)
    document.addEventListener('mousemove', onMouseMove)
    document.addEventListener('keydown', onKeyDown, true)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('mouseover', onMouseOver)
      document.removeEventListener('mousemove', onMouseMove)
      document.removeEventListener('keydown', onKeyDown, true)
      document.removeEventListener('click', onClick)
    }
  }, [documentId, attribute, card, openMark, opening, closing])

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

/** The element of an open card; `WordsCard` sets the attribute. */
const cardSelector = '[data-beatbook-card]'

function markOf(target: EventTarget | null, documentId: string, attribute: MarkAttribute): HTMLElement | undefined {
  const mark = target instanceof Element ? target.closest<HTMLElement>(`[${attribute}]`) : null
  return mark?.dataset.document === documentId ? mark : undefined
}

function wordsOf({dataset}: HTMLElement): WordsInField {
  return {field: dataset.field ?? '', blockKey: dataset.block ?? '', start: Number(dataset.start), end: Number(dataset.end)}
}

function markOver({field, blockKey, start, end}: WordsInField, documentId: string, attribute: MarkAttribute): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].find((mark) => {
    const words = wordsOf(mark)
    const isHere = mark.dataset.document === documentId && words.field === field && words.blockKey === blockKey
    return isHere && words.start <= end && start <= words.end
  })
}
