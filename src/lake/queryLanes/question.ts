import {accessOf, anonymousAccess, systemAccess, type Access, type Grant} from '../grants.ts'
import type {Doc} from '../documents.ts'
import {foundIds} from '../mutationTargets.ts'
import {tooLarge, type Params, type QueryEngine, type Source} from '../query.ts'
import {TypesRead} from '../typesRead.ts'
import type {ElementForm} from '../sourceMap/jsonPath.ts'
import type {TimeLimit} from '../planner/deadline.ts'
import type {Perspective} from '../view.ts'

/** A query by somebody, with all that its answer depends on besides the documents. */
export interface Question {
  readonly query: string
  readonly params: Params
  readonly perspective: Perspective
  readonly access: Access
  readonly now: Date
  /** How the source map of the answer names elements of arrays; left out, there is none. */
  readonly sourceMap?: ElementForm
  /** Answers with the ids of the documents that are found, which is all that a mutation needs. */
  readonly idsOnly?: boolean
}

/** An answer, each part as JSON text. */
export interface Answer {
  readonly result: string
  readonly sourceMap?: string
  /** The types of documents it may depend on; left out when it may depend on any. */
  readonly types?: readonly string[]
}

/** A question as it crosses to the slow lane's thread. */
export interface WrittenQuestion extends Omit<Question, 'access'> {
  readonly identity: string
  readonly grants: readonly Grant[]
  readonly anonymous: boolean
  readonly readsEverything: boolean
}

export type ToSlowLane =
  | {readonly kind: 'documents'; readonly documents: readonly Doc[]}
  | {readonly kind: 'changes'; readonly changes: readonly (readonly [id: string, after: Doc | null])[]}
  | {readonly kind: 'question'; readonly question: WrittenQuestion}

export type FromSlowLane =
  | {readonly kind: 'answer'; readonly answer: Answer}
  | {readonly kind: 'refusal'; readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly message: string}
  | {readonly kind: 'failure'; readonly message: string}

export function writeQuestion({access, ...rest}: Question): WrittenQuestion {
  const {identity, grants, anonymous, readKey} = access
  return {...rest, identity, grants, anonymous, readsEverything: readKey === 'everything'}
}

export function readAccess({identity, grants, anonymous, readsEverything}: WrittenQuestion): Access {
  if (anonymous) return anonymousAccess
  return readsEverything ? systemAccess(identity) : accessOf(identity, grants)
}

/** Answers a question over the documents of `source`. @throws LakeError */
export async function answerFrom(
  engine: QueryEngine,
  source: Source,
  {query, params, now, sourceMap, idsOnly = false}: Omit<Question, 'access'>,
  identity: string,
  limit?: TimeLimit,
): Promise<Answer> {
  const request = {query, params, source, identity, now, limit}
  const reads = new TypesRead()
  const result = (await engine.answer({...request, reads})) ?? null
  const types = reads.all()
  if (idsOnly) return {result: written(foundIds(result))}
  if (sourceMap === undefined) return {result: written(result), types}
  return {result: written(result), types, sourceMap: written(engine.sources(request, result, sourceMap))}
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : error
  }
}
