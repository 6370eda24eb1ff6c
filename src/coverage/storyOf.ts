import {corpusOf, type CorpusEntry} from '../briefing/corpus.ts'
import type {Story, StoryLink} from '../related/story.ts'
import {asArray, asString, isRecord, readBlock, referenceId} from '../text/portableText.ts'
import type {BlockText} from '../text/portableText.ts'

/** The document types that can be linked to and so are in the archive. */
export const storyKinds = ['beat', 'take', 'subject', 'cluster'] as const
export type StoryKind = (typeof storyKinds)[number]

/** A story as lists and cards show it. */
export interface StoryFacts {
  /** Published id. */
  readonly id: string
  readonly kind: StoryKind
  readonly title: string
  /** What a sentence would call it: a short title, else the title. */
  readonly shortTitle: string
  /** The day readers see, ISO; a beat's is its as-of. */
  readonly date?: string
  /** Whether readers can see it. */
  readonly isPublic: boolean
}

/** One stored document, read for the archive; plain data that can be stored and sent. */
export interface StoredVersion {
  readonly storedId: string
  readonly revision: string
  readonly entry: CorpusEntry
  /** ISO; a beat's is its as-of. */
  readonly date: string
  /** Dek and paragraphs, joined by a blank line. */
  readonly text: string
  /** Ids it shares with others by an editor's decision. */
  readonly subjects: readonly string[]
  readonly links: readonly StoryLink[]
}

/** Reads a stored beat, take, subject or cluster; undefined for anything else, and for a version of a release. */
export function readStory(document: unknown): StoredVersion | undefined {
  if (!isRecord(document)) return undefined
  const storedId = asString(document._id)
  if (storedId.startsWith('versions.')) return undefined
  const prose = new Set(Object.keys(document).filter((key) => asArray(document[key]).some(isProse)))
  const facts = Object.fromEntries(Object.entries(document).filter(([key]) => !prose.has(key)))
  const [entry] = corpusOf([facts]).entries.values()
  if (!entry) return undefined
  const blocks = [...prose].flatMap((key) => blocksOf(document[key]))
  return {
    storedId,
    revision: asString(document._rev),
    entry,
    date: entry.date ?? (isRecord(document.asOf) ? asString(document.asOf.date) : ''),
    text: [asString(document.dek), asString(document.description), ...blocks.map(({text}) => text)].filter(Boolean).join('\n\n'),
    subjects: subjectsOf(document),
    links: blocks.flatMap(linksOf),
  }
}

export function factsOf({entry: {id, type, title, shortTitle, isPublic}, date}: StoredVersion): StoryFacts {
  return {id, kind: type, title, shortTitle: shortTitle ?? title, ...(date === '' ? {} : {date}), isPublic}
}

/** A version as the archive takes it. */
export function asStory({entry: {id, type, title, shortTitle, aliases}, text, subjects, links, date}: StoredVersion): Story {
  const when = Date.parse(date)
  const names = [...(shortTitle ? [shortTitle] : []), ...aliases].filter((name) => name !== title)
  return {id, kind: type, title, text, names, subjects, links, ...(Number.isNaN(when) ? {} : {date: when})}
}

/** What two stories may have in common by an editor's decision; a beat counts as a subject of itself and its takes. */
export function subjectsOf(document: Readonly<Record<string, unknown>>): string[] {
  const references = [
    ...asArray(document.subjects),
    ...asArray(document.roster),
    document.cluster,
    document.vertical,
    document.parentBeat,
    ...asArray(document.beats).map((member) => (isRecord(member) ? member.beat : undefined)),
    ...(document._type === 'beat' ? [{_ref: document._id}] : []),
  ]
  return [...new Set(references.flatMap((reference) => referenceId(reference) ?? []))]
}

function linksOf({text, annotations}: BlockText): StoryLink[] {
  return annotations.flatMap(({type, value, start, end}) => {
    const to = type === 'crossReference' ? referenceId(value.target) : undefined
    return to === undefined ? [] : [{to, anchor: text.slice(start, end)}]
  })
}

/** A block, or a watch item that holds some. */
function isProse(member: unknown): boolean {
  return isRecord(member) && (member._type === 'block' || asArray(member.body).some((block) => isRecord(block) && block._type === 'block'))
}

function blocksOf(value: unknown): BlockText[] {
  return asArray(value).flatMap((member) => {
    if (!isRecord(member)) return []
    const blocks = member._type === 'block' ? [member] : asArray(member.body)
    return blocks.flatMap((block) => readBlock(block) ?? [])
  })
}
