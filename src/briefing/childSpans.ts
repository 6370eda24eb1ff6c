import {asArray, asString, isRecord} from '../text/portableText.ts'

export type StoredBlock = Readonly<Record<string, unknown>>

/** Joins neighbouring spans that carry the same marks, as the editor does by itself. */
export function joinSpans(block: StoredBlock): StoredBlock {
  const children = childrenOf(block).reduce<StoredBlock[]>((joined, child) => {
    const last = joined.at(-1)
    if (last && isSpan(last) && isSpan(child) && sameMarks(last, child)) {
      joined[joined.length - 1] = {...last, text: textOf(last) + textOf(child)}
    } else joined.push(child)
    return joined
  }, [])
  return {...block, children}
}

/** Puts `text` where the words from `start` to `end` stand, into the first span they stand in. */
export function replaceText(children: readonly StoredBlock[], start: number, end: number, text: string): StoredBlock[] {
  let written = false
  const next = withOffsets(children).map(({child, from, to}) => {
    if (!isSpan(child) || to <= start || from >= end) return child
    const head = textOf(child).slice(0, Math.max(0, start - from))
    const tail = textOf(child).slice(end - from)
    const middle = written ? '' : text
    written = true
    return {...child, text: head + middle + (end < to ? tail : '')}
  })
  return withoutEmpty(next)
}

/** Writes between spans into the one that carries no annotation, so that a link never grows by accident. */
export function insertText(
  children: readonly StoredBlock[],
  at: number,
  text: string,
  annotations: ReadonlySet<string>,
  newKey: () => string,
): StoredBlock[] {
  const spans = withOffsets(children).filter(({child}) => isSpan(child))
  const isPlain = (child: StoredBlock) => !marksOf(child).some((mark) => annotations.has(mark))
  const host =
    spans.find(({from, to}) => from < at && at < to) ??
    spans.find(({child, from, to}) => from <= at && at <= to && isPlain(child))
  if (host) {
    return children.map((child) =>
      child === host.child ? {...child, text: textOf(child).slice(0, at - host.from) + text + textOf(child).slice(at - host.from)} : child,
    )
  }
  const before = withOffsets(children).filter(({to}) => to <= at).length
  return [...children.slice(0, before), {_type: 'span', _key: newKey(), text, marks: []}, ...children.slice(before)]
}

export function childrenOf(block: StoredBlock): StoredBlock[] {
  return asArray(block.children).filter(isRecord)
}

/** Inline objects take no room in a block's text, and so have none here. */
export function isSpan(child: StoredBlock): boolean {
  return typeof child.text === 'string'
}

function textOf(child: StoredBlock): string {
  return asString(child.text)
}

export function marksOf(child: StoredBlock): string[] {
  return asArray(child.marks).filter((mark) => typeof mark === 'string')
}

function sameMarks(a: StoredBlock, b: StoredBlock): boolean {
  const marks = new Set(marksOf(a))
  return marks.size === marksOf(b).length && marksOf(b).every((mark) => marks.has(mark))
}

export function annotationKeys(block: StoredBlock): Set<string> {
  return new Set(asArray(block.markDefs).flatMap((definition) => (isRecord(definition) ? [asString(definition._key)] : [])))
}

export function lengthOf(children: readonly StoredBlock[]): number {
  return children.reduce((length, child) => length + textOf(child).length, 0)
}

function withOffsets(children: readonly StoredBlock[]): {child: StoredBlock; from: number; to: number}[] {
  let from = 0
  return children.map((child) => {
    const to = from + textOf(child).length
    const placed = {child, from, to}
    from = to
    return placed
  })
}

/** The children between two offsets. With `newKey` they are copies under new keys. */
export function slice(children: readonly StoredBlock[], start: number, end: number, newKey?: () => string): StoredBlock[] {
  const length = lengthOf(children)
  return withOffsets(children).flatMap(({child, from, to}) => {
    const isInside = from === to ? start <= from && (from < end || end === length) : from < end && start < to
    if (!isInside) return []
    const kept = isSpan(child) ? {...child, text: textOf(child).slice(Math.max(0, start - from), end - from)} : {...child}
    return [newKey ? {...kept, _key: newKey()} : kept]
  })
}

/** A span that was split leaves its key to its first part. */
export function withUniqueKeys(children: readonly StoredBlock[], newKey: () => string): StoredBlock[] {
  const seen = new Set<string>()
  return withoutEmpty(children).map((child) => {
    const key = asString(child._key)
    const next = key === '' || seen.has(key) ? {...child, _key: newKey()} : child
    seen.add(asString(next._key))
    return next
  })
}

function withoutEmpty(children: readonly StoredBlock[]): StoredBlock[] {
  const filled = children.filter((child) => !isSpan(child) || textOf(child) !== '')
  return filled.length > 0 ? filled : children.slice(0, 1)
}
