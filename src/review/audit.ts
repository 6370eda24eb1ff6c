import type {Finding} from '../briefing/finding.ts'
import {asString, isRecord, publishedId} from '../text/portableText.ts'
import {judgeApprovals, standingApprovals, type ApprovalFault, type JudgedApproval} from './approvals.ts'
import {contentHash, documentOf} from './content.ts'
import {clockTolerance} from './decisionGate.ts'
import {decisionNumber, decisionPrefix, inOrder, readDecision, type Decision} from './decision.ts'
import {classifyEdits, type EditClass, type EditOptions} from './edits.ts'
import type {Revision} from './lineage.ts'
import {approvalsNeeded, type ReviewSettings} from './reviewState.ts'
import {sayEdits} from './verdicts.ts'

/** One transaction of the log, as far as it concerns one document: its draft, versions, published state, decisions. */
export interface LoggedTransaction {
  readonly id: string
  /** Id of the user. */
  readonly author: string
  /** ISO date and time by the lake's clock. */
  readonly at: string
  /** Each stored document it touched, as it left it; null where it was deleted. */
  readonly changes: readonly {readonly id: string; readonly after: unknown}[]
}

/** One document with all that bears on whether it may be live. */
export interface AuditedDocument {
  /** Published id. */
  readonly id: string
  /** What readers see; null when nothing is live. */
  readonly published: unknown
  /** The decision documents as they are stored now. */
  readonly decisions: readonly unknown[]
  /** Oldest first, those of the decisions among them. Empty where the lake kept none. */
  readonly transactions: readonly LoggedTransaction[]
  /** What the linter finds in what is live. */
  readonly findings: readonly Finding[]
}

export interface AuditOptions extends EditOptions {
  readonly settings: ReviewSettings
  /** Id of the user as whom the lake itself writes, such as when it loads a newsroom. */
  readonly lakeUser?: string
}

export type AuditProblemCode =
  | ApprovalFault
  | 'malformed'
  | 'altered'
  | 'deleted'
  | 'gap'
  | 'other-actor'
  | 'clock'
  | 'not-the-text'
  | 'no-history'

export interface AuditProblem {
  readonly code: AuditProblemCode
  readonly message: string
}

/** What one decision amounts to when it is worked out again from history. */
export interface DecisionRecord {
  readonly kind: 'decision'
  readonly id: string
  readonly document: string
  readonly act?: string
  readonly actor?: string
  readonly at?: string
  /** The transaction that recorded it, by the log. */
  readonly recorded?: {readonly author: string; readonly at: string}
  readonly contentHash?: string
  readonly verdict?: Decision['verdict']
  /** Of an approval: what had been edited since the approval before. */
  readonly classes?: readonly EditClass[]
  /** The rule that was declined or overridden. */
  readonly ruleId?: string
  readonly reason?: string
  readonly problems: readonly AuditProblem[]
}

/** Whether one live document has a valid approval. */
export interface LiveRecord {
  readonly kind: 'live'
  readonly document: string
  readonly type: string
  readonly title: string
  readonly contentHash: string
  /** Who put this text live, and when, by the log. */
  readonly actor?: string
  readonly at?: string
  readonly status: 'approved' | 'no-approval-needed' | 'loaded' | 'never-approved' | 'approval-invalid' | 'approval-void'
  readonly approvals: readonly {readonly decision: string; readonly actor: string; readonly at: string}[]
  readonly message: string
  /** Rules with an error finding in the live text. */
  readonly ruleIds: readonly string[]
}

export type AuditRecord = DecisionRecord | LiveRecord

/** One record per decision, in order, and one for the document when it is live and reviewed. */
export function auditRecords(document: AuditedDocument, options: AuditOptions): readonly AuditRecord[] {
  const {revisions, recorded, readFrom, texts} = textHistory(document)
  const decisions = document.decisions.flatMap((stored) => readDecision(stored) ?? [])
  const type = isRecord(document.published) ? asString(document.published._type) : (decisions[0]?.documentType ?? 'beat')
  const needed = approvalsNeeded(options.settings, type)
  const known = new Map(decisions.map((decision) => [decision._id, recordProblems(decision, document, {recorded, texts})]))
  const sound = decisions.filter(({_id}) => !known.get(_id)!.some(({code}) => contradicting.has(code)))
  const {judged} = judgeApprovals({...options, decisions: sound, revisions, recorded, readFrom, needed})
  for (const {decision, fault} of judged) {
    if (fault && fault !== 'withdrawn' && fault !== 'changes-requested') known.get(decision._id)!.push({code: fault, message: faults[fault]})
  }
  const problems = (decision: Decision) => known.get(decision._id) ?? []
  const records = [...decisionRecords(document, decisions, problems, options), ...unreadable(document), ...deleted(document)]
  const unsound = decisions.findLast((decision) => decision.act === 'approve' && problems(decision).some(({code}) => code !== 'no-history'))
  const live = liveRecord(document, judged, {...options, needed}, unsound && {decision: unsound, problems: problems(unsound)})
  return live ? [...records, live] : records
}

