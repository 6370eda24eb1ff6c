import {describe, expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, paragraph, stormBeat, tideBeat} from './fixtures.ts'
import {siteOf, textOf} from './siteUnderTest.ts'

describe('every page', () => {
  const paths = [
    '/',
    '/beats/tide-data',
    '/beats/tide-data/takes',
    '/takes/gauges-act-passes',
    '/subjects/harbour-board',
    '/clusters/gauges',
    '/verticals/coast',
    '/archive',
    '/archive/2026-06',
    '/archive/2026-06?before=2026-06-12T22%3A30%3A00Z_take-act',
  ]

  test.each(paths)('%s is one request, in the published perspective', async (path) => {
    const {get, requests} = siteOf()
    expect((await get(path)).status).toBe(200)
    expect(requests.map(({perspective}) => perspective)).toEqual(['published'])
  })

  test.each(paths)('%s has one h1, its language, a skip link, a canonical address, and no script', async (path) => {
    const {html, headers} = await siteOf().get(path)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/^<!doctype html><html lang="en-GB">/)
    expect(html).toContain('<a class="skip" href="#main">')
    expect(html).toContain(`<link rel="canonical" href="https://register.example${path}"/>`)
    expect(html).toContain(`<meta property="og:url" content="https://register.example${path}"/>`)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|style="|\son\w+="/)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https://images.example; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    )
    expect(headers.get('cache-control')).toBe('no-cache')
    expect([headers.get('cache-tag'), headers.get('surrogate-key'), headers.get('cdn-cache-control')]).toEqual(['s1:fixture', 's1:fixture', null])
  })

  test.each(paths)('%s names every id once and links only to ids and pages that exist', async (path) => {
    const {get} = siteOf()
    const {html} = await get(path)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...html.matchAll(/<a[^>]*\shref="([^"]+)"/g)].map(([, href]) => href ?? '')
    for (const target of targets.filter((href) => href.startsWith('#'))) expect(ids).toContain(target.slice(1))
    for (const target of targets.filter((href) => href.startsWith('/'))) expect((await get(target)).status).toBe(200)
  })

  test.each(paths)('%s shows nothing of a draft', async (path) => {
    expect((await siteOf().get(path)).html).not.toContain('nobody may read')
  })
})

test('home is a table of contents: name, first clause of the dek, as-of, newest take', async () => {
  expect(textOf((await siteOf().get('/')).html)).toBe(
    'The Sandhaven Register Standing subjects, kept true. ' +
      'Coast Open vs. closed tide data Whether harbours publish their gauges decides who can plan a coast. ' +
      'As of mid-2026 Newest take · 13 June 2026 The Gauges Act passes ' +
      'Storm warnings How early a harbour hears of a storm. As of May 2026 ' +
      'Newest take · 13 June 2026 The Gauges Act passes ' +
      'Clusters gauges Everything that measures the sea. 1 beat',
  )
})

test('a beat reads from its meta line to the briefing by email', async () => {
  const text = textOf((await siteOf().get('/beats/tide-data')).html)
  const order = [
    'Coast As of mid-2026 2 takes Open vs. closed tide data : who may read the sea Whether harbours',
    'What it is The &quot;tide data&quot; beat tracks',
    'History In March 2024 the Harbour Board opened',
    'Current state As of mid-2026 As of mid-2026, nine gauges are open',
    'Relationships Nine ports open their gauges carries the count.',
    'What to watch Whether the Harbour Board opens its forecasts.',
    'Whether the Gauges Act passes before the summer. Settled on 12 June 2026 by The Gauges Act passes',
    'Where it belongs Vertical Coast Sub-beats Storm warnings Cluster gauges , the whole of it Roster Harbour Board',
    'Takes 13 June 2026 Defines the beat The Gauges Act passes Parliament makes gauges public by default.',
    'Cited by The Gauges Act passes Take · 13 June 2026 Parliament passed the act, which settles the tide data question',
    'Storm warnings Beat A warning needs open gauges . What it is · follows it',
    'Sources Harbour Board, Census of gauges , April 2026 Parliament, Register of votes',
    'The briefing, by email',
  ]
  const places = order.map((piece) => text.lastIndexOf(piece))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a take says its beats and roles first, then corrections, then the text', async () => {
  expect(textOf((await siteOf().get('/takes/gauges-act-passes')).html)).toMatch(
    new RegExp(
      '^Open vs\\. closed tide data Defines the beat Storm warnings Background The Gauges Act passes Parliament makes ' +
        'gauges public by default\\. By Ada Holm 13 June 2026 Corrections 20 June 2026 The act takes effect in 2027, ' +
        'not 2028\\. 13 June 2026 An earlier version gave the vote as 61 to 40\\. Parliament passed the act',
    ),
  )
})

