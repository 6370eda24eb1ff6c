import type {BriefingContract} from '../contract/contractTypes.ts'
import {asArray, asString, isRecord, readBlock, referenceId, type Annotation} from '../text/portableText.ts'
import {createReader, type Reading} from '../text/reading.ts'
import {overlaps, type Span} from '../text/spans.ts'
import {remembered} from '../text/remembered.ts'

/** A mark that leads somewhere: a cross-reference, a cited source, a page elsewhere, or a figure's picture. */
export interface ReadLink {
  readonly type: string
  /** Id of the document, or the address. */
  readonly target: string
  readonly relation?: string
  readonly facet?: string
  /** Whatever else is stored with it, as JSON: readers may see it. */
  readonly more?: string
}

/** A stretch of a sentence with one set of marks: a word, a space or a punctuation mark, or a part of one. */
export interface Piece extends Span {
  readonly text: string
  readonly links: readonly ReadLink[]
  /** Emphasis and the like, and annotations nobody knows, as they stand. */
  readonly decorators: readonly string[]
  readonly figure: boolean
}

export interface ReadSentence {
  readonly text: string
  /** Where it begins in its paragraph. */
  readonly start: number
  /** Index of its paragraph in the section. */
  readonly paragraph: number
  /** Their offsets count in the sentence. */
  readonly pieces: readonly Piece[]
  readonly reading: Reading | undefined
  /** Equal for sentences that read and link the same. */
  readonly key: string
}

export interface ReadParagraph {
  readonly text: string
  /** What it is besides its words: style, list, inline objects; all of it for a block that is no text. */
  readonly form: string
  readonly sentences: readonly ReadSentence[]
  /** All of its text, the spaces between sentences too; their offsets count in the paragraph. */
  readonly pieces: readonly Piece[]
  /** As it is stored, to tell whether anything differs. */
  readonly canonical?: string
  /** Index of the watch item it belongs to. */
  readonly item?: number
}

/** A section of a beat, or the body of a take, as one side of a comparison. */
export interface ReadSection {
  readonly section: string
  readonly heading: string
  readonly kind: 'prose' | 'watch'
  readonly paragraphs: readonly ReadParagraph[]
  readonly sentences: readonly ReadSentence[]
  /** A watch section's items. */
  readonly items: readonly WatchRead[]
}

export interface WatchRead {
  readonly text: string
  readonly status: string
  readonly resolvedBy: string | undefined
}

const reader = createReader()

/** The prose of a stored beat or take, or of canonical content, section by section; empty for any other document. */
export function readSides(document: unknown, contract: BriefingContract): readonly ReadSection[] {
  if (!isRecord(document)) return []
  if (document._type === 'take') return [proseSection('body', 'Text', document.body)]
  if (document._type !== 'beat') return []
  return contract.sections.map(({key, heading, kind}) =>
    kind === 'watch' ? watchSection(key, heading, document[key]) : proseSection(key, heading, document[key]),
  )
}

function proseSection(section: string, heading: string, value: unknown): ReadSection {
  const paragraphs = asArray(value).map((member, index) => readParagraph(member, index))
  return {section, heading, kind: 'prose', paragraphs, sentences: paragraphs.flatMap(({sentences}) => sentences), items: []}
}

function watchSection(section: string, heading: string, value: unknown): ReadSection {
  const paragraphs: ReadParagraph[] = []
  const items = asArray(value).map((item, index): WatchRead => {
    const record = isRecord(item) ? item : {}
    const read = asArray(record.body).map((member, offset) => readParagraph(member, paragraphs.length + offset))
    paragraphs.push(...read.map((paragraph) => ({...paragraph, item: index})))
    return {
      text: read.map(({text}) => text).join(' ').trim(),
      status: asString(record.status) || 'open',
      resolvedBy: referenceId(record.resolvedBy),
    }
  })
  return {section, heading, kind: 'watch', paragraphs, sentences: paragraphs.flatMap(({sentences}) => sentences), items}
}

function readParagraph(member: unknown, index: number): ReadParagraph {
  const block = isRecord(member) ? readBlock(member) : undefined
  if (!isRecord(member) || !block) return figureParagraph(member, index)
  const marks = [...linksOf(block.annotations), ...decorationsOf(member)]
  const read = reader.paragraph(block.text).sentences
  const sentences = read.map(({start, end, reading}): ReadSentence => {
    const text = block.text.slice(start, end)
    const told = [...reading.figures, ...reading.dates]
    const pieces = piecesOf(text, reading.tokens, moved(marks, -start), told)
    return {text, start, paragraph: index, pieces, reading, key: keyOf(pieces)}
  })
  const pieces = piecesOf(block.text, [], marks, [])
  return {text: block.text, form: formOf(member), sentences, pieces, canonical: JSON.stringify(member)}
}

