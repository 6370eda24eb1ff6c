import type {Archive} from './archive.ts'
import {BestSlots} from './bestSlots.ts'
import {describe} from './features.ts'
import type {Candidate} from './features.ts'
import type {Scores} from './postings.ts'
import {offerOf, readText, strongest} from './query.ts'
import type {Query, WeightedTerm} from './query.ts'
import {recencyOf} from './recency.ts'
import {TermPairs} from './termPairs.ts'
import {seedCount} from './walks.ts'
import {clear, workspaceFor} from './workspace.ts'
import type {Workspace} from './workspace.ts'

export interface Evidence {
  readonly candidates: readonly Candidate[]
  /** Weighted terms of the query, strongest first. */
  readonly terms: readonly WeightedTerm[]
}

const queryTerms = 60
const gathered = 120
const mostCandidates = 200
/** Postings read per query at most, once `fewestTerms` are read. */
const bodyWork = 15_000
const fieldWork = 6_000
const fewestTerms = 4

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
  clear(work)
  return {candidates, terms: all}
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
