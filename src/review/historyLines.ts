import {asArray, asString, isRecord, publishedId} from '../text/portableText.ts'
import type {Revision} from './lineage.ts'
import {decisionPrefix} from './decision.ts'

/** What the history endpoint takes beside the ids; `fromTransaction` is in the answer again. */
export interface HistoryQuery extends Record<string, string> {
  readonly excludeContent: 'true'
  readonly limit: string
}

/** The most transactions that one answer holds; hosted as well. */
const mostLines = 10_000

interface RecordedRevisions {
  readonly revisions: readonly Revision[]
  readonly recorded: ReadonlyMap<string, number>
}

/**
 * A document's revisions from the history endpoint, however many answers it takes. `ask` asks it for the document, its
 * versions and its decisions, and gives what it answers: NDJSON, or its only line parsed. How many revisions came before
 * each decision is told too. A transaction that touched both the published document and another version of it is taken
 * for a move of the text, not a change.
 */
export async function readRevisions(id: string, ask: (query: HistoryQuery) => Promise<unknown>, most = mostLines): Promise<RecordedRevisions> {
  const lines = new Map<string, Record<string, unknown>>()
  let last: string | undefined
  for (;;) {
    const answer = linesOf(await ask({excludeContent: 'true', limit: String(most), ...(last === undefined ? {} : {fromTransaction: last})}))
    const known = lines.size
    for (const line of answer) lines.set(asString(line.id), line)
    if (answer.length < most || lines.size === known) return revisionsOfLines(id, [...lines.values()])
    last = asString(answer.at(-1)?.id)
  }
}

function revisionsOfLines(id: string, lines: readonly Record<string, unknown>[]): RecordedRevisions {
  const revisions: Revision[] = []
  const recorded = new Map<string, number>()
  for (const line of lines) {
    const touched = asArray(line.documentIDs).map(asString)
    const own = touched.filter((touchedId) => publishedId(touchedId) === id)
    for (const decision of touched.filter((touchedId) => touchedId.startsWith(decisionPrefix))) {
      if (!recorded.has(decision)) recorded.set(decision, revisions.length)
    }
    if (own.length === 0) continue
    const isMove = own.length > 1 && own.includes(id)
    revisions.push({id: asString(line.id), author: asString(line.author), at: asString(line.timestamp), changesText: !isMove, touched: own})
  }
  return {revisions, recorded}
}

function linesOf(answer: unknown): readonly Record<string, unknown>[] {
  if (isRecord(answer)) return [answer]
  const lines = asString(answer).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line): unknown => JSON.parse(line)).filter(isRecord)
}
