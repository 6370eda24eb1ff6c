import type {Span} from '../../text/spans.ts'
import type {SourceBlock} from './sourceBlock.ts'

/** One paragraph's words, and what stands where in them; offsets are UTF-16 in `text`. */
export interface Paragraph {
  readonly text: string
  readonly emphasis: readonly (Span & {readonly mark: 'em' | 'strong'})[]
  readonly links: readonly (Span & {readonly href: string})[]
  readonly line: number
}

/** A cross-reference over words of a paragraph. */
export interface Reference extends Span {
  readonly target: string
}

/** A block's words on one line; line breaks become spaces. */
export function paragraphOf(block: SourceBlock): Paragraph {
  let text = ''
  const emphasis: (Span & {mark: 'em' | 'strong'})[] = []
  const links: (Span & {href: string})[] = []
  for (const run of block.runs) {
    const start = text.length
    text += run.text.replace(/[ \t]*\n[ \t]*/g, ' ')
    const span = {start, end: text.length}
    if (run.em) emphasis.push({...span, mark: 'em'})
    if (run.strong) emphasis.push({...span, mark: 'strong'})
    const open = links.at(-1)
    if (run.href !== undefined && open?.href === run.href && open.end === start) links[links.length - 1] = {...open, end: span.end}
    else if (run.href !== undefined) links.push({...span, href: run.href})
  }
  const whole = {text, emphasis, links, line: block.line}
  const start = text.length - text.trimStart().length
  return cut(whole, {start, end: Math.max(start, text.trimEnd().length)})
}

/** The paragraph between two offsets, with what stands inside them. */
export function cut(paragraph: Paragraph, span: Span): Paragraph {
  return {
    text: paragraph.text.slice(span.start, span.end),
    emphasis: within(paragraph.emphasis, span),
    links: within(paragraph.links, span),
    line: paragraph.line,
  }
}

function within<Part extends Span>(parts: readonly Part[], {start, end}: Span): Part[] {
  return parts
    .filter((part) => part.start < end && start < part.end)
    .map((part) => ({...part, start: Math.max(part.start, start) - start, end: Math.min(part.end, end) - start}))
}

/**
 * A Portable Text block of style `normal`. Keys follow from `key` alone: children are `<key>-s1`…, references
 * `<key>-r1`…, so that the same source gives the same document.
 */
export function blockOf({text, emphasis}: Paragraph, references: readonly Reference[], key: string): Record<string, unknown> {
  const definitions = references.map(({target}, index) => ({
    _type: 'crossReference',
    _key: referenceKey(key, index),
    target: {_type: 'reference', _ref: target, _weak: true},
    relation: 'background',
  }))
  const marked = [...emphasis, ...references.map(({start, end}, index) => ({start, end, mark: definitions[index]!._key}))]
  return {_type: 'block', _key: key, style: 'normal', markDefs: definitions, children: spansOf(text, marked, key)}
}

/** Key of a block's reference, counted from 0. */
export function referenceKey(key: string, index: number): string {
  return `${key}-r${index + 1}`
}

/** Words that bear a decorator, or the key of an annotation. */
export interface MarkedSpan extends Span {
  readonly mark: string
}

/** A text as spans, parted where its marks change; at least one. */
export function spansOf(text: string, marked: readonly MarkedSpan[], key: string) {
  const edges = [...new Set([0, text.length, ...marked.flatMap(({start, end}) => [start, end])])].sort((a, b) => a - b)
  const pieces: {text: string; marks: string[]}[] = []
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1]
    if (end === undefined) continue
    const marks = [...new Set(marked.filter((part) => part.start <= start && end <= part.end).map(({mark}) => mark))]
    const last = pieces.at(-1)
    if (last && last.marks.join() === marks.join()) last.text += text.slice(start, end)
    else pieces.push({text: text.slice(start, end), marks})
  }
  if (pieces.length === 0) pieces.push({text: '', marks: []})
  return pieces.map((piece, index) => ({_type: 'span', _key: `${key}-s${index + 1}`, ...piece}))
}