test('a beat with nothing written yet still says what it is and where it belongs', async () => {
  const bare = {
    _id: 'beat-bare',
    _type: 'beat',
    _updatedAt: '2026-07-01T09:00:00Z',
    title: 'Bare',
    slug: {current: 'bare'},
  }
  const {status, html} = await siteOf([bare]).get('/beats/bare')
  expect(status).toBe(200)
  expect(textOf(html)).toContain('What it is This section has not been written yet.')
  expect(textOf(html)).toContain('What to watch No open questions are listed yet.')
})

describe('hostile content', () => {
  test('renders as text, and no address becomes script', async () => {
    const hostile = {
      ...actTake,
      headline: '</title><script>alert(1)</script>',
      dek: '"><img src=x onerror=alert(1)>',
      byline: '<b>B</b>',
      body: [
        paragraph('b1', [
          '<script>alert(2)</script>',
          {words: 'link', annotation: {_type: 'link', href: 'javascript:alert(3)'}},
          {words: 'odd', annotation: {_type: 'tooltip', text: '<script>'}},
          {words: 'lost', annotation: {_type: 'crossReference', relation: 'follows'}},
        ]),
        {_type: 'poll', _key: 'p', html: '<script>alert(4)</script>'},
      ],
      sources: [{_type: 'reference', _key: 's', _ref: 'source-bad', _weak: true}],
    }
    const source = {_id: 'source-bad', _type: 'source', name: '<i>S</i>', work: 'W', url: 'javascript:alert(5)'}
    const documents = fixtureDocuments.map((document) => (document._id === actTake._id ? hostile : document))
    const {status, html} = await siteOf([...documents, source]).get('/takes/gauges-act-passes')
    expect(status).toBe(200)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|<img|javascript:|<b>B|<i>S|\sonerror="/)
    expect(textOf(html)).toContain('&lt;script&gt;alert(2)&lt;/script&gt;linkoddlost')
  })

  test.each([
    '/beats/%22%3E%3Cscript%3E',
    '/takes/..%2F..%2Fetc',
    '/subjects/%E0%A4%A',
    '/clusters/*%5B_id%20match%20%22*%22%5D',
  ])('%s is not found and not repeated', async (path) => {
    const {status, html} = await siteOf().get(path)
    expect(status).toBe(404)
    expect(html).not.toContain('<script')
  })
})

