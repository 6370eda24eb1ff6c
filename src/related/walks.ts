import type {Archive} from './archive.ts'
import type {Query} from './query.ts'
import type {Workspace} from './workspace.ts'

/** How many of the best by words the walk starts from. */
export const seedCount = 12

/** Walks the graph from the best by words, and from what the draft cites. */
export function walkFrom(archive: Archive, query: Query, {near, cited}: Workspace, slots: readonly number[], both: readonly number[], most: number): void {
  const lexical = slots
    .map((slot, index) => ({slot, score: both[index]! / most}))
    .sort((a, b) => b.score - a.score || (archive.idAt(a.slot) < archive.idAt(b.slot) ? -1 : 1))
    .slice(0, seedCount)
  archive.graph.walk(new Map(lexical.map(({slot, score}) => [slot, score ** 2])), 2, 0.4, near)
  const starts = (query.cites ?? []).flatMap((id) => archive.slotEver(id) ?? [])
  if (starts.length === 0) return
  archive.graph.walk(new Map(starts.map((slot) => [slot, 1])), 3, 0.3, cited)
  // What the draft cites is cited already: only what stands around it is news.
  for (const slot of starts) cited.values[slot] = 0
}
