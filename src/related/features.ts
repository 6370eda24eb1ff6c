import type {Archive} from './archive.ts'
import {BestSlots} from './bestSlots.ts'
import {isMeant, namedPeriods} from './namedDates.ts'
import type {Scores} from './postings.ts'
import {offerOf, readText, strongest} from './query.ts'
import type {Query, WeightedTerm} from './query.ts'
import {seriesPlaces} from './series.ts'
import {TermPairs} from './termPairs.ts'

/** The evidence the blend weighs, each between 0 and 1 and higher for closer. */
export const featureNames = [
  'body',
  'title',
  'anchors',
  'ownTitleInTitle',
  'ownTitleInBody',
  'together',
  'titleCovered',
  'anchorNamed',
  'neighbours',
  'citedWith',
  'subjects',
  'popular',
  'thisYear',
  'recentYears',
  'siblings',
  'latestOfSeries',
  'dateNamed',
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

const day = 86_400_000
const queryTerms = 60
const gathered = 120
const mostCandidates = 200
const seedCount = 12
/** Postings read per query at most, once `fewestTerms` are read. */
const bodyWork = 15_000
const fieldWork = 6_000
const fewestTerms = 4

interface Workspace {
  readonly body: Scores
  readonly title: Scores
  readonly anchors: Scores
  readonly lead: Scores
  readonly leadBody: Scores
  readonly rough: Scores
  readonly near: Scores
  readonly cited: Scores
}

const workspaces = new WeakMap<Archive, Workspace>()

/** Gathers candidates for a query and the evidence for each. */
export function gather(archive: Archive, query: Query): Evidence {
  const {anchors} = archive
  const work = workspaceFor(archive)
  const text = readText(archive, query.text)
  const own = readText(archive, query.title ?? '')
  const terms = strongest(archive, text, queryTerms)
  const lead = strongest(archive, own, 24)
  archive.body.score(affordable(archive, terms, bodyWork), work.body)
  archive.title.score(affordable(archive, terms, fieldWork), work.title)
  anchors.score(affordable(archive, terms, fieldWork), work.anchors)
  archive.title.score(affordable(archive, lead, fieldWork), work.lead)
  archive.body.score(affordable(archive, lead, fieldWork), work.leadBody)

  const named = namings(archive, query)
  const slots = choose(archive, query, work, named)
  const all = merged(terms, lead)
  const candidates = describe(archive, query, {work, slots, named, terms: all, ownTerms: own.ids, pairs: new TermPairs(text.ids)})
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
  const fresh = {
    body: scores(),
    title: scores(),
    anchors: scores(),
    lead: scores(),
    leadBody: scores(),
    rough: scores(),
    near: scores(),
    cited: scores(),
  }
  workspaces.set(archive, fresh)
  return fresh
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

const namedCharacters = 20_000

/** How surely the text names each story, by words that earlier links to it stand on; 0 for one named by its own title. */
function namings(archive: Archive, {title = '', text}: Query): Map<number, number> {
  const found = new Map<number, number>()
  const plain = Math.log(1 + archive.size)
  const whole = `${text.slice(0, namedCharacters)}\n${title}`
  for (const {words, namings, start, end} of archive.phrases.find(whole)) {
    let rarest = 0
    for (const id of readText(archive, whole.slice(start, end)).ids) rarest = Math.max(rarest, archive.rarity(id))
    const specific = Math.min(1, (rarest / plain) * Math.min(1, 0.4 + words * 0.2))
    let uses = 0
    for (const {counts} of namings) uses += counts.title + counts.part + counts.name + counts.anchor
    for (const {id, counts} of namings) {
      const slot = archive.slotOf(id)
      if (slot === undefined) continue
      found.set(slot, Math.max(found.get(slot) ?? 0, (specific * counts.anchor) / uses))
    }
  }
  return found
}

function recencyOf(at: number | undefined, date: number, halfLife: number): number {
  if (at === undefined || Number.isNaN(date)) return 0
  return Math.exp(-Math.max(0, at - date) / (halfLife * day))
}

/** The best by words, those the text names, and the neighbours of both in the graph. */
function choose(archive: Archive, query: Query, work: Workspace, named: ReadonlyMap<number, number>): number[] {
  const {rough} = work
  const isOpen = offerOf(archive, query)
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
  const ranked = best(archive, query, rough, isOpen)
  const chosen = new Set(ranked)
  const add = (slot: number) => {
    if (chosen.size < mostCandidates && isOpen(slot)) chosen.add(slot)
  }
  for (const slot of [...named.keys()].sort((a, b) => (archive.idAt(a) < archive.idAt(b) ? -1 : 1))) add(slot)
  for (const slot of ranked.slice(0, seedCount)) for (const near of around(archive, slot)) add(near)
  for (const id of query.cites ?? []) {
    const cited = archive.slotEver(id)
    if (cited === undefined) continue
    for (const near of around(archive, cited)) add(near)
    for (const source of archive.graph.sources(cited)) for (const other of archive.graph.targets(source)) add(other)
  }
  return [...chosen]
}

const neighboursLooked = 30

/** The neighbours of a story in the graph, those with the fewest links first when there are many. */
function around(archive: Archive, slot: number): number[] {
  const near = [...archive.graph.targets(slot), ...archive.graph.sources(slot)]
  if (near.length <= neighboursLooked) return near
  return near.sort((a, b) => archive.dateAt(b) - archive.dateAt(a) || (archive.idAt(a) < archive.idAt(b) ? -1 : 1)).slice(0, neighboursLooked)
}

/** The slots with the highest rough score, newer ones preferred, equal ones by id: a heap with the worst on top. */
function best(archive: Archive, query: Query, {values, touched}: Scores, isOpen: (slot: number) => boolean): number[] {
  const heap = new BestSlots(gathered, (a, b) => (archive.idAt(a) < archive.idAt(b) ? 1 : -1))
  for (const slot of touched) {
    const score = values[slot]!
    if (score * 1.5 < heap.least) continue
    const lifted = score * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365))
    if (lifted >= heap.least && isOpen(slot)) heap.offer(slot, lifted)
  }
  return heap.slots()
}