/** Problems with which a decision is not what it says, so that nothing may rest on it. */
const contradicting = new Set<AuditProblemCode>(['malformed', 'altered', 'other-actor', 'not-the-text'])

interface TextHistory {
  readonly revisions: readonly Revision[]
  readonly recorded: ReadonlyMap<string, number>
  readonly readFrom: ReadonlyMap<string, readonly string[]>
  /** The content hashes that existed after each revision. */
  readonly texts: readonly ReadonlySet<string>[]
}

function textHistory({id, transactions}: AuditedDocument): TextHistory {
  const members = new Map<string, string>()
  const revisions: Revision[] = []
  const texts: ReadonlySet<string>[] = []
  const recorded = new Map<string, number>()
  const readFrom = new Map<string, readonly string[]>()
  for (const {changes, ...transaction} of transactions) {
    const known = new Set(members.values())
    const found = [...members]
    const touched: string[] = []
    let changesText = false
    for (const change of changes) {
      if (change.id.startsWith(decisionPrefix)) {
        if (recorded.has(change.id)) continue
        recorded.set(change.id, revisions.length)
        const about = isRecord(change.after) ? change.after.contentHash : undefined
        readFrom.set(change.id, found.flatMap(([member, hash]) => (hash === about ? [member] : [])))
      } else if (publishedId(change.id) === id) {
        touched.push(change.id)
        const hash = isRecord(change.after) ? contentHash(change.after) : undefined
        if (hash === undefined) members.delete(change.id)
        else members.set(change.id, hash)
        if (hash !== undefined && !known.has(hash)) changesText = true
      }
    }
    if (touched.length === 0) continue
    const created = touched.filter((member) => found.every(([there]) => there !== member))
    revisions.push({id: transaction.id, author: transaction.author, at: transaction.at, changesText, touched, created})
    texts.push(new Set(members.values()))
  }
  return {revisions, recorded, readFrom, texts}
}

function decisionRecords(document: AuditedDocument, decisions: readonly Decision[], problems: (decision: Decision) => readonly AuditProblem[], options: EditOptions): DecisionRecord[] {
  let approved: Decision | undefined
  return inOrder(decisions).map((decision): DecisionRecord => {
    const {_id, act, actor, at, contentHash: hash, verdict, ruleId, reason} = decision
    const created = document.transactions.find(({changes}) => changes.some(({id}) => id === _id))
    const earlier = approved
    if (act === 'approve') approved = decision
    const edits = act === 'approve' && earlier ? classifyEdits(documentOf(earlier.content), documentOf(decision.content), options) : undefined
    return {
      kind: 'decision',
      id: _id,
      document: document.id,
      act,
      actor,
      at,
      ...(created ? {recorded: {author: created.author, at: created.at}} : {}),
      ...(hash === undefined ? {} : {contentHash: hash}),
      ...(verdict === undefined ? {} : {verdict}),
      ...(edits ? {classes: [...new Set(edits.map((edit) => edit.class))]} : {}),
      ...(ruleId === undefined ? {} : {ruleId}),
      ...(reason === undefined ? {} : {reason}),
      problems: problems(decision),
    }
  })
}

const faults: Readonly<Record<ApprovalFault, string>> = {
  withdrawn: 'It was taken back.',
  'no-content': 'It does not hold the text it speaks of.',
  'hash-mismatch': 'Its text does not have the hash it states.',
  'other-document': 'Its text is that of another document.',
  author: 'Its actor changed the text since it was last approved.',
  'changes-requested': 'Changes were asked for afterwards.',
}

/** What the log says against a decision. */
function recordProblems(decision: Decision, document: AuditedDocument, {recorded, texts}: Pick<TextHistory, 'recorded' | 'texts'>): AuditProblem[] {
  const found: AuditProblem[] = []
  const touching = document.transactions.filter(({changes}) => changes.some(({id}) => id === decision._id))
  const [created, ...later] = touching
  const number = decisionNumber(decision)
  const numbers = new Set(document.decisions.map((stored) => (isRecord(stored) ? decisionNumber({_id: asString(stored._id), document: document.id}) : 0)))
  if (number === 0 || decision.document !== document.id) found.push({code: 'malformed', message: 'Its id does not name its document and its number.'})
  else if (number > 1 && !numbers.has(number - 1)) found.push({code: 'gap', message: `Decision ${number - 1} before it is missing.`})
  if (!created) found.push({code: 'no-history', message: 'No history of it is kept; who recorded it cannot be checked.'})
  else {
    if (later.length > 0 || !sameAsLogged(decision, created, document)) {
      const by = later.map(({author, at}) => `${author} at ${at}`).join(', ') || 'past the lake'
      found.push({code: 'altered', message: `It was changed after it was recorded: by ${by}.`})
    }
    if (created.author !== decision.actor) found.push({code: 'other-actor', message: `It says "${decision.actor}", and "${created.author}" recorded it.`})
    if (!(Math.abs(Date.parse(decision.at) - Date.parse(created.at)) <= clockTolerance)) {
      found.push({code: 'clock', message: `It says ${decision.at}, and was recorded at ${created.at}.`})
    }
  }
  if (decision.act !== 'approve') return found
  const count = recorded.get(decision._id)
  const then = count === undefined ? undefined : texts[count - 1]
  if (then && decision.contentHash !== undefined && !then.has(decision.contentHash)) {
    found.push({code: 'not-the-text', message: 'The document did not have this text when it was recorded.'})
  }
  return found
}

