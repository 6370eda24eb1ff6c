import {remembered} from '../text/remembered.ts'
import {asArray, asString, isRecord, publishedId, readBlock, referenceId} from '../text/portableText.ts'

/** What the rules know of one document that briefs can cite. Ids carry no `drafts.` or `versions.` prefix. */
export interface CorpusEntry {
  readonly id: string
  readonly type: 'beat' | 'take' | 'subject' | 'cluster'
  /** A beat's or cluster's title, a take's headline, a subject's name. */
  readonly title: string
  readonly shortTitle?: string
  readonly aliases: readonly string[]
  /** Titles or headlines the document bore before. */
  readonly formerTitles: readonly string[]
  readonly slug?: string
  /** Whether readers can see it. */
  readonly isPublic: boolean
  /** A take's publication date, ISO. */
  readonly date?: string
  /** Beats a take belongs to. */
  readonly beats: readonly string[]
  /** Subjects a take names, or a beat's roster lists. */
  readonly subjects: readonly string[]
  readonly cluster?: string
  readonly parentBeat?: string
  /** Prose a brief's figures are compared with: a take's dek and body. Absent when bodies were not loaded. */
  readonly prose?: string
  /** Ids the document's own prose cites. Absent when bodies were not loaded. */
  readonly cites?: readonly string[]
}

/** The citable documents, by id. Rules compare corpora by identity: make a new one when a fact changes. */
export interface Corpus {
  readonly entries: ReadonlyMap<string, CorpusEntry>
  /** Whether `prose` and `cites` are filled in. */
  readonly hasBodies: boolean
}

const types = ['beat', 'take', 'subject', 'cluster'] as const

/**
 * The corpus of stored documents; other types are passed over. A draft only stands in for a document that was never
 * published, and is then not public. Bodies count as loaded when any document brings prose, or as `hasBodies` says: true
 * where the prose of everything that is cited was asked for, even if nothing is.
 */
export function corpusOf(documents: Iterable<unknown>, {hasBodies}: {readonly hasBodies?: boolean} = {}): Corpus {
  const entries = new Map<string, CorpusEntry>()
  for (const document of documents) {
    const entry = isRecord(document) ? entryFor(document) : undefined
    if (!entry) continue
    const known = entries.get(entry.id)
    if (!known || (entry.isPublic && !known.isPublic)) entries.set(entry.id, entry)
  }
  return {
    entries,
    hasBodies: hasBodies ?? [...entries.values()].some(({prose, cites}) => prose !== undefined || (cites?.length ?? 0) > 0),
  }
}

/** Ids of the documents that a stored document's prose cites, each once: whose prose its rules look at. */
export function citedIds(document: unknown): readonly string[] {
  return isRecord(document) ? [...new Set(proseBlocks(document).flatMap(citedInBlock))] : []
}

/**
 * The corpus that a linter of `document` needs: everyone's facts, and the prose of what the document cites and of nothing
 * else. `factsOf` leaves a stored document's prose out and should remember what it gave.
 */
export function corpusFor<Stored extends {readonly _id: string}>(
  document: unknown,
  documents: Iterable<Stored>,
  factsOf: (stored: Stored) => object,
): Corpus {
  const cited = new Set(citedIds(document))
  const known = [...documents].map((stored) => (cited.has(publishedId(stored._id)) ? stored : factsOf(stored)))
  return corpusOf(known, {hasBodies: true})
}

/** A definition without words on it is cited too: what it costs is one document more to read. */
const citedInBlock = remembered((block: Readonly<Record<string, unknown>>): readonly string[] =>
  asArray(block.markDefs).flatMap((mark) =>
    isRecord(mark) && mark._type === 'crossReference' ? (referenceId(mark.target) ?? []) : [],
  ),
)

/** Stored documents do not change: whoever edits one makes another. */
const entryFor = remembered((document: Readonly<Record<string, unknown>>) => entryOf(document))

