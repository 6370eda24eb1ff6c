import {useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode} from 'react'
import {List, Row} from './sheet.ts'

/** What a row needs to know of the list around it. */
export interface RowState {
  /** Whether Tab leads here; of all rows, one. */
  readonly isCurrent: boolean
  /** For what Enter opens. */
  readonly linkProps: {readonly tabIndex: 0 | -1; readonly 'data-row-link': ''}
}

interface RowsProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly children: (item: Item, row: RowState) => ReactNode
  /** Told of the row that the keyboard or the pointer chose. */
  readonly onCurrent?: (key: string) => void
  /** The row that something else chose. */
  readonly current?: string | undefined
  readonly testId?: string
}

const atFirst = 60
const atOnce = 120

/**
 * A list that works by keyboard: Tab comes to the row that was left last, the arrow keys, Home, End and Page keys move
 * between rows, and Enter opens. It draws rows as they are needed, so that thousands cost what a screenful costs.
 */
export function Rows<Item>({label, items, keyOf, children, onCurrent, current, testId}: RowsProps<Item>): ReactNode {
  const [left, setLeft] = useState<string>()
  const [drawn, setDrawn] = useState(atFirst)
  const list = useRef<HTMLUListElement>(null)
  const end = useRef<HTMLLIElement>(null)
  const wanted = useRef<number>(undefined)
  const chosen = current ?? left
  const at = Math.max(0, chosen === undefined ? 0 : items.findIndex((item) => keyOf(item) === chosen))
  const shown = Math.max(drawn, current === undefined ? 0 : at + 20)
  const hasMore = items.length > shown

  useEffect(() => {
    const sentinel = end.current
    if (!sentinel || !hasMore) return undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setDrawn((count) => Math.max(count, shown) + atOnce)
      },
      {rootMargin: '600px'},
    )
    observer.observe(sentinel)
    return () => observer.disconnect()
  }, [hasMore, shown])

  useEffect(() => {
    if (wanted.current === undefined) return
    linkIn(list.current, wanted.current)?.focus()
    wanted.current = undefined
  })

  function goTo(index: number): void {
    const target = Math.min(Math.max(0, index), items.length - 1)
    if (target < shown) return linkIn(list.current, target)?.focus()
    wanted.current = target
    setDrawn(target + atOnce)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key]
    const from = (event.target as HTMLElement).closest('[data-row]')
    if (!step || !from || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    event.preventDefault()
    goTo(step(Number((from as HTMLElement).dataset.row), items.length))
  }

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const row = event.target.closest<HTMLElement>('[data-row]')
    const item = row ? items[Number(row.dataset.row)] : undefined
    if (item === undefined) return
    setLeft(keyOf(item))
    onCurrent?.(keyOf(item))
  }

  return (
    // The keys are the rows' own; the list only hears them on their way up.
    <List ref={list} aria-label={label} onKeyDown={onKeyDown} onFocus={onFocus} data-testid={testId}>
      {items.slice(0, shown).map((item, index) => (
        <Row key={keyOf(item)} data-row={index} data-id={keyOf(item)} aria-setsize={items.length} aria-posinset={index + 1}>
          {children(item, {isCurrent: index === at, linkProps: {tabIndex: index === at ? 0 : -1, 'data-row-link': ''}})}
        </Row>
      ))}
      {hasMore ? <li ref={end} aria-hidden style={{height: 1}} /> : null}
    </List>
  )
}

const page = 10
const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + page,
  PageUp: (index) => index - page,
  Home: () => 0,
  End: (_, count) => count - 1,
}

function linkIn(list: HTMLElement | null, index: number): HTMLElement | undefined {
  return list?.querySelector<HTMLElement>(`[data-row="${index}"] [data-row-link]`) ?? undefined
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
