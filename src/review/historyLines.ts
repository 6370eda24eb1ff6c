import {asArray, asString, isRecord, publishedId} from '../text/portableText.ts'
import type {Revision} from './approvals.ts'
import {decisionPrefix} from './decision.ts'

/**
 * A document's revisions from what the history endpoint answers (NDJSON, or its only line parsed), asked for the
 * document, its versions and its decisions. How many of them came before each decision is told too. A transaction that
 * touched both the published document and another version of it is taken for a move of the text, not a change.
 */
export function revisionsOfHistory(id: string, answer: unknown): {readonly revisions: readonly Revision[]; readonly recorded: ReadonlyMap<string, number>} {
  const revisions: Revision[] = []
  const recorded = new Map<string, number>()
  for (const line of linesOf(answer)) {
    const touched = asArray(line.documentIDs).map(asString)
    const own = touched.filter((touchedId) => publishedId(touchedId) === id)
    for (const decision of touched.filter((touchedId) => touchedId.startsWith(decisionPrefix))) {
      if (!recorded.has(decision)) recorded.set(decision, revisions.length)
    }
    if (own.length === 0) continue
    const isMove = own.length > 1 && own.includes(id)
    revisions.push({id: asString(line.id), author: asString(line.author), at: asString(line.timestamp), changesText: !isMove})
  }
  return {revisions, recorded}
}

function linesOf(answer: unknown): readonly Record<string, unknown>[] {
  if (isRecord(answer)) return [answer]
  const lines = asString(answer).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line): unknown => JSON.parse(line)).filter(isRecord)
}
