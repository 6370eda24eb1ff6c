import type {SectionContract} from '../contract/contractTypes.ts'
import type {Quotation} from '../text/quotations.ts'
import type {Reader, Reading, ReadParagraph} from '../text/reading.ts'
import {isInside, touches} from '../text/spans.ts'
import type {Span} from '../text/spans.ts'
import type {PathSegment, Place} from './finding.ts'

/** A link in a section's prose; offsets count in the section's text. */
export interface Link extends Span {
  readonly text: string
  readonly kind: 'crossReference' | 'sourceCitation' | 'webLink'
  /** Id of the document it points to; undefined when the reference is empty. */
  readonly target: string | undefined
  /** The anchor is the target's own title: evidence, never a place. */
  readonly isTitle: boolean
  /** Found by its words in a text brief, not marked by anyone. */
  readonly inferred: boolean
}

export interface Sentence extends Span {
  readonly text: string
  /** What it says; offsets in it count from the sentence's start. */
  readonly reading: Reading
  readonly paragraph: Paragraph
}

export interface Paragraph extends Span {
  readonly text: string
  readonly words: number
  readonly path: readonly PathSegment[]
  readonly blockKey: string | undefined
  readonly style: string
  /** Line of a text file it begins on, from 1. */
  readonly line: number | undefined
}

/** One watch item: a stored one, a list item, or a sentence of a text brief. */
export interface WatchItem extends Span {
  readonly text: string
  readonly words: number
  readonly path: readonly PathSegment[]
  readonly status: string
  readonly resolvedBy: string | undefined
  readonly sentences: readonly Sentence[]
}

/** What a section is made of before it is read. */
export interface SourceParagraph {
  readonly text: string
  readonly path: readonly PathSegment[]
  readonly blockKey?: string
  readonly style?: string
  readonly line?: number
  readonly links: readonly Link[]
}

/** A section, or the body of a take, as the rules see it. All offsets are UTF-16 in `text`. */
export interface Section {
  readonly key: string
  readonly heading: string
  readonly contract: SectionContract | undefined
  readonly path: readonly PathSegment[]
  /** Its paragraphs joined by one "\n\n". */
  readonly text: string
  readonly words: number
  readonly paragraphs: readonly Paragraph[]
  readonly sentences: readonly Sentence[]
  /** Watch items; empty in prose sections. */
  readonly items: readonly WatchItem[]
  readonly links: readonly Link[]
  readonly quotations: readonly Quotation[]
}

export function isEmpty(section: Section): boolean {
  return section.words === 0
}

interface SectionSource {
  readonly key: string
  readonly heading: string
  readonly contract: SectionContract | undefined
  readonly path: readonly PathSegment[]
  readonly paragraphs: readonly SourceParagraph[]
  /** Groups of paragraph indexes that are one stored item each; absent when items are sentences. */
  readonly items?: readonly StoredItem[]
}

export interface StoredItem {
  readonly paragraphs: readonly number[]
  readonly path: readonly PathSegment[]
  readonly status: string
  readonly resolvedBy: string | undefined
}

/** Reads a section's paragraphs and puts every offset in terms of the section's text. Blank paragraphs are left out. */
export function readSection(source: SectionSource, reader: Reader): Section {
  const paragraphs: Paragraph[] = []
  const sentences: Sentence[] = []
  const links: Link[] = []
  const quotations: Quotation[] = []
  const bySource = new Map<number, Paragraph>()
  let text = ''
  let words = 0
  source.paragraphs.forEach((given, index) => {
    if (given.text.trim() === '') return
    if (text !== '') text += '\n\n'
    const start = text.length
    text += given.text
    const titles = given.links.filter((link) => link.isTitle)
    const read: ReadParagraph = reader.paragraph(given.text, titles)
    const paragraph: Paragraph = {
      start,
      end: text.length,
      text: given.text,
      words: read.words,
      path: given.path,
      blockKey: given.blockKey,
      style: given.style ?? 'normal',
      line: given.line,
    }
    words += read.words
    paragraphs.push(paragraph)
    bySource.set(index, paragraph)
    for (const {start: from, end, reading} of read.sentences) {
      sentences.push({start: start + from, end: start + end, text: given.text.slice(from, end), reading, paragraph})
    }
    for (const link of given.links) links.push({...link, start: start + link.start, end: start + link.end})
    for (const {start: from, end, inner} of read.quotations) {
      quotations.push({
        start: start + from,
        end: start + end,
        inner: {start: start + inner.start, end: start + inner.end},
      })
    }
  })
  const {key, heading, contract, path} = source
  const section = {key, heading, contract, path, text, words, paragraphs, sentences, links, quotations}
  return {...section, items: contract?.kind === 'watch' ? readItems(section, source.items, bySource, reader) : []}
}

