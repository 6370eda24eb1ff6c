import type {Archive} from './archive.ts'
import {BestSlots} from './bestSlots.ts'
import type {NamedSlots} from './namedSlots.ts'
import {offerOf} from './query.ts'
import type {Query} from './query.ts'
import {recencyOf} from './recency.ts'
import type {Scores} from './scores.ts'
import {seedCount} from './walks.ts'
import type {Workspace} from './workspace.ts'

const gathered = 60
const mostCandidates = 90
const neighboursLooked = 30

/** The best by words, those the text names, and the neighbours of both in the graph. */
export function candidatesOf(archive: Archive, query: Query, work: Workspace, named: NamedSlots): number[] {
  const {rough} = work
  const isOpen = offerOf(archive, query)
  for (const [scores, share] of [[work.body, 1], [work.title, 1], [work.anchors, 0.8], [work.lead, 0.7]] as const) rough.addScaled(scores, share)
  const ranked = best(archive, query, rough, isOpen)
  const chosen = new Set(ranked)
  const add = (slot: number) => {
    if (chosen.size < mostCandidates && isOpen(slot)) chosen.add(slot)
  }
  for (const slot of surest(archive, named, mostCandidates)) add(slot)
  for (const slot of ranked.slice(0, seedCount)) {
    if (chosen.size >= mostCandidates) break
    for (const near of around(archive, slot)) add(near)
  }
  for (const id of query.cites ?? []) {
    const cited = archive.slotEver(id)
    if (chosen.size >= mostCandidates) break
    if (cited === undefined) continue
    for (const near of around(archive, cited)) add(near)
    for (const source of archive.graph.sources(cited)) {
      if (chosen.size >= mostCandidates) break
      for (const other of archive.graph.targets(source)) add(other)
    }
  }
  return [...chosen]
}

/** The most surely named stories, equally sure ones by id. */
function surest(archive: Archive, named: NamedSlots, limit: number): number[] {
  if (named.size <= mostCandidates - gathered) return named.slots()
  const heap = new BestSlots(limit, (a, b) => (archive.idAt(a) < archive.idAt(b) ? 1 : -1))
  for (let at = 0; at < named.size; at++) {
    const slot = named.at(at)
    const sure = named.sureOf(slot)
    if (sure >= heap.least) heap.offer(slot, sure)
  }
  return heap.slots()
}

/** The neighbours of a story in the graph, the newest when there are many. */
function around(archive: Archive, slot: number): number[] {
  const near = [...archive.graph.targets(slot), ...archive.graph.sources(slot)]
  if (near.length <= neighboursLooked) return near
  return near.sort((a, b) => archive.dateAt(b) - archive.dateAt(a) || (archive.idAt(a) < archive.idAt(b) ? -1 : 1)).slice(0, neighboursLooked)
}

/** The slots with the highest rough score, newer ones preferred, equal ones by id: a heap with the worst on top. */
function best(archive: Archive, query: Query, {values, touched, count}: Scores, isOpen: (slot: number) => boolean): number[] {
  const heap = new BestSlots(gathered, (a, b) => (archive.idAt(a) < archive.idAt(b) ? 1 : -1))
  let least = heap.least
  for (let at = 0; at < count; at++) {
    const slot = touched[at]!
    const score = values[slot]!
    if (score * 1.5 < least) continue
    const lifted = score * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365))
    if (lifted < least || !isOpen(slot)) continue
    heap.offer(slot, lifted)
    least = heap.least
  }
  return heap.slots()
}
