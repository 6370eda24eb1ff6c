import {isObject} from './documents.ts'
import {invalid} from './errors.ts'
import type {Mutation} from './mutations.ts'

/** The ids that the query of a mutation found. @throws ItemRefusal (400) when it found something else. */
export function foundIds(found: unknown): string[] {
  if (!Array.isArray(found)) throw invalid('The query of a mutation must find documents')
  return found.map((item: unknown) => {
    const id = isObject(item) ? item._id : item
    if (typeof id !== 'string') throw invalid('The query of a mutation must find documents with an _id')
    return id
  })
}

/** The query by which a mutation finds its documents, if it does. */
export function queryOf(mutation: Mutation | undefined): {query: string; params: Record<string, unknown>} | undefined {
  return mutation && 'target' in mutation && 'query' in mutation.target ? mutation.target : undefined
}

/** The same mutation, of the documents with these ids. */
export function withIds(mutation: Mutation, ids: readonly string[]): Mutation {
  return 'target' in mutation ? {...mutation, target: {ids}} : mutation
}
