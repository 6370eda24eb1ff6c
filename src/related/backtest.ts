import {overlaps} from '../text/spans.ts'
import {Archive} from './archive.ts'
import {foldedWords} from './phraseWords.ts'
import type {Story} from './story.ts'

/** A document of a linked collection, as the evaluation protocol reads it. */
export interface LinkedDocument extends Omit<Story, 'links'> {
  readonly paragraphs: readonly string[]
}

/** A link an author made. `paragraphIndex` is -1 when it stands in no paragraph. */
export interface AuthoredLink {
  readonly from: string
  readonly to: string
  readonly anchor: string
  readonly paragraphIndex: number
  readonly charOffset: number
}

export type QueryKind = 'fullDraft' | 'passage' | 'passageMasked' | 'inline'

/** One question put to the archive as it was before the document was published. */
export interface BacktestQuery {
  /** The document's id, with the link's paragraph and offset for a passage. */
  readonly id: string
  readonly kind: QueryKind
  readonly document: LinkedDocument
  readonly text: string
  readonly truth: ReadonlySet<string>
  /** For `inline`: the links to find. */
  readonly links: readonly AuthoredLink[]
}

export interface BacktestOptions {
  readonly kinds: readonly QueryKind[]
  /** At most this many queries of each kind, evenly spaced. */
  readonly limit: number
  /** Told of every story as it enters and leaves, for rankers that keep an index of their own. */
  readonly follow?: {put(story: Story): void; remove(id: string): void}
}

/**
 * Replays a collection day by day: a document is asked about while the archive holds only documents dated strictly
 * earlier, with their links; an undated one while it holds all others. So neither its own links nor later words are seen.
 */
export function replay(
  documents: readonly LinkedDocument[],
  links: readonly AuthoredLink[],
  {kinds, limit, follow}: BacktestOptions,
  ask: (query: BacktestQuery, archive: Archive) => void,
): Archive {
  const queries = queriesOf(documents, links, kinds, limit)
  const made = Map.groupBy(links, ({from}) => from)
  const archive = new Archive()
  const put = (document: LinkedDocument) => {
    const story: Story = {...document, links: made.get(document.id) ?? []}
    archive.put(story)
    follow?.put(story)
  }
  const days = Map.groupBy(
    documents.filter(({date}) => date !== undefined).sort((a, b) => a.date! - b.date!),
    ({date}) => date!,
  )
  for (const today of days.values()) {
    for (const document of today) for (const query of queries.get(document.id) ?? []) ask(query, archive)
    for (const document of today) put(document)
  }
  const undated = documents.filter(({date}) => date === undefined)
  for (const document of undated) put(document)
  for (const document of undated) {
    const asked = queries.get(document.id)
    if (!asked) continue
    archive.remove(document.id)
    follow?.remove(document.id)
    for (const query of asked) ask(query, archive)
    put(document)
  }
  return archive
}

function queriesOf(
  documents: readonly LinkedDocument[],
  links: readonly AuthoredLink[],
  kinds: readonly QueryKind[],
  limit: number,
): Map<string, BacktestQuery[]> {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const usable = links.filter(({from, to}) => from !== to && byId.has(from) && isCandidate(byId.get(to), byId.get(from)!))
  const found: BacktestQuery[] = []
  for (const kind of kinds) {
    const all = kind === 'fullDraft' || kind === 'inline' ? wholeDocuments(kind, byId, usable) : passages(kind, byId, usable)
    found.push(...evenly(all, limit))
  }
  return Map.groupBy(found, ({document}) => document.id)
}

function isCandidate(target: LinkedDocument | undefined, from: LinkedDocument): boolean {
  if (!target) return false
  if (from.date === undefined) return true
  return target.date !== undefined && target.date < from.date
}

function wholeDocuments(kind: QueryKind, byId: ReadonlyMap<string, LinkedDocument>, links: readonly AuthoredLink[]) {
  const usable = kind === 'inline' ? links.filter((link) => placeOf(byId.get(link.from)!, link) !== undefined) : links
  const found: BacktestQuery[] = []
  for (const [from, own] of Map.groupBy(usable, ({from}) => from)) {
    const document = byId.get(from)!
    found.push({id: from, kind, document, text: document.text, truth: new Set(own.map(({to}) => to)), links: own})
  }
  return found
}

function passages(kind: QueryKind, byId: ReadonlyMap<string, LinkedDocument>, links: readonly AuthoredLink[]) {
  const found: BacktestQuery[] = []
  for (const link of links) {
    const document = byId.get(link.from)!
    const paragraph = document.paragraphs[link.paragraphIndex]
    if (paragraph === undefined) continue
    const place = placeOf(document, link)
    if (kind === 'passageMasked' && place === undefined) continue
    const text = kind === 'passage' ? paragraph : `${paragraph.slice(0, place)} ${paragraph.slice(place! + link.anchor.length)}`
    const id = `${link.from}#${link.paragraphIndex}:${link.charOffset}`
    found.push({id, kind, document, text, truth: new Set([link.to]), links: [link]})
  }
  return found
}

/** Where a link's anchor begins in its paragraph; undefined when it does not stand there. */
export function placeOf(document: LinkedDocument, {anchor, paragraphIndex, charOffset}: AuthoredLink): number | undefined {
  const paragraph = document.paragraphs[paragraphIndex]
  if (paragraph === undefined || anchor === '') return undefined
  if (paragraph.startsWith(anchor, charOffset)) return charOffset
  const elsewhere = paragraph.indexOf(anchor)
  return elsewhere < 0 ? undefined : elsewhere
}

/** Whether a suggestion is an author's link: the same target on overlapping words. */
export function isFound(
  document: LinkedDocument,
  link: AuthoredLink,
  {passage, start, end, id}: {readonly passage: number; readonly start: number; readonly end: number; readonly id: string},
): boolean {
  if (link.to !== id || link.paragraphIndex !== passage) return false
  const place = placeOf(document, link)
  return place !== undefined && overlaps({start, end}, {start: place, end: place + link.anchor.length})
}

/** Whether a link's anchor is a name of its target: a title, short title or alias, or words of an earlier link to it. */
export function isNamed(archive: Archive, {to, anchor}: Pick<AuthoredLink, 'to' | 'anchor'>): boolean {
  const story = archive.story(to)
  const wanted = foldedWords(anchor).join(' ')
  if (!story || wanted === '') return false
  const names = [story.title, ...(story.names ?? []), ...archive.anchorsTo(to)]
  return names.some((name) => foldedWords(name).join(' ') === wanted)
}

function evenly<T>(all: readonly T[], limit: number): T[] {
  if (all.length <= limit) return [...all]
  return Array.from({length: limit}, (_, index) => all[Math.floor((index * all.length) / limit)]!)
}
