import {Mutation} from '@sanity/mutator'
import {z} from 'zod'
import type {Doc} from './documents.ts'
import {checkShape, isObject} from './documents.ts'
import {invalid} from './errors.ts'
import {normalPath} from './jsonMatchPath.ts'

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

/** The order in which the HTTP API applies the operations of one patch; `diffMatchPatch` comes last. */
const operationOrder = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert'] as const

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
  return normal(read.data)
}

function normal({set, setIfMissing, unset, inc, dec, insert, diffMatchPatch}: PatchOperations): PatchOperations {
  const keys = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([path, value]) => [normalPath(path), value]))
  const location = (['before', 'after', 'replace'] as const).find((name) => insert?.[name] !== undefined)
  return {
    ...(set && {set: keys(set)}),
    ...(setIfMissing && {setIfMissing: keys(setIfMissing)}),
    ...(unset && {unset: unset.map(normalPath)}),
    ...(inc && {inc: keys(inc)}),
    ...(dec && {dec: keys(dec)}),
    ...(insert && location && {insert: {[location]: normalPath(insert[location] ?? ''), items: insert.items}}),
    ...(diffMatchPatch && {diffMatchPatch: keys(diffMatchPatch)}),
  }
}

/** Splits a patch into patches of one operation each, in the HTTP API's order. */
function singleOperations(patch: PatchOperations): PatchOperations[] {
  const {diffMatchPatch = {}} = patch
  return [
    ...operationOrder.flatMap((name): PatchOperations[] => (patch[name] ? [{[name]: patch[name]}] : [])),
    ...Object.entries(diffMatchPatch).map(([path, text]) => ({diffMatchPatch: {[path]: text}})),
  ]
}

export interface Patched {
  readonly document: Record<string, unknown>
  /**
   * What was applied, as patches of one operation each, so that whoever replays them comes to the same document in
   * whatever order their own engine would take the operations of one patch.
   */
  readonly applied: readonly PatchOperations[]
}

/** @throws ItemRefusal (400) when an operation does not fit what it points at. */
export function applyPatch(document: Doc, patch: PatchOperations): Patched {
  let next: unknown = document
  const applied: PatchOperations[] = []
  for (const operation of singleOperations(patch)) {
    try {
      // The engine types patches by the Studio's own declarations; ours were checked by `readPatch`.
      const mutations = [{patch: {id: document._id, ...operation}}] as never
      next = new Mutation({mutations}).apply(next as never)
      applied.push(operation)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      // Text that is gone has nothing to be patched; the engine throws for this one operation and skips for others.
      if (!reason.startsWith('Unable to apply diffMatchPatch')) throw invalid(reason)
    }
    if (!isObject(next)) throw invalid('A patch cannot turn a document into something else')
  }
  checkShape(next)
  return {document: next as Record<string, unknown>, applied: applied.length > 0 ? applied : [{}]}
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
