import {z} from 'zod'
import {decisionActs} from '../contract/vocabulary.ts'

export type {DecisionAct} from '../contract/vocabulary.ts'

/** Where in a document an act was made, and on which words. */
const place = z.object({
  /** The field, as a Sanity path: `history`, `watch[_key=="a"].body`. */
  path: z.string(),
  blockKey: z.string().optional(),
  /** The words, as UTF-16 offsets in `text`. */
  start: z.number(),
  end: z.number(),
  /** The sentence the words stand in, or the field's whole text. */
  text: z.string(),
})

/** What the checks said when the act was made. */
const verdict = z.object({
  errors: z.number(),
  warnings: z.number(),
  infos: z.number(),
  /** Rules with an open finding, sorted. */
  ruleIds: z.array(z.string()),
})

const decision = z.object({
  _id: z.string(),
  /** Id of the document without `drafts.` or `versions.`. */
  document: z.string(),
  documentType: z.string().optional(),
  act: z.enum(decisionActs),
  /** Id of the user. */
  actor: z.string(),
  /** ISO date and time. */
  at: z.string(),
  ruleId: z.string().optional(),
  /** Why; of a comment and a request for changes, what is said. */
  reason: z.string().optional(),
  /** The `_rev` of the document that was read. */
  revision: z.string().optional(),
  /** Full id of what was read: draft, version in a release, published. By it the audit finds a version that is gone. */
  storedId: z.string().optional(),
  /** `contentHash` of the document that was read. */
  contentHash: z.string().optional(),
  /** `contentOf` the document that was read, so that an approval needs no history to be understood. */
  content: z.string().optional(),
  verdict: verdict.optional(),
  place: place.optional(),
  /** Id of the decision this one answers: a thread's root, or what is resolved or withdrawn. */
  inReplyTo: z.string().optional(),
})

export type DecisionPlace = z.infer<typeof place>
export type DecisionVerdict = z.infer<typeof verdict>

/** One immutable record of one act on a document. */
export type Decision = Readonly<z.infer<typeof decision>>

/** Reads a stored decision; undefined for anything that is none. Null fields read as absent. */
export function readDecision(value: unknown): Decision | undefined {
  const read = decision.safeParse(withoutNulls(value))
  return read.success ? read.data : undefined
}

/** What the id of every decision begins with. */
export const decisionPrefix = 'beatbook.decision.'
export const decisionType = 'beatbook.decision'

export function decisionId(document: string, number: number): string {
  return `${decisionPrefix}${document}.${number}`
}

/** The number of a decision on its document, from 1; 0 when its id is not one of a decision on that document. */
export function decisionNumber({_id, document}: Pick<Decision, '_id' | 'document'>): number {
  const start = `${decisionPrefix}${document}.`
  const end = _id.startsWith(start) ? _id.slice(start.length) : ''
  return /^[1-9]\d*$/.test(end) ? Number(end) : 0
}

/**
 * The id of the next decision on a document: one after the highest known. Creating it fails when someone else's act
 * came in between; then ask again with theirs among `known`.
 */
export function nextDecisionId(document: string, known: readonly Decision[]): string {
  const highest = known.reduce((most, {_id}) => Math.max(most, decisionNumber({_id, document})), 0)
  return decisionId(document, highest + 1)
}

/** Decisions in the order they were made, which their numbers tell; clocks may run backwards. */
export function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return [...decisions].sort((a, b) => decisionNumber(a) - decisionNumber(b))
}

/** Whether someone may take a decision back: their own, or the closing of a thread, which that opens again. */
export function mayWithdraw(target: Decision, actor: string): boolean {
  return target.act !== 'withdraw' && (target.actor === actor || target.act === 'resolve')
}

/** The ids of decisions that were taken back by someone who may. */
export function withdrawnIds(decisions: readonly Decision[]): ReadonlySet<string> {
  const known = new Map(decisions.map((decision) => [decision._id, decision]))
  return new Set(
    decisions.flatMap(({act, actor, inReplyTo = ''}) => {
      const target = act === 'withdraw' ? known.get(inReplyTo) : undefined
      return target && mayWithdraw(target, actor) ? [inReplyTo] : []
    }),
  )
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (part === null ? [] : [[key, withoutNulls(part)]])))
}
