import {z} from 'zod'

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

const acts = ['submit', 'decline', 'comment', 'resolve', 'withdraw', 'attest', 'approve', 'requestChanges', 'override'] as const

const decision = z.object({
  _id: z.string(),
  /** Id of the document without `drafts.` or `versions.`. */
  document: z.string(),
  act: z.enum(acts),
  /** Id of the user. */
  actor: z.string(),
  /** ISO date and time. */
  at: z.string(),
  ruleId: z.string().optional(),
  reason: z.string().optional(),
  place: place.optional(),
  /** Id of the decision this one answers. */
  inReplyTo: z.string().optional(),
})

export type DecisionAct = (typeof acts)[number]
export type DecisionPlace = z.infer<typeof place>

/** One immutable record of one act on a document. */
export type Decision = Readonly<z.infer<typeof decision>>

/** Reads a stored decision; undefined for anything that is none. Null fields read as absent. */
export function readDecision(value: unknown): Decision | undefined {
  const read = decision.safeParse(withoutNulls(value))
  return read.success ? read.data : undefined
}

const prefix = 'beatbook.decision.'

/**
 * The id of the next decision on a document: one after the highest known. Creating it fails when someone else's act
 * came in between; then ask again with theirs among `known`.
 */
export function nextDecisionId(document: string, known: readonly Decision[]): string {
  const numbers = known.map(({_id}) => (_id.startsWith(`${prefix}${document}.`) ? Number(_id.slice(prefix.length + document.length + 1)) : 0))
  const highest = numbers.reduce((most, number) => (Number.isInteger(number) && number > most ? number : most), 0)
  return `${prefix}${document}.${highest + 1}`
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (part === null ? [] : [[key, withoutNulls(part)]])))
}
