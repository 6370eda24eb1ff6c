import type {Span} from './spans.ts'

/** One child span of a block, as a stretch of the block's plain text. */
export interface ChildSpan extends Span {
  readonly key: string
}

/** A mark annotation over a stretch of the block's plain text; neighbouring spans with the same mark are one. */
export interface Annotation extends Span {
  readonly key: string
  readonly type: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The plain text of one Portable Text block, and what stands where in it. Offsets are UTF-16 in `text`. */
export interface BlockText {
  readonly key: string
  readonly style: string
  readonly text: string
  readonly children: readonly ChildSpan[]
  readonly annotations: readonly Annotation[]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * Reads a stored block. Anything that is not a text block gives undefined; missing children, marks or keys read as
 * empty, and inline objects take no room in the text.
 */
export function readBlock(block: unknown): BlockText | undefined {
  if (!isRecord(block) || block._type !== 'block') return undefined
  const definitions = new Map<string, Record<string, unknown>>()
  for (const definition of asArray(block.markDefs)) {
    if (isRecord(definition) && typeof definition._key === 'string') definitions.set(definition._key, definition)
  }
  const children: ChildSpan[] = []
  const annotations: {key: string; type: string; value: Record<string, unknown>; start: number; end: number}[] = []
  let text = ''
  for (const child of asArray(block.children)) {
    if (!isRecord(child)) continue
    const start = text.length
    text += asString(child.text)
    const end = text.length
    children.push({key: asString(child._key), start, end})
    for (const mark of asArray(child.marks)) {
      const value = typeof mark === 'string' ? definitions.get(mark) : undefined
      if (!value || end === start) continue
      const open = annotations.find(({key, end: last}) => key === mark && last === start)
      if (open) open.end = end
      else annotations.push({key: mark as string, type: asString(value._type), value, start, end})
    }
  }
  return {key: asString(block._key), style: asString(block.style) || 'normal', text, children, annotations}
}

/** The child span an offset of the block's text falls in, and the offset within it; for a caret at `offset`. */
export function childAt(block: BlockText, offset: number): {key: string; offset: number} | undefined {
  const child =
    block.children.find(({start, end}) => offset >= start && offset < end) ??
    block.children.findLast(({start, end}) => offset >= start && offset <= end)
  return child && {key: child.key, offset: offset - child.start}
}

/** The offset in the block's text of an offset inside one of its child spans; undefined for an unknown key. */
export function offsetOf(block: BlockText, childKey: string, offset: number): number | undefined {
  const child = block.children.find(({key}) => key === childKey)
  return child && Math.min(child.start + Math.max(0, offset), child.end)
}

/** Id a stored reference points to, without a `drafts.` or `versions.` prefix; undefined when it points nowhere. */
export function referenceId(reference: unknown): string | undefined {
  const id = isRecord(reference) ? asString(reference._ref) : ''
  return id === '' ? undefined : publishedId(id)
}

/** The id readers know a document by: drafts and release versions lose their prefix. */
export function publishedId(id: string): string {
  return id.replace(/^(?:drafts\.|versions\.[^.]+\.)/, '')
}
