import {createLake} from 'sanity-plugin-beatbook/lake'
import type {PageClient} from 'sanity-plugin-beatbook/queries'
import {fixtureDocuments, type FixtureDocument} from './fixtures.ts'

/** A client that answers from documents in memory, as the lake does, in the published perspective; it counts its requests. */
export function createFixtureClient(documents: readonly FixtureDocument[] = fixtureDocuments) {
  const lake = createLake({documents})
  const requests: {query: string; params: Record<string, unknown>; perspective: string}[] = []
  const client: PageClient = {
    async fetch(query, params, {perspective, filterResponse}) {
      requests.push({query, params, perspective})
      const result = await lake.query(query, params, {perspective: 'published'})
      return filterResponse === false ? {result, syncTags: ['s1:fixture'], ms: 0} : result
    },
  }
  return {client, requests}
}
