import type {Archive} from './archive.ts'
import {NamedSlots} from './namedSlots.ts'
import {Scores} from './scores.ts'

/** Scores per slot, kept from query to query: what one leaves is cleared in the time it took to write. */
export interface Workspace {
  readonly body: Scores
  readonly title: Scores
  readonly anchors: Scores
  readonly lead: Scores
  readonly leadBody: Scores
  readonly rough: Scores
  readonly near: Scores
  readonly cited: Scores
  readonly named: NamedSlots
}

const workspaces = new WeakMap<Archive, Workspace>()

export function workspaceFor(archive: Archive): Workspace {
  const known = workspaces.get(archive)
  if (known && known.body.values.length >= archive.slotCount) return known
  const size = Math.ceil(archive.slotCount * 1.25) + 16
  const scores = () => new Scores(size)
  const fresh = {
    body: scores(),
    title: scores(),
    anchors: scores(),
    lead: scores(),
    leadBody: scores(),
    rough: scores(),
    near: scores(),
    cited: scores(),
    named: new NamedSlots(size),
  }
  workspaces.set(archive, fresh)
  return fresh
}

export function clear(work: Workspace): void {
  for (const scores of Object.values(work) as (Scores | NamedSlots)[]) scores.clear()
}