function readItems(
  section: Omit<Section, 'items'>,
  stored: readonly StoredItem[] | undefined,
  bySource: ReadonlyMap<number, Paragraph>,
  reader: Reader,
): WatchItem[] {
  if (!stored) {
    return section.sentences.map((sentence) => ({
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
      words: reader.paragraph(sentence.text).words,
      path: sentence.paragraph.path,
      status: 'open',
      resolvedBy: undefined,
      sentences: [sentence],
    }))
  }
  return stored.flatMap((item) => {
    const paragraphs = item.paragraphs.flatMap((index) => bySource.get(index) ?? [])
    const [first] = paragraphs
    const last = paragraphs.at(-1)
    if (!first || !last) return []
    const text = section.text.slice(first.start, last.end)
    const trimmed = {
      start: first.start + (text.length - text.trimStart().length),
      end: first.start + text.trimEnd().length,
    }
    return {
      ...trimmed,
      text: section.text.slice(trimmed.start, trimmed.end),
      words: paragraphs.reduce((sum, paragraph) => sum + paragraph.words, 0),
      path: item.path,
      status: item.status,
      resolvedBy: item.resolvedBy,
      sentences: section.sentences.filter(({paragraph}) => paragraphs.includes(paragraph)),
    }
  })
}

/** Fields only a stored document carries. */
export interface BriefFields {
  readonly asOf: {readonly date: string; readonly precision: string} | undefined
  readonly rosterStatement: string | undefined
  readonly roster: readonly string[]
  readonly cluster: string | undefined
  readonly emailSubject: string | undefined
  /** A take's fields. */
  readonly publishedAt: string | undefined
  readonly beats: readonly string[]
  readonly subjects: readonly string[]
  readonly sources: number
}

/** What a text brief's layout shows besides its sections. */
export interface TextLayout {
  /** Contract headings, the closing one included, in the order they stand. */
  readonly headings: readonly {readonly heading: string; readonly line: number}[]
  readonly extraHeadings: readonly {readonly heading: string; readonly line: number; readonly section: string}[]
  /** Number of takes the meta line declares. */
  readonly declaredTakes: number | undefined
  readonly meta: readonly string[]
  readonly type: string | undefined
  readonly notUnderstood: readonly string[]
  readonly lines: {readonly title: number; readonly dek: number}
}

/** A beat's brief or a take, read from a stored document or from text; the one thing rules look at. */
export interface Brief {
  readonly kind: 'beat' | 'take'
  /** The id findings carry: a document id, or a file name. */
  readonly document: string
  /** Published id in the corpus; of a text brief only when its title is a beat's. */
  readonly id: string | undefined
  readonly title: string
  readonly shortTitle: string | undefined
  readonly dek: string
  readonly titlePath: readonly PathSegment[]
  /** Sections in contract order, missing and empty ones included; the body of a take. */
  readonly sections: readonly Section[]
  readonly fields: BriefFields | undefined
  readonly layout: TextLayout | undefined
}

export function sectionOf(brief: Brief, key: string): Section | undefined {
  return brief.sections.find((section) => section.key === key)
}

/** The place of words in a section. Words within one block carry its path and key. */
export function placeIn(section: Section, {start, end}: Span): Place {
  const text = section.text.slice(start, end)
  const paragraph = section.paragraphs.find((block) => block.start <= start && end <= block.end)
  if (!paragraph) return {section: section.key, path: section.path, start, end, text}
  return {
    section: section.key,
    path: paragraph.path,
    ...(paragraph.blockKey === undefined ? {} : {blockKey: paragraph.blockKey}),
    start,
    end,
    text,
    ...(paragraph.blockKey === undefined ? {} : {blockStart: start - paragraph.start, blockEnd: end - paragraph.start}),
  }
}

/** The whole section, whatever blocks it has. */
export function wholeOf(section: Section): Place {
  return {section: section.key, path: section.path, start: 0, end: section.text.length, text: section.text}
}

/** A field, or a missing section: only the path speaks. */
export function fieldPlace(path: readonly PathSegment[], section?: string): Place {
  return {...(section === undefined ? {} : {section}), path, start: 0, end: 0, text: ''}
}

/** A stretch of a sentence as a stretch of its section. */
export function inSection(sentence: Sentence, {start, end}: Span): Span {
  return {start: sentence.start + start, end: sentence.start + end}
}

/** Whether the words are someone else's: in a quotation, or in a link's anchor. */
export function isBorrowed(section: Section, span: Span): boolean {
  return (
    touches(span, section.quotations) ||
    isInside(
      span,
      section.links.filter(({kind}) => kind !== 'sourceCitation'),
    )
  )
}

/** Whether the words stand inside a proper name of their sentence; a capital the sentence's beginning gives is none. */
export function isInName(sentence: Sentence, span: Span): boolean {
  const names = sentence.reading.names.filter(({certain}) => certain)
  return touches({start: span.start - sentence.start, end: span.end - sentence.start}, names)
}
