import type {Archive} from './archive.ts'
import {featureNames} from './features.ts'
import type {Candidate} from './features.ts'
import {gather} from './gather.ts'
import type {Query, WeightedTerm} from './query.ts'
import {rankingWeights} from './weights.ts'

/** Why a story is in the list, strongest first; each is true on its own. Terms are words as the draft has them. */
export type Reason =
  | {readonly kind: 'terms'; readonly terms: readonly string[]}
  | {readonly kind: 'named'}
  | {readonly kind: 'anchor'}
  | {readonly kind: 'subjects'; readonly subjects: readonly string[]}
  /** `with`: the cited story it stands beside elsewhere. */
  | {readonly kind: 'citedTogether'; readonly with: string}
  /** `of`: another story of the list that it links to or is linked from. */
  | {readonly kind: 'neighbour'; readonly of: string}
  | {readonly kind: 'series'}
  | {readonly kind: 'recent'}

export interface Hit {
  readonly id: string
  /** The weighted sum of the evidence; comparable within one answer only. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Whether the query's text is the whole draft or the passage at the caret; each has weights of its own. */
export type Mode = keyof typeof rankingWeights

const rows = {
  draft: featureNames.map((name) => rankingWeights.draft[name]),
  passage: featureNames.map((name) => rankingWeights.passage[name]),
}

/** The stories closest to what is being written, best first, equal ones by id. Empty when nothing is shared. */
export function relatedStories(archive: Archive, query: Query, mode: Mode, limit = 10): Hit[] {
  const {candidates, terms} = gather(archive, query)
  const weights = rows[mode]
  const ranked = candidates
    .map((candidate) => ({candidate, score: rounded(weigh(candidate, weights))}))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, limit)
  const listed = new Set(ranked.map(({candidate}) => candidate.slot))
  return ranked.map(({candidate, score}) => ({id: candidate.id, score, reasons: reasonsFor(archive, query, candidate, terms, listed)}))
}

function weigh({features}: Candidate, weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < features.length; at++) sum += features[at]! * weights[at]!
  return sum
}

// Sums over the graph depend on the order links came in, in the last bits; equal evidence must rank equally.
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6
}

const termsNamed = 5
const position = Object.fromEntries(featureNames.map((name, at) => [name, at]))

function reasonsFor(
  archive: Archive,
  query: Query,
  {id, slot, features}: Candidate,
  terms: readonly WeightedTerm[],
  listed: ReadonlySet<number>,
): Reason[] {
  const has = (name: (typeof featureNames)[number]) => features[position[name]!]!
  const reasons: Reason[] = []
  if (has('titleRun') > 0.99 && has('titleNear') > 0.99) reasons.push({kind: 'named'})
  const shared = sharedTerms(archive, slot, terms)
  if (shared.length > 0) reasons.push({kind: 'terms', terms: shared})
  const wanted = new Set(query.subjects)
  const subjects = [...new Set(archive.story(id)?.subjects)].filter((subject) => wanted.has(subject))
  if (subjects.length > 0) {
    subjects.sort((a, b) => archive.subjectCount(a) - archive.subjectCount(b) || (a < b ? -1 : 1))
    reasons.push({kind: 'subjects', subjects})
  }
  if (has('citedWith') > 0) reasons.push(...citedTogether(archive, query, slot))
  if (has('anchorNamed') > 0) reasons.push({kind: 'anchor'})
  if (has('neighbours') > 0.3) reasons.push(...neighbour(archive, slot, listed))
  if (has('latestOfSeries') > 0.9) reasons.push({kind: 'series'})
  if (has('thisYear') > 0.92) reasons.push({kind: 'recent'})
  return reasons
}

/** The strongest of the terms that stand in a story. */
function sharedTerms(archive: Archive, slot: number, terms: readonly WeightedTerm[]): string[] {
  const title = archive.title.terms(slot)
  const body = archive.body.terms(slot)
  const shared: string[] = []
  for (const {id, term} of terms) {
    if (!title.includes(id) && !body.includes(id)) continue
    shared.push(term)
    if (shared.length === termsNamed) break
  }
  return shared
}

/** The cited story that others cite beside this one, when there is one. */
function citedTogether(archive: Archive, {cites = []}: Query, slot: number): Reason[] {
  const beside = new Set(archive.graph.sources(slot).flatMap((source) => archive.graph.targets(source)))
  const other = cites.find((id) => beside.has(archive.slotEver(id) ?? -1))
  return other === undefined ? [] : [{kind: 'citedTogether', with: other}]
}

/** The first of the listed stories that this one links to or is linked from, when there is one. */
function neighbour(archive: Archive, slot: number, listed: ReadonlySet<number>): Reason[] {
  const linked = new Set([...archive.graph.targets(slot), ...archive.graph.sources(slot)])
  for (const other of listed) if (other !== slot && linked.has(other)) return [{kind: 'neighbour', of: archive.idAt(other)}]
  return []
}
