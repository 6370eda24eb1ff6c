import {describe, expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, paragraph, stormBeat, tideBeat} from './fixtures.ts'
import {siteOf, textOf} from './siteUnderTest.ts'

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