interface Gathered {
  readonly work: Workspace
  readonly slots: readonly number[]
  readonly named: ReadonlyMap<number, number>
  readonly terms: readonly WeightedTerm[]
  readonly ownTerms: readonly number[]
  readonly pairs: TermPairs
}

function describe(archive: Archive, query: Query, {work, slots, named, terms, ownTerms, pairs}: Gathered): Candidate[] {
  const weights = new Set(terms.map(({id}) => id))
  const {body, title, anchors, lead, leadBody, near, cited} = work
  const top = (scores: Scores) => slots.reduce((high, slot) => Math.max(high, scores.values[slot]!), 1e-9)
  const tops = {body: top(body), title: top(title), anchors: top(anchors), lead: top(lead), leadBody: top(leadBody)}
  const both = slots.map((slot) => together(work, slot) * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365)))
  const mostBoth = both.reduce((high, score) => Math.max(high, score), 1e-9)
  walkFrom(archive, query, work, slots, both, mostBoth)
  const mostNear = top(near)
  const mostCited = top(cited)
  const subjects = subjectWeights(archive, query)
  const series = seriesPlaces(archive, ownTerms, slots)
  const periods = namedPeriods(query.text, query.at)
  return slots.map((slot, index) => {
    const id = archive.idAt(slot)
    const titleTerms = archive.title.terms(slot)
    let covered = 0
    let titleWeight = 1e-9
    for (const term of titleTerms) {
      const rarity = archive.rarity(term)
      titleWeight += rarity
      if (weights.has(term)) covered += rarity
    }
    const date = archive.dateAt(slot)
    const features = Float64Array.of(
      body.values[slot]! / tops.body,
      title.values[slot]! / tops.title,
      anchors.values[slot]! / tops.anchors,
      lead.values[slot]! / tops.lead,
      leadBody.values[slot]! / tops.leadBody,
      both[index]! / mostBoth,
      covered / titleWeight,
      named.get(slot) ?? 0,
      near.values[slot]! / mostNear,
      cited.values[slot]! / mostCited,
      subjects.size === 0 ? 0 : subjectOverlap(archive, subjects, archive.storyAt(slot)?.subjects ?? []),
      Math.min(1, Math.log1p(archive.graph.citations(slot)) / 4),
      recencyOf(query.at, date, 365),
      recencyOf(query.at, date, 1500),
      series[index]!.likeness,
      series[index]!.latest,
      isMeant(periods, date),
      pairs.run(titleTerms),
    )
    return {id, slot, features}
  })
}

/** Walks the graph from the best by words, and from what the draft cites. */
function walkFrom(archive: Archive, query: Query, {near, cited}: Workspace, slots: readonly number[], both: readonly number[], most: number): void {
  const lexical = slots
    .map((slot, index) => ({slot, score: both[index]! / most}))
    .sort((a, b) => b.score - a.score || (archive.idAt(a.slot) < archive.idAt(b.slot) ? -1 : 1))
    .slice(0, seedCount)
  archive.graph.walk(new Map(lexical.map(({slot, score}) => [slot, score ** 2])), 2, 0.4, near)
  const starts = (query.cites ?? []).flatMap((id) => archive.slotEver(id) ?? [])
  if (starts.length > 0) archive.graph.walk(new Map(starts.map((slot) => [slot, 1])), 3, 0.3, cited)
}

function together({body, title, lead, leadBody}: Workspace, slot: number): number {
  return body.values[slot]! + leadBody.values[slot]! + title.values[slot]! + lead.values[slot]!
}

const subjectRarity = (archive: Archive, subject: string) => Math.log(1 + archive.size / (1 + archive.subjectCount(subject)))

function subjectWeights(archive: Archive, {subjects = []}: Query): Map<string, number> {
  return new Map(subjects.map((subject) => [subject, subjectRarity(archive, subject)]))
}

function subjectOverlap(archive: Archive, wanted: ReadonlyMap<string, number>, subjects: readonly string[]): number {
  let shared = 0
  let all = 1e-9
  for (const weight of wanted.values()) all += weight
  for (const subject of new Set(subjects)) {
    const weight = wanted.get(subject)
    if (weight === undefined) all += subjectRarity(archive, subject)
    else shared += weight
  }
  return shared / all
}
