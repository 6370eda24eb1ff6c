import type {Decision} from './decision.ts'
import {isReviewer, type Actor} from './verdicts.ts'
import type {ReviewState} from './reviewState.ts'

/** What a document under review waits for somebody to do. */
export type QueueTask = 'approve' | 'revise' | 'answer' | 'publish'

/** Where a document stands for one person. */
export interface QueueStanding {
  /** They changed the text since it was last approved, or submitted it. */
  readonly isMine: boolean
  /** What they could do about it now, the most pressing first; absent when it waits for others, or for nobody. */
  readonly task?: QueueTask
  /** The user who submitted it, or else who changed it last; absent when neither is known. */
  readonly by?: string
  /** Since when it stands as it does, ISO; absent when only the text itself tells. */
  readonly since?: string
}

/**
 * Derives what a text in the review queue asks of `actor`. Whether a grant lets them publish is the lake's to say. A
 * version in a release, once approved, goes live with the release and waits for nobody.
 */
export function queueStanding(state: ReviewState, actor: Actor, isInRelease = false): QueueStanding {
  const {authors, submitted} = state
  const isMine = authors.includes(actor.id) || submitted?.actor === actor.id
  const task = isInRelease && state.state === 'approved' ? undefined : taskOf(state, actor, isMine)
  const by = submitted?.actor ?? authors.at(-1)
  const since = standingSince(state)?.at
  return {isMine, ...(task ? {task} : {}), ...(by === undefined ? {} : {by}), ...(since === undefined ? {} : {since})}
}

function taskOf(state: ReviewState, actor: Actor, isMine: boolean): QueueTask | undefined {
  const reviews = isReviewer(state, actor)
  if (state.state === 'approved') return reviews ? 'publish' : undefined
  if (state.state === 'changes-requested' && isMine) return 'revise'
  if (waitsForAnswer(state, actor, isMine)) return 'answer'
  const hasApproved = state.approvals.some((approval) => approval.actor === actor.id)
  if (state.state === 'in-review' && reviews && !state.authors.includes(actor.id) && !hasApproved) return 'approve'
  return undefined
}

/** An open thread whose last word is somebody else's, on a text of one's own or in which one has spoken. */
function waitsForAnswer({threads}: ReviewState, {id}: Actor, isMine: boolean): boolean {
  return threads.some(({root, replies, resolved}) => {
    const said = [root, ...replies]
    return !resolved && said.at(-1)?.actor !== id && (isMine || said.some(({actor}) => actor === id))
  })
}

function standingSince({state, submitted, requested, approvals}: ReviewState): Decision | undefined {
  if (state === 'in-review') return submitted
  if (state === 'changes-requested') return requested
  return state === 'approved' ? approvals.at(-1) : undefined
}

/** What is known of a draft before its text is read. */
export interface QueuedDraft {
  readonly id: string
  /** ISO. */
  readonly updatedAt: string
  /** The newest of its acts that move it along. */
  readonly act?: Pick<Decision, 'act' | 'at'>
}

const turn: Readonly<Partial<Record<Decision['act'], number>>> = {submit: 0, approve: 1, override: 1, 'request-changes': 2}

/** Drafts in the order they want attention: submitted ones, the oldest first; approved; sent back; then the last edited. */
export function inQueueOrder<Draft extends QueuedDraft>(drafts: readonly Draft[]): Draft[] {
  const place = ({act}: QueuedDraft) => (act ? (turn[act.act] ?? 3) : 3)
  const age = ({act, updatedAt}: QueuedDraft) => (act && turn[act.act] !== undefined ? Date.parse(act.at) : -Date.parse(updatedAt))
  return drafts.toSorted((a, b) => place(a) - place(b) || age(a) - age(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