function entryOf(document: Readonly<Record<string, unknown>>): CorpusEntry | undefined {
  const type = types.find((name) => name === document._type)
  const storedId = asString(document._id)
  if (!type || storedId === '') return undefined
  const id = publishedId(storedId)
  const shortTitle = asString(document.shortTitle)
  const slug = isRecord(document.slug) ? asString(document.slug.current) : ''
  const date = asString(document.publishedAt)
  const cluster = referenceId(document.cluster)
  const parentBeat = referenceId(document.parentBeat)
  return {
    id,
    type,
    title: asString(type === 'take' ? document.headline : type === 'subject' ? document.name : document.title),
    ...(shortTitle === '' ? {} : {shortTitle}),
    aliases: strings(document.aliases),
    formerTitles: [...strings(document.formerTitles), ...strings(document.formerHeadlines)],
    ...(slug === '' ? {} : {slug}),
    isPublic: storedId === id && !storedId.includes('.'),
    ...(date === '' ? {} : {date}),
    beats: asArray(document.beats).flatMap((member) => (isRecord(member) ? (referenceId(member.beat) ?? []) : [])),
    subjects: ids(type === 'take' ? document.subjects : document.roster),
    ...(cluster ? {cluster} : {}),
    ...(parentBeat ? {parentBeat} : {}),
    ...bodyFacts(document, type),
  }
}

function bodyFacts(document: Readonly<Record<string, unknown>>, type: CorpusEntry['type']): Pick<CorpusEntry, 'prose' | 'cites'> {
  const blocks = proseBlocks(document)
  if (blocks.length === 0) return {}
  const read = blocks.flatMap((block) => readBlock(block) ?? [])
  const cites = read.flatMap(({annotations}) =>
    annotations.flatMap(({type: mark, value}) => (mark === 'crossReference' ? (referenceId(value.target) ?? []) : [])),
  )
  if (type !== 'take') return {cites}
  return {cites, prose: [asString(document.dek), ...read.map(({text}) => text)].filter(Boolean).join('\n\n')}
}

/** Every Portable Text block a beat's sections, its watch items or a take's body hold. */
function proseBlocks(document: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const isBlock = (member: Record<string, unknown>) => member._type === 'block'
  return Object.values(document).flatMap((value) =>
    asArray(value).flatMap((member) => {
      if (!isRecord(member)) return []
      if (isBlock(member)) return [member]
      return asArray(member.body).filter(isRecord).filter(isBlock)
    }),
  )
}

function strings(value: unknown): readonly string[] {
  return asArray(value).filter((member): member is string => typeof member === 'string' && member.trim() !== '')
}

function ids(value: unknown): readonly string[] {
  return asArray(value).flatMap((reference) => referenceId(reference) ?? [])
}

/** Every name a document goes by today: title, short title, aliases. */
export function namesOf(entry: CorpusEntry): readonly string[] {
  return [entry.title, ...(entry.shortTitle ? [entry.shortTitle] : []), ...entry.aliases].filter((name) => name !== '')
}

interface CorpusIndex {
  readonly members: ReadonlyMap<string, readonly CorpusEntry[]>
  readonly slugs: ReadonlyMap<string, CorpusEntry>
  /** Citable names of beats, takes and clusters, longest first. */
  readonly citable: readonly {readonly name: string; readonly entry: CorpusEntry}[]
  readonly beats: readonly CorpusEntry[]
}

const indexes = new WeakMap<Corpus, CorpusIndex>()

/** Facts derived from a corpus, made once per corpus. */
export function indexOf(corpus: Corpus): CorpusIndex {
  const known = indexes.get(corpus)
  if (known) return known
  const members = new Map<string, CorpusEntry[]>()
  const slugs = new Map<string, CorpusEntry>()
  const citable: {name: string; entry: CorpusEntry}[] = []
  const all = [...corpus.entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const entry of all) {
    for (const beat of entry.beats) {
      const known = members.get(beat)
      if (known) known.push(entry)
      else members.set(beat, [entry])
    }
    if (entry.slug) slugs.set(entry.slug, entry)
    if (entry.type !== 'subject') for (const name of namesOf(entry)) citable.push({name, entry})
  }
  citable.sort((a, b) => b.name.length - a.name.length || (a.entry.id < b.entry.id ? -1 : 1))
  const made = {members, slugs, citable, beats: all.filter(({type}) => type === 'beat')}
  indexes.set(corpus, made)
  return made
}
