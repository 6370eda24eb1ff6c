import type {Finding, Place} from '../briefing/finding.ts'
import type {Edit} from './edits.ts'
import {reviewerRoles, type ReviewState} from './reviewState.ts'

export interface Actor {
  readonly id: string
  /** Names of roles. */
  readonly roles: readonly string[]
}

export type ReasonCode =
  | 'error'
  | 'warning'
  | 'no-text'
  | 'nothing-new'
  | 'not-reviewer'
  | 'author'
  | 'open-thread'
  | 'not-approved'
  | 'approval-void'
  | 'changes-requested'
  | 'text-changed'
  | 'already-approved'
  | 'malformed'
  | 'immutable'
  | 'number'
  | 'not-you'
  | 'clock'
  | 'target'
  | 'never-overridden'
  | 'no-reason'

/** One thing that stands in the way, in words for whoever it stops. */
export interface Reason {
  readonly code: ReasonCode
  readonly message: string
  readonly ruleId?: string
  readonly place?: Place
  /** Id of the decision it is about. */
  readonly decision?: string
}

export interface Verdict {
  readonly allowed: boolean
  readonly reasons: readonly Reason[]
}

function verdict(reasons: readonly Reason[]): Verdict {
  return {allowed: reasons.length === 0, reasons}
}

/** Submitting wants no open error, and every warning mended or declined with a reason. */
export function canSubmit(state: ReviewState, _actor: Actor): Verdict {
  if (state.contentHash === undefined) return verdict([noText])
  if (state.state === 'published') return verdict([{code: 'nothing-new', message: 'Nothing has changed since this was published.'}])
  return verdict([...errorsOf(state.open), ...warningsOf(state.open)])
}

/** Approving is a reviewer's, who changed nothing of it, when no error and no thread is open. */
export function canApprove(state: ReviewState, actor: Actor): Verdict {
  if (state.contentHash === undefined) return verdict([noText])
  const reasons: Reason[] = []
  if (!isReviewer(state, actor)) reasons.push({code: 'not-reviewer', message: `Only ${anyOf(reviewerRoles(state.settings))} can approve.`})
  if (state.authors.includes(actor.id)) {
    reasons.push({code: 'author', message: 'You changed this text since it was last approved. Someone else has to approve it.'})
  }
  const already = state.approvals.find((decision) => decision.actor === actor.id && decision.contentHash === state.contentHash)
  if (already) reasons.push({code: 'already-approved', message: 'You have approved exactly this text.', decision: already._id})
  for (const {root, resolved} of state.threads) {
    if (!resolved) {
      const message = `A thread is open: "${excerpt(root.reason ?? '')}" (${nameOf(state, root.actor)}). Resolve it first.`
      reasons.push({code: 'open-thread', message, decision: root._id})
    }
  }
  return verdict([...reasons, ...errorsOf(state.open)])
}

/**
 * Publishing wants as many standing approvals as are set, and no open error: nothing is approved over one, so each is
 * new. What an approval says of errors opens nothing. Whether the actor may publish at all is a matter of grants.
 */
export function canPublish(state: ReviewState, _actor: Actor): Verdict {
  if (state.contentHash === undefined) return verdict([noText])
  return verdict([...(state.needed === 0 ? [] : approvalReasons(state)), ...errorsOf(state.open)])
}

function approvalReasons(state: ReviewState): Reason[] {
  const {approval, approvals, needed, requested} = state
  const missing = needed - approvals.length
  if (missing <= 0) return []
  if (state.state === 'changes-requested' && requested) {
    const message = `${nameOf(state, requested.actor)} asked for changes: "${excerpt(requested.reason ?? '')}".`
    return [{code: 'changes-requested', message, decision: requested._id}]
  }
  if (approval && !approval.stands && approval.edits.length > 0) {
    const message = `${nameOf(state, approval.decision.actor)} approved another text: ${sayEdits(approval.edits)}. It has to be approved again.`
    return [{code: 'approval-void', message, decision: approval.decision._id}]
  }
  const have = approvals.length > 0 ? `; ${approvals.length} of ${needed} have approved it` : ''
  return [{code: 'not-approved', message: `This text needs ${needed === 1 ? 'an approval' : `${needed} approvals`} before it can go live${have}.`}]
}

export function isReviewer({settings}: Pick<ReviewState, 'settings'>, {roles}: Actor): boolean {
  return roles.some((role) => reviewerRoles(settings).includes(role))
}

const noText: Reason = {code: 'no-text', message: 'There is no text: the document does not exist, or was deleted.'}

function errorsOf(open: readonly Finding[]): Reason[] {
  return open.filter(({severity}) => severity === 'error').map((finding) => reasonOf('error', finding))
}

function warningsOf(open: readonly Finding[]): Reason[] {
  return open.filter(({severity}) => severity === 'warning').map((finding) => reasonOf('warning', finding))
}

function reasonOf(code: 'error' | 'warning', {message, ruleId, place}: Finding): Reason {
  return {code, message, ruleId, place}
}

const classNouns: Readonly<Record<Edit['class'], string>> = {
  typo: 'spelling',
  'link-only': 'links',
  wording: 'wording',
  figure: 'a figure',
  date: 'a date',
  source: 'a source',
  structure: 'the structure',
  attestation: 'the as-of date',
}

/** The edits that count, in a few words: `a figure changed ("31 of 34" → "30 of 34")`. */
export function sayEdits(edits: readonly Edit[]): string {
  const voiding = edits.filter((edit) => edit.class !== 'typo' && edit.class !== 'link-only')
  const [first] = voiding
  if (!first) return 'only spelling or links changed'
  const rest = new Set(voiding.slice(1).map((edit) => classNouns[edit.class]))
  rest.delete(classNouns[first.class])
  const more = rest.size > 0 ? `, and ${[...rest].join(', ')}` : ''
  return `since then ${classNouns[first.class]} ${sayChange(first)}${more}`
}

function sayChange({before, after}: Edit): string {
  if (before === '') return `was added ("${excerpt(after)}")`
  if (after === '') return `was taken out ("${excerpt(before)}")`
  return `changed ("${excerpt(before)}" → "${excerpt(after)}")`
}

function nameOf({names}: ReviewState, id: string): string {
  return names.get(id) ?? id
}

function anyOf(roles: readonly string[]): string {
  return roles.map((role) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`).join(' or ')
}

function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text
}

