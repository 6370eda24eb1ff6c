import type {Revision} from '../../src/review/index.ts'

/** One side of a comparison. */
export type Side =
  /** The text under review. */
  | {readonly kind: 'current'}
  /** What readers see. */
  | {readonly kind: 'live'}
  /** The text of the newest valid approval. */
  | {readonly kind: 'approved'}
  /** What this person read last. */
  | {readonly kind: 'read'}
  /** The text as it was on this screen before it changed. */
  | {readonly kind: 'pinned'}
  | {readonly kind: 'revision'; readonly id: string}

/** A side as the value of an option, and back. */
export function sideKey(side: Side): string {
  return side.kind === 'revision' ? `revision:${side.id}` : side.kind
}

export function sideOfKey(key: string): Side {
  const [kind, id] = key.split(/:(.*)/s)
  if (kind === 'revision' && id) return {kind, id}
  return kind === 'live' || kind === 'approved' || kind === 'read' || kind === 'pinned' ? {kind} : {kind: 'current'}
}

/** Work on a document by one person without a longer break, known by the last of its revisions. */
export interface RevisionStep {
  readonly id: string
  readonly author: string
  /** ISO date and time of its last revision. */
  readonly at: string
  readonly published: boolean
}

const sitting = 10 * 60 * 1000

/** The Studio saves every few keystrokes; a reader compares sittings. Newest first; publishing stands for itself. */
export function revisionSteps(revisions: readonly Revision[]): readonly RevisionStep[] {
  const steps: RevisionStep[] = []
  for (const {id, author, at, changesText = true} of revisions) {
    const step = {id, author, at, published: !changesText}
    const last = steps.at(-1)
    const same = last && last.author === author && !last.published && !step.published
    if (same && Date.parse(at) - Date.parse(last.at) <= sitting) steps[steps.length - 1] = step
    else steps.push(step)
  }
  return steps.reverse()
}
