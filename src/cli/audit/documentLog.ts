import {applyPatch, type RawPatch} from 'mendoza'
import {z} from 'zod'
import type {LoggedTransaction} from '../../review/index.ts'
import {historyPage, type AuditedLake} from './auditedLake.ts'

type Stored = Readonly<Record<string, unknown>>

const effects = z.object({apply: z.array(z.unknown()), revert: z.array(z.unknown())})
const line = z.object({id: z.string(), author: z.string(), timestamp: z.string(), effects: z.record(z.string(), effects).default({})})
type Line = z.infer<typeof line>

/**
 * The whole history of documents, however many answers it takes.
 * @throws Error when a line of an answer is not a transaction
 */
export async function wholeHistory(lake: Pick<AuditedLake, 'history'>, ids: readonly string[], page = historyPage): Promise<Line[]> {
  const lines = new Map<string, Line>()
  let last: string | undefined
  for (;;) {
    const answer = readHistory(await lake.history(ids, last))
    const known = lines.size
    for (const transaction of answer) lines.set(transaction.id, transaction)
    last = answer.at(-1)?.id
    if (answer.length < page || lines.size === known) return [...lines.values()]
  }
}

function readHistory(ndjson: string): Line[] {
  return ndjson
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)))
}

/**
 * Transactions with the documents as each left them. A document that came into being in the log is built forwards, so
 * that what is stored now can be held against it; any other is built backwards from what is stored.
 */
export function loggedTransactions(lines: readonly Line[], stored: ReadonlyMap<string, Stored>): LoggedTransaction[] {
  const after = new Map<Line, Map<string, unknown>>(lines.map((transaction) => [transaction, new Map()]))
  const ids = new Set(lines.flatMap((transaction) => Object.keys(transaction.effects)))
  for (const id of ids) {
    const touching = lines.filter((transaction) => Object.hasOwn(transaction.effects, id))
    const isWhole = touching[0]?.effects[id]?.apply[0] === 0
    for (const [transaction, state] of isWhole ? forwards(id, touching) : backwards(id, touching, stored.get(id))) after.get(transaction)!.set(id, state)
  }
  return lines.map((transaction) => ({
    id: transaction.id,
    author: transaction.author,
    at: transaction.timestamp,
    changes: [...after.get(transaction)!].map(([id, state]) => ({id, after: state})),
  }))
}

function forwards(id: string, touching: readonly Line[]): [Line, unknown][] {
  let state: unknown = null
  return touching.map((transaction) => {
    state = patched(state, transaction.effects[id]!.apply)
    return [transaction, state === null ? null : {...(state as Stored), _rev: transaction.id}]
  })
}

function backwards(id: string, touching: readonly Line[], now: Stored | undefined): [Line, unknown][] {
  let state: unknown = now ?? null
  return [...touching].reverse().map((transaction) => {
    const left = state
    state = patched(state, transaction.effects[id]!.revert)
    return [transaction, left]
  })
}

/** Effects speak of documents without their revision. */
function patched(state: unknown, patch: readonly unknown[]): unknown {
  if (patch.length === 0) return state
  if (typeof state !== 'object' || state === null) return applyPatch(null, patch as RawPatch) as unknown
  const {_rev, ...rest} = state as Record<string, unknown>
  return applyPatch(rest, patch as RawPatch) as unknown
}
