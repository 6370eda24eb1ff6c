import {editValue} from './mendoza/editValue.ts'
import {instructions, OP, sequence, shorter} from './mendoza/instructions.ts'
import type {JsonObject} from './mendoza/sameValue.ts'
import {sameValue} from './mendoza/sameValue.ts'

/** What a listener event or a history line carries so that a client can step a document forwards and back. */
export type MendozaEffects = {
  /** Turns the document before the transaction into the one after it. */
  readonly apply: unknown[]
  /** Turns the document after the transaction into the one before it. */
  readonly revert: unknown[]
}

/**
 * Writes the difference between two revisions of a document as mendoza patches, both ways.
 *
 * Clients apply these patches to documents without `_rev`, so `_rev` is left out here. `null` stands for a
 * document that does not exist. Revisions that differ in nothing but `_rev` give empty patches. A patch is never
 * longer, as JSON, than `[0, <the whole document>]`, and shares its values with the documents it was made from.
 *
 * @see the decoder in the npm package `mendoza`, which defines the format
 */
export function encodeMendoza(before: JsonObject | null, after: JsonObject | null): MendozaEffects {
  const from = withoutRevision(before)
  const to = withoutRevision(after)
  return sameValue(from, to) ? {apply: [], revert: []} : {apply: encode(from, to), revert: encode(to, from)}
}

function encode(before: JsonObject | null, after: JsonObject | null): unknown[] {
  const edit = editValue(before, after)
  const keeping = edit && (edit.base === 'copy' ? edit.changes : sequence([instructions(OP.blank), edit.changes]))
  return [...shorter(keeping, [OP.value, after]).parts]
}

function withoutRevision(document: JsonObject | null): JsonObject | null {
  if (document === null) return null
  const {_rev, ...rest} = document
  return rest
}
