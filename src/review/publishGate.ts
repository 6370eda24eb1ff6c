import type {Finding} from '../briefing/finding.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {asString, isRecord, publishedId} from '../text/portableText.ts'
import {contentOf} from './content.ts'
import {decisionPrefix, decisionType, type Decision} from './decision.ts'
import {decisionReasons} from './decisionGate.ts'
import type {Lineage} from './lineage.ts'
import {approvalsNeeded, reviewedTypes, reviewState, type ReviewSettings} from './reviewState.ts'
import {canPublish, type Actor, type Reason} from './verdicts.ts'

/** One document before and after a transaction; null where it does not exist. */
export interface GatedChange {
  readonly id: string
  readonly before: unknown
  readonly after: unknown
}

/** What is known of one document besides the transaction itself. */
export interface Dossier extends Lineage {
  /** Its draft and versions first, then what is published, as the transaction found them: what can have been read. */
  readonly members: readonly unknown[]
  /** What readers saw before the transaction; absent when nothing was published. */
  readonly published?: unknown
  /** The decisions on it before the transaction. */
  readonly decisions: readonly Decision[]
  /** What the linter finds in a state of it that is submitted or approved, or goes live. */
  findings(document: unknown, phase: 'submit' | 'publish'): readonly Finding[]
  readonly isKnownWord?: (word: string) => boolean
  readonly contract?: BriefingContract
  readonly names?: ReadonlyMap<string, string>
}

export interface GateInput {
  readonly changes: readonly GatedChange[]
  readonly actor: Actor
  /** The lake's clock, ISO. */
  readonly at: string
  readonly settings: ReviewSettings
  /** Asked only for documents that need it. `id` has no `drafts.` or `versions.` prefix. */
  dossier(id: string): Dossier
}

/** A change that may not be made, and why. */
export interface Refusal {
  /** Id of the stored document. */
  readonly id: string
  readonly kind: 'publish' | 'decision'
  readonly reasons: readonly Reason[]
}

/**
 * What a transaction may not do: put a text live that nobody approved, change or remove a decision, record one that is
 * not the caller's or does not hold. Taking something down is never gated, nor is a change of what readers do not see.
 */
export function publishGate(input: GateInput): readonly Refusal[] {
  return input.changes.flatMap((change): Refusal[] => {
    const kind = isDecision(change) ? 'decision' : 'publish'
    const reasons = kind === 'decision' ? decisionChange(change, input) : publication(change, input)
    return reasons.length > 0 ? [{id: change.id, kind, reasons}] : []
  })
}

/** Whether a document of a transaction is, was or passes for a decision. */
export function isDecision({id, before, after}: GatedChange): boolean {
  return publishedId(id).startsWith(decisionPrefix) || typeOf(before) === decisionType || typeOf(after) === decisionType
}

/** Whether a transaction changes what readers see of a document that is reviewed. */
export function goesLive({id, before, after}: GatedChange, settings: ReviewSettings): boolean {
  if (!isRecord(after) || publishedId(id) !== id) return false
  const type = asString(after._type)
  const reviewed = reviewedTypes.includes(type) || approvalsNeeded(settings, type) > 0
  return reviewed && !(isRecord(before) && contentOf(before) === contentOf(after))
}

function typeOf(document: unknown): string {
  return isRecord(document) ? asString(document._type) : ''
}

function decisionChange({id, before, after}: GatedChange, {actor, at, settings, dossier}: GateInput): readonly Reason[] {
  if (before !== null && before !== undefined) {
    const what = after ? 'changed' : 'removed'
    return [{code: 'immutable', message: `A decision is a record and is never ${what}. Record another that takes it back.`, decision: publishedId(id)}]
  }
  if (!isRecord(after)) return []
  if (typeOf(after) !== decisionType || publishedId(id) !== id) {
    return [{code: 'malformed', message: `"${id}" is the place of a decision. Decisions have no drafts and no versions, and nothing else stands there.`}]
  }
  return decisionReasons(after, dossier(asString(after.document)), {actor, at, settings})
}

function publication(change: GatedChange, {actor, settings, dossier}: GateInput): readonly Reason[] {
  if (!goesLive(change, settings)) return []
  const {members: _members, findings, published: _published, ...known} = dossier(publishedId(change.id))
  const published = isRecord(change.before) ? {published: change.before} : {}
  const state = reviewState({...known, ...published, document: change.after, findings: findings(change.after, 'publish'), settings})
  return canPublish(state, actor).reasons
}

/** A refusal in one text: what cannot be done, then everything that stands in the way. */
export function sayRefusal({id, kind, reasons}: Refusal): string {
  const what = kind === 'publish' ? `"${publishedId(id)}" cannot go live` : 'This cannot be recorded'
  const [first, ...rest] = reasons
  const more = rest.length > 0 ? ` And ${rest.length} more: ${rest.map(({message}) => message).join(' ')}` : ''
  return `${what}. ${first?.message ?? ''}${more}`
}
