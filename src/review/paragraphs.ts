import {overlaps, type Span} from '../text/spans.ts'
import {tokenise} from '../text/words.ts'
import type {Piece, ReadLink, ReadParagraph} from './sides.ts'
import {isTypo} from './typo.ts'

/** A difference between two paragraphs that an approval carries. */
export interface ParagraphChange {
  readonly class: 'typo' | 'link-only'
  readonly before: string
  readonly after: string
  /** Set when a word was mended; absent for white space, quote style and links. */
  readonly word?: true
  /** Tells sentences of one document apart. */
  readonly sentence?: string
}

/**
 * The small differences between two paragraphs: mended words, white space, quote style, cross-references. Undefined
 * when there is any other.
 */
export function compareParagraphs(before: ReadParagraph, after: ReadParagraph, isKnownWord: (word: string) => boolean): ParagraphChange[] | undefined {
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  if (before.form !== after.form || old.length !== fresh.length) return undefined
  const changes: ParagraphChange[] = []
  let linksDiffer = false
  for (const [index, token] of old.entries()) {
    const other = fresh[index]!
    if (token.marks !== other.marks || token.spaced !== other.spaced || token.spaceMarks !== other.spaceMarks) return undefined
    if (token.links !== other.links) linksDiffer = true
    if (token.text === other.text) continue
    const words = {before: wordIn(before, token), after: wordIn(after, other)}
    if (!words.before || !words.after || !isTypo(words.before, words.after, isKnownWord)) return undefined
    changes.push({class: 'typo', before: token.text, after: other.text, word: true, sentence: words.before.sentence})
  }
  if (linksDiffer) changes.push({class: 'link-only', before: before.text, after: after.text})
  const onlyMarks = changes.length === 0 && before.text === after.text
  if (onlyMarks) return undefined
  if (changes.length === 0) changes.push({class: 'typo', before: before.text, after: after.text})
  return changes
}

interface Token extends Span {
  /** With straight quotation marks. */
  readonly text: string
  /** Whether white space stands before it; true at the beginning. */
  readonly spaced: boolean
  /** Emphasis, cited sources and web links on it. */
  readonly marks: string
  /** The same of the white space before it, and whatever stands there that is neither word nor mark nor space. */
  readonly spaceMarks: string
  /** Cross-references on it or before it. */
  readonly links: string
}

function tokensOf({text, pieces}: ReadParagraph): Token[] {
  const straight = text.replace(/[“”„‟]/g, '"').replace(/[‘’‚‛]/g, "'")
  let from = 0
  const tokens = tokenise(straight).map((token, index): Token => {
    const space = {start: from, end: token.start}
    from = token.end
    return {
      start: token.start,
      end: token.end,
      text: token.text,
      spaced: index === 0 || space.end > space.start,
      marks: marksOn(pieces, token),
      spaceMarks: hidden(straight, space) + marksOn(pieces, space),
      links: `${linksOn(pieces, space)} ${linksOn(pieces, token)}`,
    }
  })
  const rest = {start: from, end: straight.length}
  const end = {text: '', spaced: true, marks: '', spaceMarks: hidden(straight, rest) + marksOn(pieces, rest), links: linksOn(pieces, rest)}
  return [...tokens, {...rest, ...end}]
}

/** Characters between tokens that are no white space, such as zero-width ones. */
function hidden(text: string, {start, end}: Span): string {
  return text.slice(start, end).replace(/\s/gu, '')
}

/** What stands on a stretch besides cross-references; where inside it only matters when it is not all of it. */
function marksOn(pieces: readonly Piece[], span: Span): string {
  const here = pieces.filter((piece) => overlaps(piece, span))
  const keys = here.map(({decorators, links}) => JSON.stringify([decorators, links.filter(({type}) => type !== 'crossReference'), facets(links)]))
  if (new Set(keys).size <= 1) return keys[0] ?? '[[],[],[]]'
  return here.map((piece, index) => `${Math.max(piece.start, span.start) - span.start} ${keys[index]}`).join(' ')
}

/** A cross-reference's facet stands in the margin: it is wording, not a link. So is whatever else is stored with one. */
function facets(links: readonly ReadLink[]): string[] {
  return links.flatMap(({type, facet, more}) => (type === 'crossReference' ? [facet ?? [], more ?? []].flat() : []))
}

function linksOn(pieces: readonly Piece[], span: Span): string {
  const here = pieces.filter((piece) => overlaps(piece, span))
  return JSON.stringify(here.flatMap(({links}) => links.filter(({type}) => type === 'crossReference')))
}

function wordIn({sentences}: ReadParagraph, token: Token) {
  const found = sentences.find(({start, text}) => start <= token.start && token.end <= start + text.length)
  if (!found) return undefined
  const {start, reading, paragraph} = found
  return {text: token.text, start: token.start - start, end: token.end - start, reading, sentence: `${paragraph}:${start}`}
}
