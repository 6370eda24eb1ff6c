import {publishedId} from '../text/portableText.ts'
import type {Decision} from './decision.ts'

/** One transaction that touched a document's draft, versions or published state, oldest first in lists. */
export interface Revision {
  /** The transaction's id, which is the `_rev` it left. */
  readonly id: string
  /** Id of the user. */
  readonly author: string
  /** ISO date and time. */
  readonly at: string
  /** False when no new text came of it: publishing, unpublishing, discarding. Absent counts as true. */
  readonly changesText?: boolean
  /** Full ids of what it touched: draft, version, published. Absent counts as all there is of the document. */
  readonly touched?: readonly string[]
  /** Those of `touched` that were not there before it. Absent counts those that no earlier revision touched. */
  readonly created?: readonly string[]
}

/** A document's history, and what the log tells of where its decisions stand in it. */
export interface Lineage {
  readonly revisions: readonly Revision[]
  /** How many of `revisions` came before each decision, by its id; without it, what decision and clocks say. */
  readonly recorded?: ReadonlyMap<string, number>
  /** Full ids of what held the text of each decision when it was recorded; without it, the revision it names tells. */
  readonly readFrom?: ReadonlyMap<string, readonly string[]>
}

/**
 * The index of the last revision before a decision. Where only the decision itself tells, the later of what it names
 * and what its clock says counts, so that naming an old revision hides no author.
 */
export function recordedAt({_id, revision, at}: Decision, {revisions, recorded}: Lineage): number {
  const count = recorded?.get(_id)
  if (count !== undefined) return count - 1
  return Math.max(
    revisions.findLastIndex(({id}) => id === revision),
    revisions.findLastIndex((known) => known.at <= at),
  )
}

/** Full ids of what held the text a decision is about; undefined when nothing tells, which counts as all there is. */
export function versionsRead({_id, revision}: Decision, {revisions, readFrom}: Lineage): readonly string[] | undefined {
  const known = readFrom?.get(_id) ?? revisions.findLast(({id}) => id === revision)?.touched
  return known && known.length > 0 ? known : undefined
}

/** Whether a decision is about the text in one stored version: it was read there, or the version was made of it later. */
export function isAboutVersion(decision: Decision, storedId: string, lineage: Lineage): boolean {
  const read = versionsRead(decision, lineage)
  if (!read || read.includes(storedId)) return true
  return lineage.revisions.findIndex(({touched}) => touched?.includes(storedId)) > recordedAt(decision, lineage)
}

/** Who changed the text in each stored version of a document since it was last approved. */
export interface Authorship {
  /** Takes in the revisions up to an index, that one included. */
  readTo(index: number): void
  /** In the order of their last change. Of a version that is not known, or of undefined, it is all of them. */
  of(storedIds: readonly string[] | undefined): readonly string[]
  /** Begins a new round for an approved text, and for what is live, with which it was compared. */
  approved(storedIds: readonly string[] | undefined, document: string): void
}

/** When each author last changed a text: indexes of revisions. */
type Changes = ReadonlyMap<string, number>

const all = ''

/**
 * A version that comes into being has the authors of all there was: it may be a copy of any of it. From then on only
 * who changes it is added. So an approval of one version makes nobody free to approve what they wrote in another.
 */
export function createAuthorship(revisions: readonly Revision[]): Authorship {
  const known = new Map<string, Changes>()
  let next = 0

  function take({author, changesText = true, touched = [all], created}: Revision, index: number): void {
    const everybody = joined([...known.values()])
    const sources = touched.flatMap((id) => known.get(id) ?? [])
    const isMove = !changesText && sources.length > 0
    const moved = joined(sources)
    for (const id of touched) {
      const isNew = created ? created.includes(id) : !known.has(id)
      const before = isMove ? moved : isNew ? everybody : (known.get(id) ?? everybody)
      known.set(id, changesText ? new Map([...before, [author, index]]) : before)
    }
  }

  return {
    readTo(index) {
      for (; next <= index && next < revisions.length; next += 1) take(revisions[next]!, next)
    },
    of(storedIds) {
      const asked = storedIds?.every((id) => known.has(id)) ? storedIds.flatMap((id) => known.get(id) ?? []) : [...known.values()]
      return [...joined(asked)].sort(([, one], [, other]) => one - other).map(([author]) => author)
    },
    approved(storedIds, document) {
      const ids = storedIds?.every((id) => known.has(id)) ? [...storedIds, publishedId(document)] : [...known.keys()]
      for (const id of ids) if (known.has(id)) known.set(id, new Map())
    },
  }
}

function joined(several: readonly Changes[]): Changes {
  const last = new Map<string, number>()
  for (const changes of several) for (const [author, index] of changes) last.set(author, Math.max(index, last.get(author) ?? -1))
  return last
}
