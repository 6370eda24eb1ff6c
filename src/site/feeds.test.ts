import Parser from 'rss-parser'
import {describe, expect, test} from 'vitest'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, type FixtureDocument} from './fixtures.ts'
import type {SitemapBounds} from './sitemaps.ts'

function siteOf(documents: readonly FixtureDocument[] = fixtureDocuments, now = '2026-07-15', sitemapBounds: Partial<SitemapBounds> = {}) {
  const {client, requests} = createFixtureClient(documents)
  const site = createSite({client, origin: 'https://register.example/', now, sitemapBounds})
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await site.request(path, {headers})
    return {status: response.status, headers: response.headers, body: await response.text()}
  }
  return {get, requests}
}

const hostile = {...actTake, _id: 'take-hostile', headline: 'Tides & "quays" <script>alert(1)</script> ]]>', slug: {_type: 'slug', current: 'hostile'}, dek: "It's <b>bold</b> & plain."}
const act = {title: 'The Gauges Act passes', link: 'https://register.example/takes/gauges-act-passes'}

test.each(['/feed.xml', '/atom.xml', '/beats/tide-data/feed.xml', '/beats/tide-data/atom.xml'])('%s is read by another library, newest first, in one request', async (path) => {
  const {get, requests} = siteOf()
  const {status, headers, body} = await get(path)
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/(rss|atom)\+xml; charset=utf-8$/)])
  const feed = await new Parser().parseString(body)
  expect(feed.title).toContain('The Sandhaven Register')
  expect(feed.items).toContainEqual(expect.objectContaining({...act, isoDate: '2026-06-12T22:30:00.000Z'}))
  const dates = feed.items.map(({isoDate}) => String(isoDate))
  expect(dates).toEqual(dates.toSorted().toReversed())
  expect(requests.map(({perspective}) => perspective)).toEqual(['published'])
})

test.each(['/feed.json', '/beats/tide-data/feed.json'])('%s is a JSON Feed', async (path) => {
  const {body, headers} = await siteOf().get(path)
  expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  expect(JSON.parse(body)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: `https://register.example${path}`,
    items: expect.arrayContaining([expect.objectContaining({id: act.link, url: act.link, title: act.title, date_published: '2026-06-12T22:30:00.000Z'})]),
  })
})

test('what a headline holds stays text in every form', async () => {
  const {get} = siteOf([...fixtureDocuments, hostile])
  for (const path of ['/feed.xml', '/atom.xml']) {
    const {body} = await get(path)
    expect(XMLValidator.validate(body)).toBe(true)
    expect((await new Parser().parseString(body)).items.map(({title}) => title?.trim())).toContain(hostile.headline)
  }
  expect(JSON.parse((await get('/feed.json')).body).items.map(({title}: {title: string}) => title)).toContain(hostile.headline)
  const {body} = await get('/sitemap-part.xml')
  expect(XMLValidator.validate(body)).toBe(true)
})

test('what no XML may hold, as a paste from a PDF brings it, is left out of feeds and sitemaps', async () => {
  const pasted = {...actTake, headline: 'The \u0008Gauges\u000b Act \ufffe\ud800passes', dek: 'One\u0001 line.', byline: 'Ada\u0002'}
  const {get} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), pasted], '2026-06-13')
  for (const path of ['/feed.xml', '/atom.xml', '/beats/tide-data/feed.xml', '/beats/tide-data/atom.xml', '/news-sitemap.xml']) {
    const {body} = await get(path)
    expect(body, path).toContain('The Gauges Act passes')
    expect(body, path).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
  }
})

test('a feed of a beat that is not there is a page that helps', async () => {
  const {status, headers} = await siteOf().get('/beats/nowhere/feed.xml')
  expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
})

test('home and beat pages name their feeds', async () => {
  const {get} = siteOf()
  expect((await get('/')).body).toContain('<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.xml"/>')
  expect((await get('/beats/tide-data')).body).toContain('href="/beats/tide-data/feed.json"')
})

