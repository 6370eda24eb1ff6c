import {withoutPossessive} from '../text/words.ts'
import type {Archive} from './archive.ts'

/** What is being written. */
export interface Query {
  /** The story being written: never an answer, and what editors dismissed for it is none either. */
  readonly id?: string
  readonly title?: string
  /** The whole draft, or the passage at the caret. */
  readonly text: string
  /** Milliseconds since 1970: the story's date, or the clock. Without it, age says nothing. */
  readonly at?: number
  readonly subjects?: readonly string[]
  /** Stories the draft already cites. */
  readonly cites?: readonly string[]
  /** Other stories never to answer with. */
  readonly without?: ReadonlySet<string>
  /** Only stories of these kinds. */
  readonly kinds?: readonly string[]
}

/** Whether a story may be an answer at all. */
export function isOffered(archive: Archive, {id, without, kinds}: Omit<Query, 'text'>, other: string): boolean {
  if (other === id || without?.has(other) || archive.isDismissed(id, other)) return false
  if (kinds === undefined) return archive.has(other)
  const slot = archive.slotOf(other)
  const kind = slot === undefined ? undefined : archive.kindAt(slot)
  return kind !== undefined && kinds.includes(kind)
}

/** Whether the story of a slot may be an answer, as `isOffered`; made once per query. */
export function offerOf(archive: Archive, query: Query): (slot: number) => boolean {
  const barred = new Set<number>()
  for (const id of [...(query.without ?? []), ...(query.id === undefined ? [] : [query.id, ...archive.dismissedFor(query.id)])]) {
    const slot = archive.slotEver(id)
    if (slot !== undefined) barred.add(slot)
  }
  const {kinds} = query
  return (slot) => {
    if (!archive.isPresent(slot) || barred.has(slot)) return false
    if (kinds === undefined) return true
    const kind = archive.kindAt(slot)
    return kind !== undefined && kinds.includes(kind)
  }
}

export interface WeightedTerm {
  readonly id: number
  /** The word as the query first has it. */
  readonly term: string
  readonly weight: number
}

/** The terms of a text in their order; words the archive has never had are left out. */
export interface ReadText {
  readonly ids: readonly number[]
  /** The word a term comes from, by the term's place among them. */
  readonly wordAt: (place: number) => string
}

/** Longer texts are read up to here: a paste of two megabytes must not stop the worker. */
const charactersRead = 60_000

export function readText(archive: Archive, text: string): ReadText {
  const ids: number[] = []
  const sources: string[] = []
  const spans: number[] = []
  archive.lexicon.eachKnown(text.length > charactersRead ? text.slice(0, charactersRead) : text, (id, source, start, end) => {
    if (archive.frequency(id) === 0) return
    ids.push(id)
    sources.push(source)
    spans.push(start, end)
  })
  return {ids, wordAt: (place) => sources[place]!.slice(spans[2 * place], spans[2 * place + 1])}
}

/** The known terms of a text with (1 + ln count) × rarity, the `limit` strongest, strongest first. */
export function strongest(archive: Archive, {ids, wordAt}: ReadText, limit: number): WeightedTerm[] {
  const seen = new Map<number, {times: number; readonly place: number}>()
  ids.forEach((id, place) => {
    const known = seen.get(id)
    if (known) known.times++
    else seen.set(id, {times: 1, place})
  })
  const found: {id: number; place: number; weight: number}[] = []
  for (const [id, {times, place}] of seen) {
    found.push({id, place, weight: (1 + Math.log(times)) * archive.rarity(id)})
  }
  const key = (id: number) => archive.lexicon.term(id)
  found.sort((a, b) => b.weight - a.weight || (key(a.id) < key(b.id) ? -1 : 1))
  return found.slice(0, limit).map(({id, place, weight}) => ({id, term: withoutPossessive(wordAt(place)), weight}))
}