/** Whether what is stored now is what the log says was recorded. */
function sameAsLogged(decision: Decision, {changes}: LoggedTransaction, {decisions}: AuditedDocument): boolean {
  const logged = changes.find(({id}) => id === decision._id)?.after
  const stored = decisions.find((one) => isRecord(one) && one._id === decision._id)
  return JSON.stringify(sorted(logged)) === JSON.stringify(sorted(stored))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]))
}

function unreadable({id: document, decisions}: AuditedDocument): DecisionRecord[] {
  return decisions.flatMap((stored): DecisionRecord[] => {
    if (readDecision(stored) || !isRecord(stored)) return []
    return [{kind: 'decision', id: asString(stored._id), document, problems: [{code: 'malformed', message: 'It cannot be read as a decision.'}]}]
  })
}

function deleted({id: document, decisions, transactions}: AuditedDocument): DecisionRecord[] {
  const stored = new Set(decisions.map((one) => (isRecord(one) ? one._id : undefined)))
  const logged = transactions.flatMap(({changes}) => changes.map(({id}) => id)).filter((id) => id.startsWith(decisionPrefix))
  return [...new Set(logged)].flatMap((id): DecisionRecord[] => {
    if (stored.has(id)) return []
    const last = transactions.findLast(({changes}) => changes.some((change) => change.id === id))!
    return [{kind: 'decision', id, document, problems: [{code: 'deleted', message: `It was deleted by ${last.author} at ${last.at}.`}]}]
  })
}

interface Judging extends AuditOptions {
  readonly needed: number
}

interface Unsound {
  readonly decision: Decision
  readonly problems: readonly AuditProblem[]
}

function liveRecord(document: AuditedDocument, judged: readonly JudgedApproval[], options: Judging, unsound: Unsound | undefined): LiveRecord | undefined {
  const {published, findings} = document
  if (!isRecord(published)) return undefined
  const type = asString(published._type)
  const hash = contentHash(published)
  const put = putLive(document, hash)
  const {approvals, newest} = standingApprovals(judged, published, options)
  const base = {
    kind: 'live' as const,
    document: document.id,
    type,
    title: asString(published.title) || asString(published.headline) || asString(published.name),
    contentHash: hash,
    ...(put ? {actor: put.author, at: put.at} : {}),
    approvals: approvals.map(({_id, actor, at}) => ({decision: _id, actor, at})),
    ruleIds: [...new Set(findings.filter(({severity}) => severity === 'error').map(({ruleId}) => ruleId))].sort(),
  }
  if (options.needed === 0) return {...base, status: 'no-approval-needed', message: 'No approval is asked for.'}
  if (approvals.length >= options.needed) return {...base, status: 'approved', message: `Approved by ${approvals.map(({actor}) => actor).join(' and ')}.`}
  if (newest && !newest.stands) return {...base, status: 'approval-void', message: `${newest.decision.actor} approved another text: ${sayEdits(newest.edits)}.`}
  if (unsound) {
    const {decision, problems} = unsound
    const why = problems.map(({message}) => message).join(' ')
    return {...base, status: 'approval-invalid', message: `The approval by ${decision.actor} (${decision._id}) does not count. ${why}`}
  }
  if (put && put.author === options.lakeUser) return {...base, status: 'loaded', message: 'Loaded by the lake itself; nobody has approved it.'}
  const have = approvals.length > 0 ? ` ${approvals.length} of ${options.needed} approved it.` : ''
  return {...base, status: 'never-approved', message: `Live without an approval.${have}`}
}

/** The transaction that put the present text live. */
function putLive({id, transactions}: AuditedDocument, hash: string): LoggedTransaction | undefined {
  let put: LoggedTransaction | undefined
  for (const transaction of transactions) {
    const change = transaction.changes.find((one) => one.id === id)
    if (!change) continue
    if (!isRecord(change.after) || contentHash(change.after) !== hash) put = undefined
    else put ??= transaction
  }
  return put
}

/** Whether a record tells of something that should not be. */
export function isViolation(record: AuditRecord): boolean {
  if (record.kind === 'decision') return record.problems.some(({code}) => code !== 'no-history')
  return record.status === 'never-approved' || record.status === 'approval-invalid' || record.status === 'approval-void'
}
