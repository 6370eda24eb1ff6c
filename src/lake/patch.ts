import {Mutation} from '@sanity/mutator'
import {z} from 'zod'
import type {Doc} from './documents.ts'
import {checkShape, isObject} from './documents.ts'
import {invalid} from './errors.ts'

const paths = z.record(z.string(), z.unknown())

/** The operations of one patch, without what says which documents it applies to. */
const patchOperations = z.strictObject({
  set: paths.optional(),
  setIfMissing: paths.optional(),
  unset: z.array(z.string()).optional(),
  inc: z.record(z.string(), z.number()).optional(),
  dec: z.record(z.string(), z.number()).optional(),
  insert: z
    .strictObject({
      before: z.string().optional(),
      after: z.string().optional(),
      replace: z.string().optional(),
      items: z.array(z.unknown()),
    })
    .optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
})

export type PatchOperations = z.infer<typeof patchOperations>

/** The order in which the HTTP API applies the operations of one patch. */
const operationOrder = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert', 'diffMatchPatch'] as const

/** @throws ItemRefusal (400) naming the operation that is unknown or malformed. */
export function readPatch(given: unknown): PatchOperations {
  const read = patchOperations.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw invalid(`Malformed patch: ${issue?.path.join('.') || 'patch'}: ${issue?.message}`)
  }
  const {insert} = read.data
  if (insert && [insert.before, insert.after, insert.replace].filter((path) => path !== undefined).length !== 1) {
    throw invalid('Malformed patch: insert needs exactly one of "before", "after" and "replace"')
  }
  return read.data
}

/**
 * Splits a patch into patches of one operation each, in the HTTP API's order, so that whoever replays them, in
 * whatever order their own engine would take the operations of one patch, comes to the same document.
 */
export function singleOperations(patch: PatchOperations): PatchOperations[] {
  const single = operationOrder.flatMap((name): PatchOperations[] => (patch[name] ? [{[name]: patch[name]}] : []))
  return single.length > 0 ? single : [{}]
}

/** @throws ItemRefusal (400) when a path cannot be read or an operation does not fit what it points at. */
export function applyPatch(document: Doc, patch: PatchOperations): Record<string, unknown> {
  let next: unknown = document
  for (const operation of singleOperations(patch)) {
    try {
      // The engine types patches by the Studio's own declarations; ours were checked by `readPatch`.
      const mutations = [{patch: {id: document._id, ...operation}}] as never
      next = new Mutation({mutations}).apply(next as never)
    } catch (error) {
      throw invalid(error instanceof Error ? error.message : String(error))
    }
    if (!isObject(next)) throw invalid('A patch cannot turn a document into something else')
  }
  checkShape(next)
  return next as Record<string, unknown>
}

/** Gives every object in every array of `value` a `_key`; the same object comes back when none was missing. */
export function withArrayKeys<T>(value: T, newKey: () => string): T {
  return keyed(value, newKey) as T
}

function keyed(value: unknown, newKey: () => string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => {
      const inner = keyed(item, newKey)
      return isObject(inner) && inner._key === undefined ? {_key: newKey(), ...inner} : inner
    })
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (!isObject(value)) return value
  let next = value
  for (const [name, part] of Object.entries(value)) {
    const inner = keyed(part, newKey)
    if (inner !== part) next = {...next, [name]: inner}
  }
  return next
}

/** The patch with `_key`s in everything it puts into arrays. */
export function patchWithArrayKeys(patch: PatchOperations, newKey: () => string): PatchOperations {
  const {set, setIfMissing, insert} = patch
  return {
    ...patch,
    ...(set && {set: withArrayKeys(set, newKey)}),
    ...(setIfMissing && {setIfMissing: withArrayKeys(setIfMissing, newKey)}),
    ...(insert && {insert: {...insert, items: withArrayKeys(insert.items, newKey)}}),
  }
}