/** A picture, chart or unknown block, told in words: what it shows, and where it comes from. */
function figureParagraph(member: unknown, index: number): ReadParagraph {
  const figure = isRecord(member) ? member : {}
  const words = [figure.alt, figure.caption, figure.credit].map(asString).filter((part) => part !== '')
  const text = `[${[asString(figure._type) || 'Block', ...words].join('. ')}]`
  const links = [{type: 'figure', target: referenceId(figure.asset) ?? ''}]
  const pieces = [{text, start: 0, end: text.length, links, decorators: [], figure: false}]
  const canonical = JSON.stringify(member)
  const sentence = {text, start: 0, paragraph: index, pieces, reading: undefined, key: keyOf(pieces)}
  return {text, form: canonical, sentences: [sentence], pieces, canonical}
}

interface MarkedSpan extends Span {
  readonly link?: ReadLink
  readonly decorator?: string
}

function linksOf(annotations: readonly Annotation[]): MarkedSpan[] {
  return annotations.map(({type, value, start, end}) => {
    const relation = asString(value.relation)
    const facet = asString(value.facet)
    const pointer = ['target', 'source'].find((name) => referenceId(value[name]) !== undefined) ?? 'href'
    const target = referenceId(value[pointer]) ?? asString(value[pointer])
    const more = besides(value, pointer)
    return {start, end, link: {type, target, ...(relation === '' ? {} : {relation}), ...(facet === '' ? {} : {facet}), ...(more === '[]' ? {} : {more})}}
  })
}

const ofReference = new Set(['_ref', '_type', '_key', '_weak', '_strengthenOnPublish'])

/** What is stored with an annotation besides where it leads, its relation and its facet. */
function besides(value: Readonly<Record<string, unknown>>, pointer: string): string {
  const fields = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    if (name === '_key' || name === '_type') return []
    if (typeof part === 'string') return name === 'relation' || name === 'facet' || name === pointer ? [] : [[name, part]]
    if (name !== pointer || !isRecord(part)) return [[name, part]]
    const rest = Object.entries(part).filter(([of]) => !ofReference.has(of))
    return rest.length > 0 ? [[name, rest]] : []
  })
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function decorationsOf(block: Record<string, unknown>): MarkedSpan[] {
  const annotated = new Set(asArray(block.markDefs).map((mark) => (isRecord(mark) ? mark._key : undefined)))
  let start = 0
  return asArray(block.children).flatMap((child): MarkedSpan[] => {
    if (!isRecord(child)) return []
    const from = start
    start += asString(child.text).length
    return asArray(child.marks).flatMap((mark): MarkedSpan[] =>
      typeof mark === 'string' && !annotated.has(mark) ? [{start: from, end: start, decorator: mark}] : [],
    )
  })
}

function moved(marks: readonly MarkedSpan[], by: number): MarkedSpan[] {
  return marks.map((mark) => ({...mark, start: mark.start + by, end: mark.end + by}))
}

/** Cuts a text at the borders of its tokens and marks. */
function piecesOf(text: string, tokens: readonly Span[], marks: readonly MarkedSpan[], told: readonly Span[]): Piece[] {
  const whole = {start: 0, end: text.length}
  const cuts = new Set([0, text.length])
  for (const span of [...tokens, ...marks.filter((mark) => overlaps(mark, whole))]) {
    cuts.add(Math.max(0, span.start)).add(Math.min(text.length, span.end))
  }
  const borders = [...cuts].sort((a, b) => a - b)
  return borders.slice(0, -1).map((start, index): Piece => {
    const piece = {start, end: borders[index + 1]!}
    const here = marks.filter((mark) => overlaps(mark, piece))
    return {
      ...piece,
      text: text.slice(start, piece.end),
      links: here.flatMap(({link}) => link ?? []),
      decorators: here.flatMap(({decorator}) => decorator ?? []).sort(),
      figure: told.some((span) => overlaps(span, piece)),
    }
  })
}

/** Equal for pieces that read and lead the same. */
export function pieceKey({text, links, decorators}: Piece): string {
  return links.length + decorators.length === 0 ? text : JSON.stringify([text, links, decorators])
}

function keyOf(pieces: readonly Piece[]): string {
  return JSON.stringify(pieces.map(pieceKey))
}

/** What a block is besides its words and links. Inline objects count with their place. */
const formOf = remembered((block: object): string => {
  const {_key, children, markDefs: _markDefs, style = 'normal', ...others} = block as Record<string, unknown>
  let offset = 0
  const objects = asArray(children).flatMap((child) => {
    if (!isRecord(child)) return []
    if (child._type !== 'span' && child._type !== undefined) return [[offset, child]]
    offset += asString(child.text).length
    return []
  })
  return JSON.stringify([style, others, objects])
})
