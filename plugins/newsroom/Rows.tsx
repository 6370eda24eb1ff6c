import {Text} from '@sanity/ui'
import {Fragment, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode} from 'react'
import {HeadRow, List, Row} from './sheet.ts'
import {nextNamed, withLetter, type Typed} from './typedName.ts'

/** What a row needs to know of the list around it. */
export interface RowState {
  /** Whether Tab leads here; of all rows, one. */
  readonly isCurrent: boolean
  /** For what Enter opens. */
  readonly linkProps: {readonly tabIndex: 0 | -1; readonly 'data-row-link': ''}
}

/** A head among the rows. */
export interface RowGroup {
  readonly title: string
  readonly note: string
}

interface RowsProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** What an item is found by when somebody types the beginning of it. */
  readonly nameOf: (item: Item) => string
  readonly children: (item: Item, row: RowState) => ReactNode
  /** Told of the row that the keyboard or the pointer chose. */
  readonly onCurrent?: (key: string) => void
  /** The row that something else chose. */
  readonly current?: string | undefined
  readonly testId?: string
  /** A row that is drawn however far down it stands. */
  readonly drawTo?: string
  /** The head of the group that begins with an item. */
  readonly groupOf?: (item: Item) => RowGroup | undefined
}

// Two values for all rows, so that one that says the same as before need not be drawn again.
const currentRow: RowState = {isCurrent: true, linkProps: {tabIndex: 0, 'data-row-link': ''}}
const otherRow: RowState = {isCurrent: false, linkProps: {tabIndex: -1, 'data-row-link': ''}}

const atFirst = 60
const atOnce = 120

/**
 * A list that works by keyboard: Tab comes to the row that was left last, the arrow keys, Home, End and Page keys move
 * between rows, letters go to the next row that begins with them, and Enter opens. It draws rows as they are needed, so that thousands cost what a screenful costs.
 */
export function Rows<Item>({label, items, keyOf, nameOf, children, onCurrent, current, testId, groupOf, drawTo}: RowsProps<Item>): ReactNode {
  const [left, setLeft] = useState<string>()
  const [drawn, setDrawn] = useState(atFirst)
  const list = useRef<HTMLUListElement>(null)
  const end = useRef<HTMLLIElement>(null)
  const wanted = useRef<number>(undefined)
  const typed = useRef<Typed>(undefined)
  const chosen = current ?? left
  const at = Math.max(0, chosen === undefined ? 0 : items.findIndex((item) => keyOf(item) === chosen))
  const far = drawTo ? items.findIndex((item) => keyOf(item) === drawTo) + 20 : 0
  const shown = Math.max(drawn, far, current === undefined ? 0 : at + 20)
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
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!row || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    const from = Number(row.dataset.row)
    const to = steps[event.key]?.(from, items.length) ?? named(event, from)
    if (to === undefined) return
    event.preventDefault()
    goTo(to)
  }

  /** Where a typed letter leads from a row's link, nowhere else for a name that nothing has; undefined for other keys. */
  function named({key, target, timeStamp}: KeyboardEvent<HTMLElement>, from: number): number | undefined {
    const isLetter = /^[\p{L}\p{N}]$/u.test(key) && (target as HTMLElement).hasAttribute('data-row-link')
    if (!isLetter) return undefined
    typed.current = withLetter(typed.current, key, timeStamp)
    const at = nextNamed(items.map(nameOf), from, typed.current.letters)
    return at < 0 ? from : at
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
        <Fragment key={keyOf(item)}>
          <Head group={groupOf?.(item)} />
          <Row data-row={index} data-id={keyOf(item)} aria-setsize={items.length} aria-posinset={index + 1}>
            {children(item, index === at ? currentRow : otherRow)}
          </Row>
        </Fragment>
      ))}
      {hasMore ? <li ref={end} aria-hidden style={{height: 1}} /> : null}
    </List>
  )
}

/** An item of the list like the rows, since a list holds nothing else. */
function Head({group}: {readonly group: RowGroup | undefined}): ReactNode {
  return group ? (
    <HeadRow>
      <Text as="h2" size={2} weight="semibold">
        {group.title} <span style={{fontWeight: 400, opacity: 0.7}}>{group.note}</span>
      </Text>
    </HeadRow>
  ) : null
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
