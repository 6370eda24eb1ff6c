import {asString, isRecord, publishedId} from '../text/portableText.ts'
import {contentHash, documentOf, hashOf} from './content.ts'
import {decisionNumber, mayWithdraw, nextDecisionId, readDecision, withdrawnIds, type Decision} from './decision.ts'
import type {Dossier} from './publishGate.ts'
import {neverOverridden, reviewState, type ReviewSettings, type ReviewState} from './reviewState.ts'
import {semanticDiff} from './semanticDiff.ts'
import {summaryLine} from './summary.ts'
import {canApprove, canSubmit, isReviewer, type Actor, type Reason} from './verdicts.ts'

/** How far a decision's clock may be from the lake's, in milliseconds. */
export const clockTolerance = 10 * 60 * 1000

/** Who wants to record a decision, and when by the lake's own clock (ISO). */
export interface Recording {
  readonly actor: Actor
  readonly at: string
  readonly settings: ReviewSettings
}

/** Why a decision cannot be recorded; empty when it can. `stored` is the document about to be created. */
export function decisionReasons(stored: unknown, dossier: Dossier, {actor, at, settings}: Recording): readonly Reason[] {
  const decision = readDecision(stored)
  if (!decision) return [malformed('A decision needs an id, a document, an act, an actor and a time, all well-formed')]
  const id = publishedId(decision.document)
  if (decision.document !== id || publishedId(decision.storedId ?? id) !== id) {
    return [malformed(`A decision is about "${id}" by that name, whichever version of it was read`)]
  }
  return [
    ...numberReasons(decision, dossier.decisions),
    ...actorReasons(decision, actor, at),
    ...actReasons(decision, dossier, actor, settings),
  ]
}

function malformed(message: string): Reason {
  return {code: 'malformed', message: `${message}.`}
}

function numberReasons(decision: Decision, known: readonly Decision[]): Reason[] {
  const next = nextDecisionId(decision.document, known)
  if (decision._id === next) return []
  const message =
    decisionNumber(decision) === 0
      ? `The id of a decision on "${decision.document}" must be "${next}", not "${decision._id}".`
      : `The next decision on "${decision.document}" is "${next}": someone else's act came in between. Read it, then try again.`
  return [{code: 'number', message}]
}

function actorReasons({actor: named, at: told}: Decision, actor: Actor, at: string): Reason[] {
  const reasons: Reason[] = []
  if (named !== actor.id) {
    reasons.push({code: 'not-you', message: `This decision is in the name of "${named}", and you are "${actor.id}". Everyone decides in their own name.`})
  }
  const apart = Math.abs(Date.parse(told) - Date.parse(at))
  if (!(apart <= clockTolerance)) {
    reasons.push({code: 'clock', message: `The decision says ${told}, and the lake's clock ${at}. Set the clock of this computer right, then try again.`})
  }
  return reasons
}

function actReasons(decision: Decision, dossier: Dossier, actor: Actor, settings: ReviewSettings): Reason[] {
  switch (decision.act) {
    case 'submit':
      return readReasons(decision, dossier, settings, (state) => canSubmit(state, actor).reasons)
    case 'approve':
      return readReasons(decision, dossier, settings, (state) => canApprove(state, actor).reasons)
    case 'request-changes':
      return [...reviewerOnly('ask for changes', settings, actor), ...wantsReason(decision, 'Say what should change')]
    case 'override':
      return [
        ...reviewerOnly('override a check', settings, actor),
        ...wantsReason(decision, 'Say why the check does not hold here'),
        ...overrideReasons(decision),
      ]
    case 'decline':
      return [
        ...wantsReason(decision, 'Say why the finding is declined'),
        ...(decision.ruleId && decision.place ? [] : [malformed('A decline names the rule and the words it is about')]),
      ]
    case 'comment':
      return [...wantsReason(decision, 'A comment needs words'), ...(decision.inReplyTo === undefined ? [] : threadReasons(decision, dossier))]
    case 'resolve':
      return threadReasons(decision, dossier)
    case 'withdraw':
      return withdrawReasons(decision, dossier.decisions, actor)
    case 'attest':
      return []
  }
}

function wantsReason({reason}: Decision, message: string): Reason[] {
  return reason && reason.trim() !== '' ? [] : [{code: 'no-reason', message: `${message}.`}]
}

function reviewerOnly(what: string, settings: ReviewSettings, actor: Actor): Reason[] {
  return isReviewer({settings}, actor) ? [] : [{code: 'not-reviewer', message: `Only a reviewer can ${what}.`}]
}

function overrideReasons({ruleId, place, contentHash: hash}: Decision): Reason[] {
  if (!ruleId || (!place && !hash)) return [malformed('An override names the rule, and the words or the text it is about')]
  if (!neverOverridden.includes(ruleId)) return []
  return [{code: 'never-overridden', message: `"${ruleId}" cannot be overridden. Mend the text.`, ruleId}]
}

function threadReasons({inReplyTo}: Decision, {decisions}: Dossier): Reason[] {
  const withdrawn = withdrawnIds(decisions)
  const root = decisions.find(({_id}) => _id === inReplyTo)
  if (root?.act === 'comment' && root.inReplyTo === undefined && !withdrawn.has(root._id)) return []
  return [{code: 'target', message: 'The thread this answers does not exist, or was withdrawn.'}]
}

function withdrawReasons({inReplyTo}: Decision, decisions: readonly Decision[], actor: Actor): Reason[] {
  const target = decisions.find(({_id}) => _id === inReplyTo)
  if (!target || target.act === 'withdraw') return [{code: 'target', message: 'There is no such decision to take back.'}]
  if (withdrawnIds(decisions).has(target._id)) return [{code: 'target', message: 'This was taken back already.', decision: target._id}]
  if (mayWithdraw(target, actor.id)) return []
  return [{code: 'not-you', message: `Only "${target.actor}" can take this back.`, decision: target._id}]
}

/** A submission or approval speaks of the text there is now, and of nothing else. */
function readReasons(
  decision: Decision,
  dossier: Dossier,
  settings: ReviewSettings,
  judge: (state: ReviewState) => readonly Reason[],
): Reason[] {
  const {content, contentHash: hash} = decision
  if (content === undefined || hash === undefined || decision.revision === undefined) {
    return [malformed('Approving and submitting record the content, its hash and the revision that was read')]
  }
  if ((decision.verdict?.errors ?? 0) > 0) return [malformed('Nothing is approved or submitted over an open error, and the verdict tells of one')]
  if (hashOf(content) !== hash) return [malformed('The content does not have the hash that is stated')]
  const {members, published} = dossier
  const current = members.find((member) => contentHash(member) === hash)
  if (current) {
    const input = {...dossier, document: current, findings: dossier.findings(current, 'submit'), settings}
    return [...judge(reviewState(published === undefined ? input : {...input, published}))]
  }
  const latest = members.find((member) => isRecord(member) && asString(member._id).startsWith('drafts.')) ?? members[0]
  if (latest === undefined) return [{code: 'no-text', message: 'The document was deleted in the meantime. Nothing was recorded.'}]
  const changes = summaryLine(semanticDiff(documentOf(content), latest).summary)
  return [
    {code: 'text-changed', message: `The text changed while you were reading: ${changes || 'its form'}. Read it again; nothing was recorded.`},
  ]
}
