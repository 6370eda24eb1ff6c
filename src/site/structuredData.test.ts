import jsonld from 'jsonld'
import {expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, type FixtureDocument} from './fixtures.ts'

async function described(path: string, documents: readonly FixtureDocument[] = fixtureDocuments) {
  const site = createSite({client: createFixtureClient(documents).client, origin: 'https://register.example', now: '2026-07-15'})
  const html = await (await site.request(path)).text()
  const [, text = '', ...more] = html.split('<script type="application/ld+json">')
  expect(more).toEqual([])
  return JSON.parse(text.slice(0, text.indexOf('</script>'))) as Record<string, unknown>
}

/** schema.org's own context is not at hand offline; all of its terms stand in one vocabulary. */
const documentLoader = async (url: string) => {
  expect(url).toBe('https://schema.org')
  return {documentUrl: url, document: {'@context': {'@vocab': 'https://schema.org/'}}}
}

async function expandedAt(path: string) {
  const options = {documentLoader} as unknown as jsonld.Options.Expand
  return jsonld.expand(await described(path) as jsonld.JsonLdDocument, options)
}

test.each([
  ['/', 'WebSite'],
  ['/beats/tide-data', 'BackgroundNewsArticle'],
  ['/takes/gauges-act-passes', 'NewsArticle'],
])('%s is a %s, as an expander of JSON-LD reads it', async (path, type) => {
  const expanded = await expandedAt(path)
  expect(expanded).toHaveLength(1)
  expect(expanded[0]!['@type']).toEqual([`https://schema.org/${type}`])
  expect(expanded[0]!['https://schema.org/publisher']).toMatchObject([{'https://schema.org/name': [{'@value': 'The Sandhaven Register'}]}])
})

test('a take says when it was published and changed, and which beats it is part of', async () => {
  expect(await described('/takes/gauges-act-passes')).toMatchObject({
    headline: 'The Gauges Act passes',
    datePublished: '2026-06-12T22:30:00Z',
    url: 'https://register.example/takes/gauges-act-passes',
    isPartOf: expect.arrayContaining([expect.objectContaining({url: 'https://register.example/beats/tide-data'})]),
  })
})

test('a beat names its takes and each source once', async () => {
  const {hasPart, citation} = (await described('/beats/tide-data')) as {hasPart: {url: string}[]; citation: unknown[]}
  expect(hasPart.map(({url}) => url)).toContain('https://register.example/takes/gauges-act-passes')
  expect(citation.length).toBeGreaterThan(0)
  expect(new Set(citation.map((source) => JSON.stringify(source))).size).toBe(citation.length)
})

test('nothing a field holds ends the description or runs', async () => {
  const headline = '</script><script>alert(1)</script><!-- \u2028'
  const hostile = {...actTake, headline, slug: {_type: 'slug', current: 'hostile'}, _id: 'take-hostile'}
  expect((await described('/takes/hostile', [...fixtureDocuments, hostile])).headline).toBe(headline)
})

test.each([
  ['/beats/storm-warnings', [['BackgroundNewsArticle', '/beats/tide-data'], ['CollectionPage', '/verticals/coast']]],
  ['/beats/tide-data', [['CollectionPage', '/verticals/coast'], ['CollectionPage', '/clusters/gauges']]],
  ['/takes/gauges-act-passes', [['BackgroundNewsArticle', '/beats/tide-data'], ['BackgroundNewsArticle', '/beats/storm-warnings']]],
])('%s is part of its beats, its vertical and its cluster, as an expander reads it', async (path, wholes) => {
  const [expanded] = await expandedAt(path)
  const term = (name: string) => `https://schema.org/${name}`
  expect(expanded![term('isPartOf')]).toEqual(
    wholes.map(([type, whole]) => ({
      '@type': [term(type!)],
      [term('name')]: [{'@value': expect.any(String)}],
      [term('url')]: [{'@value': `https://register.example${whole}`}],
    })),
  )
})

test('a take says what was corrected, when, and when it last changed', async () => {
  expect(await described('/takes/gauges-act-passes')).toMatchObject({
    dateModified: '2026-07-01T09:00:00Z',
    correction: [
      {'@type': 'CorrectionComment', text: 'The act takes effect in 2027, not 2028.', datePublished: '2026-06-20'},
      {'@type': 'CorrectionComment', text: 'An earlier version gave the vote as 61 to 40.', datePublished: '2026-06-13'},
    ],
  })
})
