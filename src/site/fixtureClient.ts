import {evaluate, parse} from 'groq-js'
import type {PageClient} from 'sanity-plugin-beatbook/queries'
import {fixtureDocuments, type FixtureDocument} from './fixtures.ts'

/** A client that answers from documents in memory, in the published perspective; it counts its requests. */
export function createFixtureClient(documents: readonly FixtureDocument[] = fixtureDocuments) {
  const dataset = documents.filter(({_id}) => !_id.startsWith('drafts.'))
  const requests: {query: string; params: Record<string, unknown>; perspective: string}[] = []
  const client: PageClient = {
    async fetch(query, params, {perspective, filterResponse}) {
      requests.push({query, params, perspective})
      const result: unknown = await (await evaluate(parse(query, {params}), {dataset, params})).get()
      return filterResponse === false ? {result, syncTags: ['s1:fixture'], ms: 0} : result
    },
  }
  return {client, requests}
}
