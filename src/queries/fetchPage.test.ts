import {expect, test} from 'vitest'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {fixtureDocuments, stormBeat, tideBeat, type FixtureDocument} from '../site/fixtures.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {fetchPage, PageDataError, type PageDataIssue} from './fetchPage.ts'
import {beatQuery, homeQuery} from './generated/queries.ts'
import {beatPageSchema, homePageSchema} from './pageResults.ts'

const schema = beatPageSchema(briefingContract)
const clientOf = (...documents: FixtureDocument[]) => createFixtureClient(documents).client

async function issuesOf(page: Promise<unknown>): Promise<readonly PageDataIssue[]> {
  const failure = await page.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof PageDataError) return failure.issues
  throw new Error('The page was expected to fail its schema.', {cause: failure})
}

test('asks once, in the published perspective, past the CDN', async () => {
  const requests: unknown[] = []
  const client = {
    fetch: async (...request: unknown[]) => {
      requests.push(request)
      return {publication: null, verticals: null, unfiledBeats: null, clusters: null}
    },
  }
  expect(await fetchPage(client, homeQuery, {}, homePageSchema)).toEqual({
    publication: null,
    verticals: [],
    unfiledBeats: [],
    clusters: [],
  })
  expect(requests).toEqual([[homeQuery, {}, {perspective: 'published', useCdn: false}]])
})

test('names the document and the path of what a page cannot do without', async () => {
  const page = fetchPage(clientOf({...stormBeat, title: 7}), beatQuery, {slug: 'storm-warnings'}, schema)
  await expect(page).rejects.toThrow(
    'The page was not rendered. Correct and publish what is named here:\n' +
      'beat-storms: title: Invalid input: expected string, received number',
  )
})

test('names the innermost document, and the path inside its blocks', async () => {
  const broken = {...tideBeat, history: [{...tideBeat.history[0]!, children: [{_type: 'span', text: 1949}]}]}
  expect(await issuesOf(fetchPage(clientOf(broken), beatQuery, {slug: 'tide-data'}, schema))).toEqual([
    {
      document: 'beat-tides',
      path: 'sections[1].body[0].children[0].text',
      message: 'Invalid input: expected string, received number',
    },
  ])
})

test('names a listed document rather than the page that lists it', async () => {
  const documents = fixtureDocuments.map((document) =>
    document._id === 'take-nine' ? {...document, publishedAt: 20260504} : document,
  )
  const page = fetchPage(createFixtureClient(documents).client, beatQuery, {slug: 'tide-data'}, schema)
  const places = (await issuesOf(page)).map(({document, path}) => `${document}: ${path}`)
  expect(places).toContain('take-nine: publishedAt')
})

test('names the query result when it has another shape altogether', async () => {
  const client = {fetch: async () => null}
  await expect(fetchPage(client, homeQuery, {}, homePageSchema)).rejects.toThrow(
    'the query result: Invalid input: expected object, received null',
  )
})
