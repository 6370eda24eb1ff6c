import {hashOf, documentOf} from './content.ts'
import {inOrder, withdrawnIds, decisionNumber, type Decision} from './decision.ts'
import {carries, classifyEdits, type Edit, type EditOptions} from './edits.ts'
import {createAuthorship, recordedAt, versionsRead, type Lineage} from './lineage.ts'

/** Why an approval does not count. */
export type ApprovalFault = 'withdrawn' | 'no-content' | 'hash-mismatch' | 'other-document' | 'author' | 'changes-requested'

export interface JudgedApproval {
  readonly decision: Decision
  /** Absent when the approval is valid for the text it names. */
  readonly fault?: ApprovalFault
  /** Who changed the text between the approval before and this one. */
  readonly authors: readonly string[]
}

export interface ApprovalHistory {
  /** Every approval in order, the valid and the invalid. */
  readonly judged: readonly JudgedApproval[]
  /** Who changed the text since it was last approved by as many as were needed; in the order of their last change. */
  readonly authors: readonly string[]
}

interface Asked extends EditOptions, Lineage {
  readonly decisions: readonly Decision[]
  /** How many have to approve; 0 reads as 1. */
  readonly needed: number
  /** Full id of the version whose authors are wanted; absent for those of all versions. */
  readonly storedId?: string
}

/**
 * Recomputes which approvals are valid from nothing but the decisions and the document's history: the content is what
 * the hash says, it is this document's, nobody asked for changes to it afterwards, and its actor changed nothing since
 * the text that was last approved by all who were needed.
 */
export function judgeApprovals({decisions, needed, storedId, revisions, recorded, readFrom, ...options}: Asked): ApprovalHistory {
  const lineage = {revisions, ...(recorded ? {recorded} : {}), ...(readFrom ? {readFrom} : {})}
  const ordered = inOrder(decisions)
  const withdrawn = withdrawnIds(decisions)
  const requests = ordered.filter(({act, _id}) => act === 'request-changes' && !withdrawn.has(_id))
  const authorship = createAuthorship(revisions)
  const judged: JudgedApproval[] = []
  for (const decision of ordered) {
    if (decision.act !== 'approve') continue
    authorship.readTo(recordedAt(decision, lineage))
    const read = versionsRead(decision, lineage)
    const authors = authorship.of(read)
    const fault = faultOf(decision, authors, withdrawn, requests, options)
    judged.push({decision, authors, ...(fault ? {fault} : {})})
    if (fault) continue
    const agreeing = needed > 1 ? judged.filter((other) => !other.fault && agrees(other.decision, decision, options)) : [{decision}]
    if (new Set(agreeing.map((other) => other.decision.actor)).size >= Math.max(1, needed)) authorship.approved(read, decision.document)
  }
  authorship.readTo(revisions.length - 1)
  return {judged, authors: authorship.of(storedId === undefined ? undefined : [storedId])}
}

/** Whether an earlier approval speaks for the text of a later one. */
function agrees(earlier: Decision, later: Decision, options: EditOptions): boolean {
  return earlier.contentHash === later.contentHash || carries(classifyEdits(documentOf(earlier.content), documentOf(later.content), options))
}

function faultOf(
  decision: Decision,
  authors: readonly string[],
  withdrawn: ReadonlySet<string>,
  requests: readonly Decision[],
  options: EditOptions,
): ApprovalFault | undefined {
  const {_id, document, content, contentHash, actor} = decision
  const approved = documentOf(content)
  if (withdrawn.has(_id)) return 'withdrawn'
  if (content === undefined || !approved || contentHash === undefined) return 'no-content'
  if (hashOf(content) !== contentHash) return 'hash-mismatch'
  if (approved._id !== document) return 'other-document'
  if (authors.includes(actor)) return 'author'
  if (requests.some((request) => isAbout(request, decision, options))) return 'changes-requested'
  return undefined
}

/** Whether changes were asked for after an approval, of the text it approved. */
function isAbout(request: Decision, approval: Decision, options: EditOptions): boolean {
  if (decisionNumber(request) < decisionNumber(approval)) return false
  if (request.contentHash === undefined || request.contentHash === approval.contentHash) return true
  const asked = documentOf(request.content)
  return asked !== undefined && carries(classifyEdits(documentOf(approval.content), asked, options))
}

/** An approval against the text as it is now. */
export interface StandingApproval {
  readonly decision: Decision
  readonly edits: readonly Edit[]
  readonly stands: boolean
}

export interface Standing {
  /** The newest valid approval, and what was edited since. */
  readonly newest?: StandingApproval
  /** The approvals that stand, oldest first, one per reviewer. */
  readonly approvals: readonly Decision[]
}

/**
 * The valid approvals against the present text. None stands when the newest does not: a text that was superseded does
 * not come back approved.
 */
export function standingApprovals(judged: readonly JudgedApproval[], current: unknown, options: EditOptions): Standing {
  const valid = judged.flatMap(({decision, fault}) => (fault ? [] : [decision]))
  const last = valid.at(-1)
  if (!last || current === undefined || current === null) return {approvals: []}
  const edits = classifyEdits(documentOf(last.content), current, options)
  const newest = {decision: last, edits, stands: carries(edits)}
  if (!newest.stands) return {newest, approvals: []}
  const stands = (decision: Decision) => decision === last || carries(classifyEdits(documentOf(decision.content), current, options))
  return {newest, approvals: [...new Map(valid.filter(stands).map((decision) => [decision.actor, decision])).values()]}
}