describe('what is not there', () => {
  test.each([
    ['/beats/tide-tables', 'No beat at this address', '/beats/tide-data'],
    ['/takes/the-gauge-act-of-2026', 'No take at this address', '/takes/gauges-act-passes'],
    ['/subjects/harbor-boards', 'No subject at this address', '/subjects/harbour-board'],
    ['/clusters/gauge', 'No cluster at this address', '/clusters/gauges'],
    ['/verticals/coastal', 'No vertical at this address', '/verticals/coast'],
    ['/storm', 'Nothing at this address', '/beats/storm-warnings'],
    ['/takes/secret', 'No take at this address', '/archive'],
  ])('%s is a 404 that names what may be meant, searches, and is not indexed', async (path, heading, near) => {
    const {status, html} = await siteOf().get(path)
    expect(status).toBe(404)
    expect(textOf(html)).toContain(heading)
    expect(html).toContain(`href="${near}"`)
    expect(html).toContain('action="/search"')
    expect(html).not.toContain('nobody may read')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is allowed on no page, and finds nothing where there is none', async (method) => {
    const {request} = siteOf()
    for (const path of ['/', '/beats/tide-data', '/takes/gauges-act-passes', '/archive', '/feed.xml', '/sitemap.xml', '/search', '/healthz']) {
      const {status, headers} = await request(path, {method})
      expect([path, status, headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    for (const path of ['/beats/none', '/none', '/assets/none.css']) {
      const {status, headers} = await request(path, {method})
      expect([path, status, headers.get('allow')]).toEqual([path, 404, null])
    }
  })

  test('HEAD answers as GET does, without the page', async () => {
    const response = await siteOf().request('/beats/tide-data', {method: 'HEAD'})
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('a trailing slash leads to the page without it', async () => {
    const {status, headers} = await siteOf().get('/beats/tide-data/')
    expect([status, headers.get('location')]).toEqual([301, 'http://localhost/beats/tide-data'])
  })
})

const moved = {...stormBeat, formerSlugs: ['gale-warnings', 'tide-data']}
const withdrawal = {
  _id: 'withdrawal-take-lost',
  _type: 'withdrawal',
  document: 'take-lost',
  documentType: 'take',
  title: 'The lost pier',
  slugs: ['lost-pier', 'gauges-act-passes'],
  beats: [{_type: 'reference', _key: 'b', _ref: 'beat-tides', _weak: true}, {_type: 'reference', _key: 'c', _ref: 'beat-gone', _weak: true}],
  withdrawnOn: '2026-07-02',
  note: 'Two of its three figures were wrong.',
}

describe('what was somewhere else, or is withdrawn', () => {
  const {get} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== stormBeat._id), moved, withdrawal])

  test.each([
    ['/beats/gale-warnings', '/beats/storm-warnings'],
    ['/beats/gale-warnings/feed.xml', '/beats/storm-warnings/feed.xml'],
    ['/beats/gale-warnings/takes', '/beats/storm-warnings/takes'],
  ])('%s leads to %s for good', async (path, to) => {
    const {status, headers} = await get(path)
    expect([status, headers.get('location')]).toEqual([301, to])
  })

  test('an address that another beat has now is that beat', async () => {
    expect((await get('/beats/tide-data')).status).toBe(200)
    expect((await get('/takes/gauges-act-passes')).status).toBe(200)
  })

  test('a withdrawn take is a 410 that says so, why, and where to go on', async () => {
    const {status, html} = await get('/takes/lost-pier')
    expect(status).toBe(410)
    expect(textOf(html)).toBe(
      'Withdrawn 2 July 2026 The lost pier Two of its three figures were wrong. ' +
        'The beats it belonged to Open vs. closed tide data All beats , all takes by date',
    )
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })

  test('what is public again is shown, at its address and from the one that the withdrawal names', async () => {
    const again = {...withdrawal, document: stormBeat._id, documentType: 'beat', slugs: ['storm-warnings', 'gales']}
    const {get} = siteOf([...fixtureDocuments, again])
    expect((await get('/beats/storm-warnings')).status).toBe(200)
    const {status, headers} = await get('/beats/gales')
    expect([status, headers.get('location')]).toEqual([301, '/beats/storm-warnings'])
  })

  test('without a title and a note it says no more than that it was withdrawn', async () => {
    const {title: _title, note: _note, beats: _beats, ...bare} = withdrawal
    const {status, html} = await siteOf([...fixtureDocuments, bare]).get('/takes/lost-pier')
    expect(status).toBe(410)
    expect(textOf(html)).toContain('This take was withdrawn This take was published here and has been withdrawn.')
  })
})

describe('assets', () => {
  test('stylesheet and fonts come from the site itself and never change under their address', async () => {
    const {get} = siteOf()
    const {html} = await get('/')
    const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
    const css = await get(stylesheet)
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(css.html).not.toMatch(/url\((?!\/assets\/)|@import/)
    const fonts = [...css.html.matchAll(/url\(([^)]+)\)/g)].map(([, path]) => path ?? '')
    expect(fonts).toHaveLength(6)
    for (const font of fonts) expect((await get(font)).headers.get('content-type')).toBe('font/woff2')
  })

  test('an asset of another time is not found', async () => {
    expect((await siteOf().get('/assets/site-000000000000.css')).status).toBe(404)
  })

  test('the site says that it is up', async () => {
    const {status, html} = await siteOf().get('/healthz')
    expect([status, html]).toEqual([200, '{"status":"ok"}'])
  })
})

test('a publication document that lacks a name or names no known time zone is filled in', async () => {
  const {client} = createFixtureClient([
    {_id: 'publication', _type: 'publication', timeZone: 'Moon/Base'},
    tideBeat,
    actTake,
  ])
  const html = await (await createSite({client, publication: {name: 'The Register'}}).request('/')).text()
  expect(html).toContain('<title>The Register</title>')
  expect(html).toContain('12 June 2026')
})
