import {describe, expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, paragraph, stormBeat, tideBeat, type FixtureDocument} from './fixtures.ts'

function siteOf(documents: readonly FixtureDocument[] = fixtureDocuments) {
  const {client, requests} = createFixtureClient(documents)
  const logged: string[] = []
  const site = createSite({
    client,
    origin: 'https://register.example/',
    now: '2026-07-15',
    publication: {timeZone: 'Europe/Copenhagen'},
    imageOrigins: ['https://images.example'],
    log: (line) => logged.push(line),
  })
  const get = async (path: string) => {
    const response = await site.request(path)
    return {status: response.status, headers: response.headers, html: await response.text()}
  }
  return {get, requests, logged, request: (path: string, init: RequestInit) => site.request(path, init)}
}

/** What a reader reads: the text of the main element, one space between pieces. */
function textOf(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? ''
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

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

describe('what cannot be made', () => {
  test('a document that does not fit is a 500 that helps, and a log line that names it', async () => {
    const {get, logged} = siteOf([{...stormBeat, title: 7}, tideBeat])
    const {status, html} = await get('/beats/storm-warnings')
    expect(status).toBe(500)
    expect(textOf(html)).toContain('This page could not be made')
    expect(html).toMatch(/<form class="search".*<a href="\/">All beats<\/a>/)
    expect(logged).toEqual([
      'GET /beats/storm-warnings: The page was not rendered. Correct and publish what is named here:\n' +
        'beat-storms: title: Invalid input: expected string, received number',
    ])
  })

  test.each([
    ['/', {...stormBeat, dek: 7}, 'beat-storms: dek: Invalid input: expected string, received number', 'Open vs. closed tide data'],
    ['/beats/tide-data', {...actTake, dek: 7}, 'take-act: dek: Invalid input: expected string, received number', 'Nine ports open their gauges'],
    ['/archive', {...actTake, byline: 7}, 'take-act: byline: Invalid input: expected string, received number', 'Nine ports open their gauges'],
  ])('%s leaves out a listed document that does not fit, and the log names it', async (path, document, line, rest) => {
    const {get, logged} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== document._id), document])
    const {status, html} = await get(path)
    expect(status).toBe(200)
    expect(textOf(html)).toContain(rest)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain(`GET ${path}: left out of the page; correct and publish:\n`)
    expect(logged[0]).toContain(line)
  })

  test.each([undefined, null, '', 'soon', '2026-13-45T99:00:00Z'])('a take published %j is a page, stands in every list as undated, and is in no feed', async (publishedAt) => {
    const {get, logged} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, publishedAt}])
    const page = await get('/takes/gauges-act-passes')
    expect(page.status).toBe(200)
    expect(textOf(page.html)).toContain('Parliament makes gauges public by default. By Ada Holm Undated Corrections')
    expect(page.html).not.toMatch(/datePublished":"(?!2026-06-20|2026-06-13|2026-04-30)|Invalid Date|undefined|>null</)
    for (const [path, words] of [
      ['/archive', /1 undated take|Undated Undated The Gauges Act passes/],
      ['/beats/tide-data', /Undated .*The Gauges Act passes/],
      // What begins with a digit stands where its text sorts, everything else after all that has a date.
      ['/beats/tide-data/takes', publishedAt?.startsWith('2') ? /Undated .*The Gauges Act passes/ : /Nine ports open their gauges .*Undated .*The Gauges Act passes/],
      ['/clusters/gauges', /Undated .*The Gauges Act passes/],
      ['/search?q=gauges+act', /Undated .*The Gauges Act passes/],
      ['/', /Newest take · (5 May 2026 Nine ports|Undated The Gauges Act|\S+ \S+ 2026)|Undated The Gauges Act/],
    ] as const) {
      const {status, html} = await get(path)
      expect([path, status]).toEqual([path, 200])
      expect(textOf(html), path).toMatch(words)
    }
    expect(logged).toEqual([])
    for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/beats/tide-data/atom.xml', '/news-sitemap.xml']) {
      const {status, html} = await get(path)
      expect([path, status, html.includes('The Gauges Act passes')]).toEqual([path, 200, false])
    }
    // A feed asks for a date, so what is left out of it for a date that is none is told of.
    for (const line of logged) expect(line).toContain('take-act: publishedAt: Invalid input: expected a date and time')
  })

  test('a document that a reference leads to and that does not fit leads nowhere; the page stays, and the log names it', async () => {
    const {get, logged} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, slug: {_type: 'slug', current: 7}}])
    const {status, html} = await get('/beats/tide-data')
    expect(status).toBe(200)
    expect(html).not.toMatch(/<a[^>]*>\s*<\/a>|href=""|undefined|null</)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain('take-act: slug: Invalid input: expected string, received number')
  })

  test('an address with half a character takes no page down', async () => {
    const {get, logged} = siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, slug: {_type: 'slug', current: 'act-\ud800'}}])
    for (const path of ['/', '/beats/tide-data', '/archive', '/feed.xml', '/sitemap.xml']) expect([path, (await get(path)).status]).toEqual([path, 200])
    expect(logged).toEqual([])
  })

  test('a list item that says it stands a million deep is one that stands deep', async () => {
    const item = {...paragraph('i', ['A reading.']), listItem: 'bullet', level: 1_000_000}
    const {status, html} = await siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, body: [item]}]).get('/takes/gauges-act-passes')
    expect(status).toBe(200)
    expect(html).toMatch(/(<ul>(<li>)?)+A reading\./)
  })

  test('a reference to something that is not there is plain words, and no link is left empty', async () => {
    const {get, logged} = siteOf(fixtureDocuments.filter(({_id}) => !['subject-board', 'source-census', 'vertical-coast', 'cluster-gauges', 'take-act'].includes(_id)))
    const {status, html} = await get('/beats/tide-data')
    expect([status, logged]).toEqual([200, []])
    expect(textOf(html)).toContain('In March 2024 the Harbour Board opened its archive.')
    expect(html).not.toMatch(/<a[^>]*>\s*<\/a>|href=""|undefined|null</)
  })

  test('a take of half a million characters is a page', async () => {
    const body = Array.from({length: 1_000}, (_, at) => paragraph(`p${at}`, ['A gauge was read and noted. '.repeat(18)]))
    const {status, html} = await siteOf([...fixtureDocuments.filter(({_id}) => _id !== actTake._id), {...actTake, body}]).get('/takes/gauges-act-passes')
    expect(status).toBe(200)
    expect(html.match(/<p>A gauge/g)).toHaveLength(1_000)
  })

  test('a lake that does not answer is a 503 to try again, without its message', async () => {
    const logged: string[] = []
    const client = {fetch: async () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:1'))}
    const site = createSite({client, publication: {name: 'The Register'}, log: (line) => logged.push(line)})
    const response = await site.request('/')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
    const html = await response.text()
    expect(textOf(html)).toContain('The newsroom cannot be reached at the moment')
    expect(html).not.toContain('ECONNREFUSED')
    expect(logged).toEqual(['GET /: connect ECONNREFUSED 127.0.0.1:1'])
    expect(html).toContain('<title>This page could not be made | The Register</title>')
  })

  test('a page that fails names the publication as readers saw it last', async () => {
    const {client} = createFixtureClient()
    let reachable = true
    const fetch: typeof client.fetch = async (...asked) => (reachable ? client.fetch(...asked) : Promise.reject(new Error('no lake')))
    const site = createSite({client: {fetch}, log: () => undefined})
    await site.request('/')
    reachable = false
    const response = await site.request('/archive')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('<title>This page could not be made | The Sandhaven Register</title>')
  })

  test('a page that asks twice has the tags of both answers', async () => {
    const {client} = createFixtureClient()
    let asked = 0
    const fetch: typeof client.fetch = async (...given) => ({...((await client.fetch(...given)) as object), syncTags: [`s1:${++asked}`, 's1:both']})
    const answer = await createSite({client: {fetch}, log: () => undefined}).request('/beats/none')
    expect([answer.status, answer.headers.get('cache-tag'), answer.headers.get('surrogate-key')]).toEqual([404, 's1:1,s1:both,s1:2', 's1:1 s1:both s1:2'])
  })

  test('a search before anything is asked names the publication, by one request', async () => {
    const {get, requests} = siteOf()
    const {html, headers} = await get('/search')
    expect(html).toContain('<title>Search | The Sandhaven Register</title>')
    expect([requests.length, headers.get('cache-tag')]).toEqual([1, 's1:fixture'])
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
