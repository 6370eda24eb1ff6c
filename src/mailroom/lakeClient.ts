import {z} from 'zod'
import type {PageClient} from '../queries/index.ts'

/** The part of `@sanity/client` the mailroom needs, of the lake that holds the beats. */
export interface LakeClient extends PageClient {
  fetch(query: string, params: Record<string, unknown>, options: {perspective: 'published' | 'drafts' | 'raw'; useCdn: boolean}): Promise<unknown>
  create(document: {readonly _id: string; readonly _type: string; readonly [field: string]: unknown}): Promise<unknown>
  request(options: {uri: string; query?: Record<string, string>}): Promise<unknown>
  config(): {readonly dataset?: string}
}

/** Someone signed in to the lake. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string | undefined
  /** Names of roles. */
  readonly roles: readonly string[]
}

const person = z.object({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  roles: z.array(z.object({name: z.string()})).nullish(),
})

/** Who the client's token belongs to; undefined when the lake does not know it. */
export async function whoIs(client: LakeClient): Promise<Person | undefined> {
  try {
    const {id, name, email, roles} = person.parse(await client.request({uri: '/users/me'}))
    return {id, name: name ?? id, email: email ?? undefined, roles: (roles ?? []).map((role) => role.name)}
  } catch (error) {
    if (statusOf(error) === 401 || statusOf(error) === 403) return undefined
    throw error
  }
}

/** The HTTP status of a client's error; undefined for anything else. */
export function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : undefined
}
