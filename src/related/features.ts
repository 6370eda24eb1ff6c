import type {Archive} from './archive.ts'
import {BestSlots} from './bestSlots.ts'
import type {Scores} from './postings.ts'
import {withoutPossessive} from '../text/words.ts'
import {termsOf, wordsOf} from './terms.ts'

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
  const story = archive.story(other)
  return story !== undefined && (kinds === undefined || (story.kind !== undefined && kinds.includes(story.kind)))
}

/** The evidence the blend weighs, each between 0 and 1 and higher for closer. */
export const featureNames = [
  'body',
  'title',
  'anchors',
  'ownTitleInTitle',
  'ownTitleInBody',
  'together',
  'titleCovered',
  'titleCoveredWell',
  'bodyCovered',
  'titleShare',
  'titleNamed',
  'anchorNamed',
  'neighbours',
  'citedWith',
  'subjects',
  'popular',
  'thisMonth',
  'thisYear',
  'recentYears',
  'latestOfSeries',
  'latestLookingBack',
  'titleRun',
] as const

export type FeatureName = (typeof featureNames)[number]

export interface Candidate {
  readonly id: string
  readonly slot: number
  readonly features: Float64Array
}

export interface Evidence {
  readonly candidates: readonly Candidate[]
  /** Weighted terms of the query, strongest first. */
  readonly terms: readonly WeightedTerm[]
}

export interface WeightedTerm {
  readonly id: number
  /** The word as the query first has it. */
  readonly term: string
  readonly weight: number
}

const day = 86_400_000
const queryTerms = 60
const gathered = 120
const seedCount = 12
/** Postings read per query at most, once `fewestTerms` are read. */
const bodyWork = 15_000
const fieldWork = 6_000
const fewestTerms = 4

interface Workspace {
  body: Scores
  title: Scores
  anchors: Scores
  lead: Scores
  leadBody: Scores
  rough: Scores
}

const workspaces = new WeakMap<Archive, Workspace>()

/** Gathers candidates for a query and the evidence for each. */
export function gather(archive: Archive, query: Query): Evidence {
  const work = workspaceFor(archive)
  const terms = strongest(archive, query.text, queryTerms)
  const lead = strongest(archive, query.title ?? '', 24)
  const all = merged(terms, lead)
  archive.body.score(affordable(archive, terms, bodyWork), work.body)
  archive.title.score(affordable(archive, terms, fieldWork), work.title)
  archive.anchors.score(affordable(archive, terms, fieldWork), work.anchors)
  archive.title.score(affordable(archive, lead, fieldWork), work.lead)
  archive.body.score(affordable(archive, lead, fieldWork), work.leadBody)

  const named = namings(archive, query)
  const slots = choose(archive, query, work, named)
  const candidates = describe(archive, query, work, slots, named, all)
  for (const scores of Object.values(work) as Scores[]) {
    for (const slot of scores.touched) scores.values[slot] = 0
    scores.touched.length = 0
  }
  return {candidates, terms: all}
}

function workspaceFor(archive: Archive): Workspace {
  const known = workspaces.get(archive)
  if (known && known.body.values.length >= archive.slotCount) return known
  const size = Math.ceil(archive.slotCount * 1.25) + 16
  const scores = (): Scores => ({values: new Float32Array(size), touched: []})
  const fresh = {body: scores(), title: scores(), anchors: scores(), lead: scores(), leadBody: scores(), rough: scores()}
  workspaces.set(archive, fresh)
  return fresh
}

/** The known terms of a text with (1 + ln count) × rarity, the `limit` strongest, strongest first. */
function strongest(archive: Archive, text: string, limit: number): WeightedTerm[] {
  const counts = new Map<string, {times: number; word: string}>()
  for (const word of wordsOf(text)) {
    for (const term of termsOf(word)) {
      const known = counts.get(term)
      if (known) known.times++
      else counts.set(term, {times: 1, word: withoutPossessive(word)})
    }
  }
  const found: (WeightedTerm & {readonly key: string})[] = []
  for (const [key, {times, word}] of counts) {
    const id = archive.termId(key)
    if (id === undefined || archive.frequency(id) === 0) continue
    found.push({id, key, term: word, weight: (1 + Math.log(times)) * archive.rarity(id)})
  }
  return found.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, limit)
}

/** The strongest terms until the stories to look at run out; the rest are so common that they decide little. */
function affordable(archive: Archive, terms: readonly WeightedTerm[], budget: number): [term: number, weight: number][] {
  const taken: [number, number][] = []
  let spent = 0
  for (const {id, weight} of terms) {
    spent += archive.frequency(id)
    if (spent > budget && taken.length >= fewestTerms) break
    taken.push([id, weight])
  }
  return taken
}

function merged(terms: readonly WeightedTerm[], lead: readonly WeightedTerm[]): WeightedTerm[] {
  const seen = new Set(terms.map(({id}) => id))
  return [...terms, ...lead.filter(({id}) => !seen.has(id))]
}