const parsed = (body: string) => new XMLParser({isArray: (name) => name === 'url' || name === 'sitemap'}).parse(body)
const urlsOf = (body: string) => (parsed(body).urlset.url ?? []) as Record<string, unknown>[]
const partsOf = (body: string) => parsed(body).sitemapindex.sitemap as {loc: string; lastmod?: string}[]

describe('the sitemap', () => {
  const pathAndQuery = (address: string) => address.replace('https://register.example', '')
  const read = async (bounds?: Partial<SitemapBounds>, documents?: readonly FixtureDocument[]) => {
    const {get} = siteOf(documents, undefined, bounds)
    const index = partsOf((await get('/sitemap.xml')).body)
    const parts = await Promise.all(index.map(async ({loc}) => (await get(pathAndQuery(loc))).body))
    return {get, index, parts, urls: parts.map(urlsOf)}
  }

  test('is one part that lists what is published, each once, with the date of its own last change', async () => {
    const {get, index, urls} = await read()
    expect(index).toHaveLength(1)
    const places = urls.flat().map(({loc}) => String(loc))
    expect(new Set(places).size).toBe(places.length)
    expect(places[0]).toBe('https://register.example/')
    const published = (id: string) => fixtureDocuments.find(({_id}) => _id === id)!
    expect(urls.flat()).toContainEqual({loc: act.link, lastmod: new Date(published('take-act')._updatedAt as string).toISOString()})
    for (const place of places) expect((await get(pathAndQuery(place))).status).toBe(200)
  })

  test.each([
    ['addresses', {urls: 3}],
    ['bytes', {bytes: 520}],
  ])('is parted by %s, and the parts hold every address of the whole, once', async (_, bounds) => {
    const whole = (await read()).urls.flat()
    const {index, parts, urls} = await read(bounds)
    expect(index.length).toBeGreaterThan(2)
    expect(urls.flat().map(({loc}) => loc).sort()).toEqual(whole.map(({loc}) => loc).sort())
    for (const [at, part] of parts.entries()) {
      expect(urls[at]!.length).toBeGreaterThan(0)
      if ('urls' in bounds) expect(urls[at]!.length).toBeLessThanOrEqual(bounds.urls)
      else expect(Buffer.byteLength(part)).toBeLessThanOrEqual(bounds.bytes)
      const changes = urls[at]!.flatMap(({lastmod}) => (lastmod ? [String(lastmod)] : []))
      expect(index[at]!.lastmod).toBe(changes.sort().at(-1))
    }
  })

  test('has takes without a date, and a part after the last document is not found', async () => {
    const {get, urls} = await read({urls: 2}, [...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, publishedAt: undefined}])
    expect(urls.flat()).toContainEqual(expect.objectContaining({loc: act.link}))
    expect((await get('/sitemap-part.xml?after=zzzz')).status).toBe(404)
  })

  test('of a site with nothing published holds the home page', async () => {
    const {index, urls} = await read({}, [])
    expect([index, urls]).toEqual([[{loc: 'https://register.example/sitemap-part.xml'}], [[{loc: 'https://register.example/'}]]])
  })
})

test('the news sitemap holds takes of the last two days and nothing else', async () => {
  const at = (now: string) => siteOf(fixtureDocuments, now).get('/news-sitemap.xml')
  expect(urlsOf((await at('2026-06-14T12:00:00Z')).body)).toEqual([
    {
      loc: act.link,
      'news:news': {
        'news:publication': {'news:name': 'The Sandhaven Register', 'news:language': 'en'},
        'news:publication_date': '2026-06-12T22:30:00.000Z',
        'news:title': act.title,
      },
    },
  ])
  expect(urlsOf((await at('2026-07-15')).body)).toEqual([])
})

test('a page that has not changed is not sent twice', async () => {
  const {get} = siteOf()
  const first = await get('/beats/tide-data')
  const again = await get('/beats/tide-data', {'if-none-match': String(first.headers.get('etag'))})
  expect([first.status, again.status, again.body]).toEqual([200, 304, ''])
  const policy = first.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
})
