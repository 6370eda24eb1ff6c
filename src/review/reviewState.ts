import {briefOfDocument} from '../briefing/briefOfDocument.ts'
import type {Brief} from '../briefing/brief.ts'
import type {Finding} from '../briefing/finding.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {asString, isRecord} from '../text/portableText.ts'
import {createReader} from '../text/reading.ts'
import {judgeApprovals, standingApprovals, type JudgedApproval, type StandingApproval} from './approvals.ts'
import {contentHash, contentOf, hashOf, hashOfStored} from './content.ts'
import {inOrder, withdrawnIds, type Decision, type DecisionVerdict} from './decision.ts'
import {coversFinding, sortFindings, type DeclinedFinding} from './declines.ts'
import type {EditOptions} from './edits.ts'
import {isAboutVersion, type Lineage} from './lineage.ts'
import {threadsOf, type Thread} from './threads.ts'

export interface ReviewSettings {
  /** How many reviewers must approve: one number for beats and takes, or a number per document type. */
  readonly approvals?: Readonly<Record<string, number>> | number
  /** The roles whose members review; `reviewer` and `administrator` when absent. */
  readonly roles?: {readonly reviewers: readonly string[]}
}

/** Document types that nobody publishes alone unless the settings say otherwise. */
export const reviewedTypes: readonly string[] = ['beat', 'take']

/** How many approvals a document of this type needs: 1 for beats and takes, 0 for all others, unless set otherwise. */
export function approvalsNeeded({approvals}: ReviewSettings, type: string): number {
  const fallback = reviewedTypes.includes(type) ? 1 : 0
  if (approvals === undefined) return fallback
  return typeof approvals === 'number' ? Math.min(approvals, fallback * approvals) : (approvals[type] ?? fallback)
}

export function reviewerRoles({roles}: ReviewSettings): readonly string[] {
  return roles?.reviewers ?? ['reviewer', 'administrator']
}

export interface ReviewInput extends EditOptions, Lineage {
  /** The draft or version under review; absent when there is only the published document. */
  readonly document?: unknown
  readonly published?: unknown
  readonly decisions: readonly Decision[]
  /** What the linter finds in the document under review. */
  readonly findings: readonly Finding[]
  readonly settings: ReviewSettings
  /** Names by user id, for messages. */
  readonly names?: ReadonlyMap<string, string>
}

export interface OverriddenFinding {
  readonly finding: Finding
  readonly decision: Decision
}

export interface ReviewState {
  readonly state: 'draft' | 'in-review' | 'changes-requested' | 'approved' | 'published' | 'published-with-draft'
  /** Who changed the text under review since it was last approved by all who were needed; who did last comes last. */
  readonly authors: readonly string[]
  /** The approvals that stand for the present text, one per reviewer. */
  readonly approvals: readonly Decision[]
  /** The newest valid approval, and what was edited since. */
  readonly approval?: StandingApproval
  /** Every approval ever given, with why it does not count. */
  readonly judged: readonly JudgedApproval[]
  readonly needed: number
  readonly threads: readonly Thread[]
  readonly open: readonly Finding[]
  readonly declined: readonly DeclinedFinding[]
  readonly overridden: readonly OverriddenFinding[]
  /** The newest submit and request for changes of this text or what it was made of, unless taken back. */
  readonly submitted?: Decision
  readonly requested?: Decision
  readonly settings: ReviewSettings
  readonly names: ReadonlyMap<string, string>
  /** `contentHash` of the text under review; undefined when there is no text. */
  readonly contentHash?: string
  readonly document?: unknown
}

/** Findings a reviewer cannot override: the form is the promise to readers, and a dead link helps nobody. */
export const neverOverridden: readonly string[] = ['section-order', 'reference-resolves']

const reader = createReader()