/** How surely the text names a story: by its title or alias, and by words earlier links to it stand on. */
interface Named {
  title: number
  anchor: number
}

function namings(archive: Archive, {title = '', text}: Query): Map<string, Named> {
  const found = new Map<string, Named>()
  for (const {words, namings, start, end} of archive.phrases.find(`${text}\n${title}`)) {
    const rarest = Math.max(0, ...strongest(archive, text.slice(start, end), 8).map(({weight}) => weight))
    const plain = Math.log(1 + archive.size)
    const specific = Math.min(1, (rarest / plain) * Math.min(1, 0.4 + words * 0.2))
    let uses = 0
    for (const {counts} of namings) uses += counts.title + counts.part + counts.name + counts.anchor
    for (const {id, counts} of namings) {
      const named = found.get(id) ?? {title: 0, anchor: 0}
      const own = counts.title + counts.part + counts.name
      named.title = Math.max(named.title, own > 0 ? (specific * own) / uses : 0)
      named.anchor = Math.max(named.anchor, (specific * counts.anchor) / uses)
      found.set(id, named)
    }
  }
  return found
}

function recencyOf(at: number | undefined, date: number | undefined, halfLife: number): number {
  if (at === undefined || date === undefined || Number.isNaN(date)) return 0
  return Math.exp(-Math.max(0, at - date) / (halfLife * day))
}

/** The best by words, those the text names, and the neighbours of both in the graph. */
function choose(archive: Archive, query: Query, work: Workspace, named: ReadonlyMap<string, Named>): number[] {
  const {rough} = work
  const parts = [[work.body, 1], [work.title, 1], [work.anchors, 0.8], [work.lead, 0.7]] as const
  for (const [{values, touched}, share] of parts) {
    let most = 1e-9
    for (const slot of touched) if (values[slot]! > most) most = values[slot]!
    const scale = share / most
    for (const slot of touched) {
      if (rough.values[slot] === 0) rough.touched.push(slot)
      rough.values[slot]! += values[slot]! * scale
    }
  }
  const ranked = best(archive, query, rough)
  const chosen = new Set(ranked)
  const near = new Set<string>(named.keys())
  for (const slot of ranked.slice(0, seedCount)) around(archive, archive.storyAt(slot)!.id, near)
  for (const cited of query.cites ?? []) {
    around(archive, cited, near)
    for (const source of archive.graph.sources(cited)) for (const other of archive.graph.targets(source)) near.add(other)
  }
  for (const id of near) {
    const slot = archive.slotOf(id)
    if (slot !== undefined && isOffered(archive, query, id)) chosen.add(slot)
  }
  return [...chosen]
}

function around(archive: Archive, id: string, into: Set<string>): void {
  for (const target of archive.graph.targets(id)) into.add(target)
  for (const source of archive.graph.sources(id)) into.add(source)
}

/** The slots with the highest rough score, newer ones preferred, equal ones by id: a heap with the worst on top. */
function best(archive: Archive, query: Query, {values, touched}: Scores): number[] {
  const heap = new BestSlots(gathered, (a, b) => (archive.storyAt(a)!.id < archive.storyAt(b)!.id ? 1 : -1))
  for (const slot of touched) {
    const score = values[slot]!
    if (score * 1.5 < heap.least || !isOffered(archive, query, archive.storyAt(slot)!.id)) continue
    heap.offer(slot, score * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365)))
  }
  return heap.slots()
}

