import type {SanityClient} from '@sanity/client'
import {homelessTakesQuery, newestTakesQuery, searchTakesQuery, takesBeforeQuery} from './boardQueries.ts'

/** A take in a list. */
export interface ListedTake {
  readonly _id: string
  readonly headline: string | null
  readonly publishedAt: string
  /** Ids of the beats it belongs to. */
  readonly beats: readonly (string | null)[] | null
}

/** Where a list of takes was left: after this one, in the order of publication backwards. */
export type TakeCursor = Pick<ListedTake, '_id' | 'publishedAt'>

export interface TakePage {
  readonly takes: readonly ListedTake[]
  /** Where to go on; undefined at the end. */
  readonly next?: TakeCursor
}

const options = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
const perRequest = 200
/** So many requests for one page at most: then the person is asked whether to look on. */
const mostRequests = 5

/** The next takes that no brief cites, the newest first. `cited` are the ids of those that one does. */
export async function uncitedPage(client: SanityClient, cited: ReadonlySet<string>, most: number, from?: TakeCursor): Promise<TakePage> {
  const found: ListedTake[] = []
  let next = from
  for (let request = 0; request < mostRequests; request += 1) {
    const page = await client.fetch<readonly ListedTake[]>(
      next ? takesBeforeQuery : newestTakesQuery,
      {most: perRequest, ...(next ? {at: next.publishedAt, after: next._id} : {})},
      options,
    )
    for (const take of page) {
      next = {_id: take._id, publishedAt: take.publishedAt}
      if (!cited.has(take._id)) found.push(take)
      if (found.length === most) return {takes: found, next}
    }
    if (page.length < perRequest) return {takes: found}
  }
  return {takes: found, ...(next ? {next} : {})}
}

/** The takes that belong to no beat, the newest first; `most` of them. */
export function homelessTakes(client: SanityClient, most: number): Promise<readonly ListedTake[]> {
  return client.fetch<readonly ListedTake[]>(homelessTakesQuery, {most}, options)
}

interface TakeSearch {
  /** Words of the headline, each perhaps only begun; empty for all takes. */
  readonly words: string
  readonly isOldestFirst: boolean
  readonly most: number
}

/** The first takes of a search in the order of publication. */
export function searchTakes(client: SanityClient, {words, isOldestFirst, most}: TakeSearch): Promise<readonly ListedTake[]> {
  const pattern = words.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => `${word}*`)
  return client.fetch<readonly ListedTake[]>(searchTakesQuery(pattern.length > 0, isOldestFirst), {words: pattern, most}, options)
}
