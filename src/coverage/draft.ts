import {isEmpty, type Brief, type Paragraph, type Section} from '../briefing/brief.ts'
import type {PathSegment} from '../briefing/finding.ts'
import type {Query} from '../related/query.ts'
import {isRecord} from '../text/portableText.ts'
import {contains, type Span} from '../text/spans.ts'
import {subjectsOf} from './storyOf.ts'

/** Where the caret or the selection is: words of one block, as UTF-16 offsets in its plain text. */
export interface Caret {
  /** The Portable Text field, from the document's root. */
  readonly field: readonly PathSegment[]
  readonly blockKey: string
  readonly start: number
  readonly end: number
}

/** Where in a paragraph no link may be suggested: links of any kind and quotations. Offsets count in the paragraph. */
export function takenIn(section: Section, paragraph: Paragraph): Span[] {
  return [...section.links, ...section.quotations]
    .filter((span) => contains(paragraph, span))
    .map(({start, end}) => ({start: start - paragraph.start, end: end - paragraph.start}))
}

/** Whether links belong in the paragraph: headings and quotations have none. */
export function isRunningText({style}: Paragraph): boolean {
  return style === 'normal'
}

/** Ids of the stories a section links to. */
export function citedIn(section: Section): Set<string> {
  return new Set(section.links.flatMap(({kind, target}) => (kind === 'crossReference' && target !== undefined ? [target] : [])))
}

/** Ids of the stories a brief links to. */
export function citedBy(brief: Brief): Set<string> {
  return new Set(brief.sections.flatMap((section) => [...citedIn(section)]))
}

/** What the draft as a whole asks of the archive, without its text. `now` is in milliseconds since 1970. */
export function queryOf(brief: Brief, document: unknown, now: number): Omit<Query, 'text'> {
  const published = Date.parse(brief.fields?.publishedAt ?? '')
  return {
    title: brief.title,
    at: Number.isNaN(published) ? now : published,
    subjects: isRecord(document) ? subjectsOf(document) : [],
    cites: [...citedBy(brief)],
  }
}

/** All the prose of a brief, dek included. */
export function textOf(brief: Brief): string {
  return [brief.dek, ...brief.sections.filter((section) => !isEmpty(section)).map(({text}) => text)].filter(Boolean).join('\n\n')
}

/** The paragraph a caret is in, and its section. */
export function paragraphAt(brief: Brief, {field, blockKey}: Caret): {section: Section; paragraph: Paragraph} | undefined {
  const key = JSON.stringify([...field, {_key: blockKey}])
  for (const section of brief.sections) {
    const paragraph = section.paragraphs.find(({path}) => JSON.stringify(path) === key)
    if (paragraph) return {section, paragraph}
  }
  return undefined
}