/** Derives where a document stands from its decisions and its history; nothing of it is stored. */
export function reviewState(input: ReviewInput): ReviewState {
  const {published, decisions, revisions, recorded, readFrom, settings, contract = briefingContract, isKnownWord} = input
  const options = {contract, ...(isKnownWord ? {isKnownWord} : {})}
  const document = input.document ?? published
  const type = isRecord(document) ? asString(document._type) : ''
  const needed = approvalsNeeded(settings, type)
  const lineage = {revisions, ...(recorded ? {recorded} : {}), ...(readFrom ? {readFrom} : {})}
  const storedId = isRecord(document) ? asString(document._id) : ''
  const {judged, authors} = judgeApprovals({decisions, needed, storedId, ...lineage, ...options})
  const {newest: approval, approvals} = standingApprovals(judged, document, options)
  const withdrawn = withdrawnIds(decisions)
  const acts = inOrder(decisions).filter(({_id}) => !withdrawn.has(_id))
  const hash = document === undefined || document === null ? undefined : contentHash(document)
  const turns = acts.filter((decision) => decision.contentHash === hash || isAboutVersion(decision, storedId, lineage))
  const submitted = turns.findLast(({act}) => act === 'submit')
  const requested = turns.findLast(({act}) => act === 'request-changes')
  const asksForPlaces = decisions.some(({act}) => act === 'decline' || act === 'override')
  const brief = asksForPlaces ? briefOfDocument(document, contract, reader) : undefined
  const {overridden, others} = overriddenFindings(input.findings, acts, hash, brief)
  const sorted = sortFindings(others, decisions, brief)
  return {
    state: stateOf({document: input.document, hash, published, acts: turns, approval, enough: needed > 0 && approvals.length >= needed}),
    authors,
    approvals,
    ...(approval ? {approval} : {}),
    judged,
    needed,
    threads: threadsOf(decisions),
    open: sorted.open,
    declined: sorted.declined,
    overridden,
    ...(submitted ? {submitted} : {}),
    ...(requested ? {requested} : {}),
    settings,
    names: input.names ?? new Map(),
    ...(hash === undefined ? {} : {contentHash: hash, document}),
  }
}

interface Standing {
  readonly document: unknown
  /** Of the text under review. */
  readonly hash: string | undefined
  readonly published: unknown
  readonly acts: readonly Decision[]
  readonly approval: StandingApproval | undefined
  readonly enough: boolean
}

function stateOf({document, hash, published, acts, approval, enough}: Standing): ReviewState['state'] {
  const live = isRecord(published) ? hashOfStored(published) : undefined
  if (live !== undefined && (!isRecord(document) || hash === live)) return 'published'
  if (enough) return 'approved'
  const rest = live === undefined ? 'draft' : 'published-with-draft'
  // An approval whose text went live closed that round; what was submitted before it is history.
  const closed = approval && approval.decision.contentHash === live ? acts.indexOf(approval.decision) : -1
  const last = acts.findLast(({act, contentHash: about}, index) => index > closed && (act === 'request-changes' || (act === 'submit' && about !== live)))
  if (!last) return rest
  return last.act === 'submit' ? 'in-review' : 'changes-requested'
}

function overriddenFindings(findings: readonly Finding[], acts: readonly Decision[], hash: string | undefined, brief: Brief | undefined) {
  const overrides = acts.filter(({act}) => act === 'override')
  if (overrides.length === 0) return {overridden: [], others: findings}
  const overridden: OverriddenFinding[] = []
  const others = findings.filter((finding) => {
    if (finding.severity !== 'error' || neverOverridden.includes(finding.ruleId)) return true
    const decision = overrides.findLast((override) =>
      override.place ? brief && coversFinding(override, finding, brief) : override.ruleId === finding.ruleId && override.contentHash === hash,
    )
    if (decision) overridden.push({finding, decision})
    return !decision
  })
  return {overridden, others}
}

type Read = Pick<Decision, 'revision' | 'storedId' | 'contentHash' | 'content' | 'verdict'>

/** What a submit, an approval or a request for changes records of the document that was read. */
export function whatWasRead(document: unknown, findings: readonly Finding[]): Read {
  const content = contentOf(document)
  const [revision, storedId] = isRecord(document) ? [asString(document._rev), asString(document._id)] : ['', '']
  const named = {...(revision === '' ? {} : {revision}), ...(storedId === '' ? {} : {storedId})}
  return {...named, content, contentHash: hashOf(content), verdict: verdictOf(findings)}
}

/** The open findings in numbers, as a decision records them. */
export function verdictOf(findings: readonly Finding[]): DecisionVerdict {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    ruleIds: [...new Set(findings.map(({ruleId}) => ruleId))].sort(),
  }
}
