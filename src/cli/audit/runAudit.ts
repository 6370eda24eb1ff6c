import {corpusOf, createLinter} from '../../briefing/index.ts'
import {lakeUserId, type Doc} from '../../lake/index.ts'
import {approvalsNeeded, auditRecords, decisionNumber, type AuditRecord, type ReviewSettings} from '../../review/index.ts'
import {publishedId} from '../../text/portableText.ts'
import type {AuditedLake} from './auditedLake.ts'
import {loggedTransactions, wholeHistory} from './documentLog.ts'

export interface AuditRequest {
  readonly settings: ReviewSettings
  /** The linter's clock, ISO. */
  readonly now: string
}

/** Decisions after the last known one that are asked for too, in case the newest were deleted. */
const beyondLast = 3

/** Works every decision and every live document out again from the lake's history. Sorted by document. */
export async function runAudit(lake: AuditedLake, {settings, now}: AuditRequest): Promise<readonly AuditRecord[]> {
  const stored = new Map((await lake.documents()).map((document) => [document._id, document]))
  const decisions = groupBy([...stored.values()].filter(isDecision), documentOfDecision)
  const groups = groupBy([...stored.values()].filter((document) => !isDecision(document)), ({_id}) => publishedId(_id))
  const released = groupBy([...stored.values()].flatMap(versionsReleased), publishedId)
  const linter = createLinter()
  const corpus = corpusOf(stored.values())
  const isKnownWord = vocabulary([...stored.values()])
  const records: AuditRecord[] = []
  for (const id of [...new Set([...groups.keys(), ...decisions.keys()])].sort()) {
    const own = decisions.get(id) ?? []
    const published = stored.get(id) ?? null
    const reviewed = published !== null && !id.includes('.') && approvalsNeeded(settings, published._type) > 0
    if (!reviewed && own.length === 0) continue
    const ids = [id, `drafts.${id}`, ...(groups.get(id) ?? []).map(({_id}) => _id), ...(released.get(id) ?? []), ...own.flatMap(versionRead(id)), ...decisionIds(id, own)]
    const transactions = loggedTransactions(await wholeHistory(lake, [...new Set(ids)]), stored)
    const findings = published ? linter.lint(published, {now, phase: 'publish', corpus}) : []
    const document = {id, published, decisions: own, transactions, findings}
    records.push(...auditRecords(document, {settings, lakeUser: lakeUserId, isKnownWord: (word) => isKnownWord(word, id)}))
  }
  return records
}

/** The ids of versions that are there no more because their release went live, or was archived. */
function versionsReleased({_type, finalDocumentStates}: Doc): string[] {
  if (_type !== 'system.release' || !Array.isArray(finalDocumentStates)) return []
  return finalDocumentStates.flatMap(({id}: {id?: unknown}) => (typeof id === 'string' && id.startsWith('versions.') ? [id] : []))
}

/** What a decision says was read, which may be a version that is there no more. */
function versionRead(document: string): (decision: Doc) => string[] {
  return ({storedId}) => (typeof storedId === 'string' && publishedId(storedId) === document ? [storedId] : [])
}

function isDecision({_type, _id}: Doc): boolean {
  return _type === 'beatbook.decision' || _id.startsWith('beatbook.decision.')
}

/** By its id, whatever the document says of itself. */
function documentOfDecision({_id, document}: Doc): string {
  return /^beatbook\.decision\.(.+)\.\d+$/.exec(_id)?.[1] ?? String(document ?? '')
}

function decisionIds(document: string, stored: readonly Doc[]): string[] {
  const last = Math.max(0, ...stored.map(({_id}) => decisionNumber({_id, document})))
  return Array.from({length: last + beyondLast}, (_, index) => `beatbook.decision.${document}.${index + 1}`)
}

/** Whether another live document uses a word, given in lower case. */
function vocabulary(documents: readonly Doc[]): (word: string, except: string) => boolean {
  const live = documents.filter(({_id}) => !_id.includes('.'))
  let texts: Map<string, string> | undefined
  return (word, except) => {
    texts ??= new Map(live.map((document) => [document._id, JSON.stringify(document).toLowerCase()]))
    const expression = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u')
    return [...texts].some(([id, text]) => id !== except && text.includes(word) && expression.test(text))
  }
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}