function describe(
  archive: Archive,
  query: Query,
  work: Workspace,
  slots: readonly number[],
  named: ReadonlyMap<string, Named>,
  terms: readonly WeightedTerm[],
): Candidate[] {
  const weights = new Set(terms.map(({id}) => id))
  const allWeight = terms.reduce((sum, {weight}) => sum + weight, 1e-9)
  const {body, title, anchors, lead, leadBody} = work
  const top = (scores: Scores) => slots.reduce((high, slot) => Math.max(high, scores.values[slot]!), 1e-9)
  const tops = {body: top(body), title: top(title), anchors: top(anchors), lead: top(lead), leadBody: top(leadBody)}
  const both = slots.map((slot) => together(work, slot) * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365)))
  const mostBoth = Math.max(1e-9, ...both)
  const seeds = new Map<string, number>()
  const lexical = slots
    .map((slot, index) => ({id: archive.storyAt(slot)!.id, score: both[index]! / mostBoth}))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, seedCount)
  for (const {id, score} of lexical) seeds.set(id, score ** 2)
  const neighbours = scaled(archive.graph.walk(seeds, 2, 0.4))
  const citedWith = scaled(archive.graph.walk(new Map((query.cites ?? []).map((id) => [id, 1])), 3, 0.3))
  const subjects = new Set(query.subjects)
  const pairs = wordPairs(archive, query)
  const latest = latestOfSeries(archive, slots, query)
  const looksBack = /\b(?:last|previous(?:ly)?|earlier|latest|prior)\b/iu.test(query.text.slice(0, 4000)) ? 1 : 0
  return slots.map((slot, index) => {
    const {id, subjects: own = []} = archive.storyAt(slot)!
    let covered = 0
    let titleWeight = 1e-9
    for (const term of archive.title.terms(slot)) {
      const rarity = archive.rarity(term)
      titleWeight += rarity
      if (weights.has(term)) covered += rarity
    }
    const date = archive.dateAt(slot)
    const inTitle = title.values[slot]! / tops.title
    const share = covered / titleWeight
    const features = Float64Array.of(
      body.values[slot]! / tops.body,
      inTitle,
      anchors.values[slot]! / tops.anchors,
      lead.values[slot]! / tops.lead,
      leadBody.values[slot]! / tops.leadBody,
      both[index]! / mostBoth,
      share,
      share * inTitle,
      Math.min(1, body.values[slot]! / allWeight),
      Math.min(1, title.values[slot]! / allWeight),
      named.get(id)?.title ?? 0,
      named.get(id)?.anchor ?? 0,
      neighbours.get(id) ?? 0,
      citedWith.get(id) ?? 0,
      subjectOverlap(archive, subjects, own),
      Math.min(1, Math.log1p(archive.graph.citations(id)) / 4),
      recencyOf(query.at, date, 30),
      recencyOf(query.at, date, 365),
      recencyOf(query.at, date, 1500),
      latest[index]!,
      latest[index]! * looksBack,
      titleRun(archive.titleAt(slot), pairs),
    )
    return {id, slot, features}
  })
}

function together({body, title, lead, leadBody}: Workspace, slot: number): number {
  return body.values[slot]! + leadBody.values[slot]! + title.values[slot]! + lead.values[slot]!
}

/**
 * How like the draft's own title a title is when numbers, versions and months are left out, divided among the stories of
 * the same likeness that are newer.
 */
function latestOfSeries(archive: Archive, slots: readonly number[], {title = ''}: Query): number[] {
  const own = new Set<number>()
  for (const term of termsOf(title)) {
    const id = archive.termId(term)
    if (id !== undefined && !archive.isOfDate(id)) own.add(id)
  }
  const likeness = slots.map((slot) => skeletonLikeness(archive, own, archive.title.terms(slot)))
  const alike = slots.flatMap((slot, index) => (likeness[index]! >= 0.3 ? [{date: archive.dateAt(slot), likeness: likeness[index]!}] : []))
  return slots.map((slot, index) => {
    const like = likeness[index]!
    if (like < 0.3) return 0
    const date = archive.dateAt(slot)
    let newer = 0
    for (const other of alike) if (other.date > date && other.likeness >= 0.9 * like) newer++
    return like / (1 + newer)
  })
}

function skeletonLikeness(archive: Archive, own: ReadonlySet<number>, terms: Int32Array): number {
  let shared = 0
  let other = 0
  for (const term of terms) {
    if (archive.isOfDate(term)) continue
    if (own.has(term)) shared += archive.rarity(term)
    else other += archive.rarity(term)
  }
  if (shared === 0) return 0
  let all = other
  for (const term of own) all += archive.rarity(term)
  return shared / all
}

function scaled(mass: ReadonlyMap<string, number>): Map<string, number> {
  const most = Math.max(1e-9, ...mass.values())
  return new Map([...mass].map(([id, value]) => [id, value / most]))
}

function subjectOverlap(archive: Archive, wanted: ReadonlySet<string>, subjects: readonly string[]): number {
  if (wanted.size === 0 || subjects.length === 0) return 0
  const rarity = (subject: string) => Math.log(1 + archive.size / (1 + archive.subjectCount(subject)))
  let shared = 0
  let all = 1e-9
  for (const subject of wanted) all += rarity(subject)
  for (const subject of new Set(subjects)) {
    if (wanted.has(subject)) shared += rarity(subject)
    else all += rarity(subject)
  }
  return shared / all
}

const pairBase = 2 ** 26

function wordPairs(archive: Archive, {text}: Query): Set<number> {
  const pairs = new Set<number>()
  let before: number | undefined
  for (const term of termsOf(text)) {
    const id = archive.termId(term)
    if (id !== undefined && before !== undefined) pairs.add(before * pairBase + id)
    before = id
  }
  return pairs
}

/** The share of a title's neighbouring words that stand side by side in the text too. */
function titleRun(terms: Int32Array, pairs: ReadonlySet<number>): number {
  if (terms.length < 2) return 0
  let run = 0
  for (let at = 1; at < terms.length; at++) if (pairs.has(terms[at - 1]! * pairBase + terms[at]!)) run++
  return run / (terms.length - 1)
}
