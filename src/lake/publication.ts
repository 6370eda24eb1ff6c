import {isObject, publishedId, type Doc} from './documents.ts'
import type {Transaction} from './transaction.ts'

/** Makes a draft or version what is published, and ends it. */
export function putLive(transaction: Transaction, source: Doc): void {
  const {_rev, _updatedAt, _system, ...content} = source
  transaction.createOrReplace({...(strengthened(content) as typeof content), _id: publishedId(source._id)})
  transaction.delete(source._id)
}

/** Makes references strong that were weak only while what they point at was unpublished. */
function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthened)
  if (!isObject(value)) return value
  const {_strengthenOnPublish, ...rest} = value
  const entries = Object.entries(rest).map(([name, part]) => [name, strengthened(part)])
  const next: Record<string, unknown> = Object.fromEntries(entries)
  if (_strengthenOnPublish !== undefined && !(isObject(_strengthenOnPublish) && _strengthenOnPublish.weak === true))
    delete next._weak
  return next
}
