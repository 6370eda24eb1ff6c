import {z} from 'zod'
import {checkId, checkShape, isObject} from './documents.ts'
import {invalid, ItemRefusal, requestRefused} from './errors.ts'
import {readPatch, type PatchOperations} from './patch.ts'

/** The documents a delete or patch applies to. */
export type Target =
  {readonly ids: readonly string[]} | {readonly query: string; readonly params: Record<string, unknown>}

/** One mutation of a request, checked. */
export type Mutation =
  | {readonly kind: 'create' | 'createIfNotExists' | 'createOrReplace'; readonly document: Record<string, unknown>}
  | {readonly kind: 'delete'; readonly target: Target}
  | {readonly kind: 'patch'; readonly target: Target; readonly revision?: string; readonly operations: PatchOperations}

const targetShape = z.looseObject({
  id: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  query: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  ifRevisionID: z.string().optional(),
})

/**
 * Checks the `mutations` of a request.
 * @throws LakeError (400) naming the first mutation that is malformed by its index.
 */
export function readMutations(given: readonly unknown[]): Mutation[] {
  return given.map((mutation, index) => {
    try {
      return readMutation(mutation)
    } catch (error) {
      throw error instanceof ItemRefusal ? requestRefused('mutation', index, error) : error
    }
  })
}

function readMutation(given: unknown): Mutation {
  checkShape(given)
  if (!isObject(given)) throw invalid('A mutation must be an object')
  const [[kind, body] = [], ...others] = Object.entries(given)
  if (kind === undefined || others.length > 0) throw invalid('A mutation must have exactly one key')
  switch (kind) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      if (!isObject(body)) throw invalid(`${kind} needs a document`)
      return {kind, document: body}
    case 'delete':
      return {kind, target: readTarget(kind, body).target}
    case 'patch': {
      const {target, revision, rest} = readTarget(kind, body)
      return {kind, target, revision, operations: readPatch(rest)}
    }
    default:
      throw invalid(`Unknown mutation "${kind}"; use create, createIfNotExists, createOrReplace, delete or patch`)
  }
}

function readTarget(kind: string, body: unknown) {
  const read = targetShape.safeParse(body)
  if (!read.success) throw invalid(`Malformed ${kind}: ${read.error.issues[0]?.path.join('.')} is not as expected`)
  const {id, query, params = {}, ifRevisionID, ...rest} = read.data
  if (id !== undefined) {
    const ids = (typeof id === 'string' ? [id] : id).map(checkId)
    return {target: {ids}, revision: ifRevisionID, rest}
  }
  if (query !== undefined) return {target: {query, params}, revision: ifRevisionID, rest}
  throw invalid(`${kind} needs an "id" or a "query"`)
}
