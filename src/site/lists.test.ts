import {createClient} from '@sanity/client'
import {createLake, type Lake} from 'sanity-plugin-beatbook/lake'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {firstPage, pageOf, readCursor, writeCursor} from './cursor.ts'
import {createFixtureClient} from './fixtureClient.ts'
import {fixtureDocuments, nineTake, type FixtureDocument} from './fixtures.ts'
import {monthOf, monthsByYear, monthSpan, readMonth} from './months.ts'
import {readSearch, textQueryOf} from './searchWords.ts'

/** 130 takes of one beat, an hour apart, with two of each moment. */
const many = Array.from({length: 130}, (_, at): FixtureDocument => {
  const publishedAt = new Date(Date.UTC(2026, 2, 1) + Math.floor(at / 2) * 3_600_000).toISOString()
  const number = String(at).padStart(3, '0')
  return {...nineTake, _id: `take-m${number}`, headline: `Reading ${number} of the gauge`, slug: {_type: 'slug', current: `reading-${number}`}, publishedAt}
})
const documents = [...fixtureDocuments.filter(({_id}) => !_id.startsWith('drafts.') && _id !== 'image-gauge'), ...many]

let lake: Lake
let get: (path: string) => Promise<{status: number; html: string}>

beforeAll(async () => {
  lake = createLake({documents: documents.map((document) => ({_createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z', _rev: 'r1', ...document}))})
  const {url} = await lake.listen({port: 0})
  const client = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: url, useProjectHostname: false, useCdn: false})
  const site = createSite({client, origin: 'https://register.example', now: '2026-07-15', log: (line) => expect.fail(line)})
  get = async (path) => {
    const response = await site.request(path)
    return {status: response.status, html: await response.text()}
  }
})
afterAll(() => lake.close())

const hrefs = (html: string, path: RegExp) => [...html.matchAll(/<a[^>]*\shref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')).filter((href) => path.test(href))

const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1]

describe('an archive', () => {
  test.each([
    ['/archive', 50],
    ['/beats/tide-data/takes', 50],
    ['/archive/2026-03', 50],
    ['/search?q=reading+gauge', 20],
  ])('%s shows every take once, newest first, a page at a time', async (start, size) => {
    const seen: string[] = []
    const pages: number[] = []
    for (let path: string | undefined = start; path; ) {
      const {status, html} = await get(path)
      expect(status).toBe(200)
      const takes = [...html.matchAll(/class="take-headline" href="([^"]+)"/g)].map(([, href = '']) => href)
      pages.push(takes.length)
      seen.push(...takes)
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    const readings = seen.filter((href) => href.startsWith('/takes/reading-'))
    expect(new Set(seen).size).toBe(seen.length)
    expect(readings).toHaveLength(130)
    // Of two of one moment the one with the smaller id stands first.
    expect(readings.slice(0, 4)).toEqual(['/takes/reading-128', '/takes/reading-129', '/takes/reading-126', '/takes/reading-127'])
    expect(new Set(pages.slice(0, -1))).toEqual(new Set([size]))
  })

  test('takes without a date stand in an archive of their own, and last among those of their beat, a page at a time', async () => {
    const none = Array.from({length: 60}, (_, at): FixtureDocument => {
      const number = String(at).padStart(2, '0')
      const publishedAt = [undefined, null, 'soon', ''][at % 4]
      return {...nineTake, _id: `take-u${number}`, headline: `Undated ${number}`, slug: {_type: 'slug', current: `undated-${number}`}, publishedAt}
    })
    const {client} = createFixtureClient([...fixtureDocuments, ...none])
    const site = createSite({client, now: '2026-07-15', log: (line) => expect.fail(line)})
    const walk = async (start: string) => {
      const pages: string[][] = []
      for (let path: string | undefined = start; path; ) {
        const html = await (await site.request(path)).text()
        pages.push([...html.matchAll(/class="take-headline" href="\/takes\/([^"]+)"/g)].map(([, slug = '']) => slug))
        path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      return pages
    }
    const slugs = none.map(({slug}) => (slug as {current: string}).current)
    expect(await (await site.request('/archive')).text()).toContain('<a href="/archive/undated">60 undated takes</a>')
    expect(await walk('/archive/undated')).toEqual([slugs.slice(0, 50), slugs.slice(50)])
    expect((await walk('/beats/tide-data/takes')).flat()).toEqual(['gauges-act-passes', 'nine-ports', ...slugs])
    expect((await walk('/search?q=undated')).flat()).toEqual(slugs.slice(0, 50))
    expect((await get('/archive')).html).not.toContain('/archive/undated')
    expect((await get('/archive/undated')).html).toContain('Every take says when it was published.')
  })

  test('a month begins and ends by the newsroom’s clock, and leads to the months around it', async () => {
    // 22:30 in universal time on 12 June; the first readings stand at midnight of 1 March, 01:00 in Copenhagen.
    const {html} = await get('/archive/2026-06')
    expect(hrefs(html, /^\/takes/)).toEqual(['/takes/gauges-act-passes'])
    expect(html).toContain('<time dateTime="2026-06-12T22:30:00Z">13 June 2026</time>')
    expect(hrefs(html, /^\/archive\//)).toEqual(['/archive/2026-05', '/archive/2026-03', '/archive/2026-04', '/archive/2026-05', '/archive/2026-06'])
    expect(html).toContain('aria-current="page"')
  })

  test('a month without takes says so and leads on', async () => {
    const {status, html} = await get('/archive/2026-04')
    expect([status, html.includes('No take was published in this month.')]).toEqual([200, true])
    expect(hrefs(html, /^\/archive\//).slice(0, 2)).toEqual(['/archive/2026-03', '/archive/2026-05'])
  })

  test.each(['/archive?before=yesterday', '/archive/2026-03?before=2026-03-01', '/beats/tide-data/takes?before=soon_a', '/archive?before=%00', '/search?q=tide&before=1'])(
    '%s is a 400 that says where to begin',
    async (path) => {
      const {status, html} = await get(path)
      expect([status, html.includes('Begin with the newest.'), titleOf(html)]).toEqual([400, true, 'This address cannot be read | The Sandhaven Register'])
    },
  )

  test.each(['/archive/2026-13', '/archive/march', '/archive/0000-01'])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('a page about a busy beat', () => {
  test('lists the newest 12 takes, leads to all of them, and stays under 40 kB', async () => {
    const {html} = await get('/beats/tide-data')
    expect(html.match(/class="take-headline"/g)).toHaveLength(12)
    expect(html).toContain('<a href="/beats/tide-data/takes">All 132 takes</a>')
    expect(Buffer.byteLength(html)).toBeLessThan(40_000)
  })

  test('so do its cluster and its subject', async () => {
    expect((await get('/clusters/gauges')).html).toContain('All 132 takes of Open vs. closed tide data')
    expect((await get('/subjects/harbour-board')).html).toContain('The newest 50 of 131.')
  })
})

describe('search', () => {
  const found = async (words: string) => {
    const {status, html} = await get(`/search?q=${encodeURIComponent(words)}`)
    return {status, links: hrefs(html.replace(/<p class="label">.*?<\/p>/g, ''), /^\/(beats|takes|subjects|clusters)\//), html}
  }

  test('finds by any word of the text, the title first', async () => {
    expect((await found('storm warning')).links[0]).toBe('/beats/storm-warnings')
    expect((await found('harbour board')).links[0]).toBe('/subjects/harbour-board')
    expect((await found('sixty votes parliament')).links).toEqual([])
    expect((await found('parliament passed the act')).links).toEqual(['/takes/gauges-act-passes'])
    expect((await found('PARLIAMENT passed, "the" act?')).links).toEqual(['/takes/gauges-act-passes'])
  })

  test('says when nothing holds the words, and keeps them in the form', async () => {
    const {status, html} = await found('zeppelin')
    expect(status).toBe(200)
    expect(html).toContain('Nothing here holds all of “zeppelin”.')
    expect(html).toContain('value="zeppelin"')
  })

  test.each([
    '',
    '   ',
    '*',
    '"""',
    '-tide -data',
    '*[_type == "take"]',
    '</title><script>alert(1)</script>',
    '\u0000\u001b[31m',
    '\ud83c',
    '؟؟؟',
    'a '.repeat(4_000),
    'x'.repeat(8_000),
    '%',
    'text::query("a") || true',
    '$identity && _id in path("**")',
  ])('takes %j for words', async (words) => {
    const response = await get(`/search?q=${encodeURIComponent(words.toWellFormed())}`)
    expect(response.status).toBe(200)
    expect(response.html).not.toContain('<script')
    expect(Buffer.byteLength(response.html)).toBeLessThan(40_000)
  })

  test.each(['/search?q=%E0%A4%A', '/search?q=tide&q=board', '/search?q[]=tide', '/search?Q=tide', '/search?'])('%s is a page', async (path) => {
    expect((await get(path)).status).toBe(200)
  })
})

test.each([
  ['  tide\n\tdata ', 'tide data', 'tide* data*'],
  ["the board's act", "the board's act", "the* board's* act*"],
  ['"open gauges" -closed *', '"open gauges" -closed *', 'open* gauges* closed*'],
  ['AI in 2026', 'AI in 2026', 'AI in 2026*'],
  ['\u0007', '', ''],
])('%j is read as %j and asked as %j', (given, words, asked) => {
  expect([readSearch(given), textQueryOf(readSearch(given))]).toEqual([words, asked])
})

test('a cursor survives the way into an address and back; nothing else is one', () => {
  const entries = [{_id: 'take-a', publishedAt: '2026-06-12T22:30:00.000Z'}, {_id: 'take-b', publishedAt: '2026-06-12T22:30:00Z'}, {_id: 'take-c', publishedAt: '2026-06-12T22:30:00.123456Z'}]
  expect(pageOf(entries, 1)).toEqual({entries: [entries[0]], next: '2026-06-12T22:30:00.000Z_take-a'})
  expect(pageOf(entries, 3)).toEqual({entries, next: null})
  expect(entries.map((entry) => readCursor(writeCursor(entry)))).toEqual(entries.map(({_id, publishedAt}) => ({before: publishedAt, after: _id})))
  for (const publishedAt of [undefined, null, '', 'soon']) expect(readCursor(writeCursor({_id: 'take_d', publishedAt}))).toEqual({before: '', after: 'take_d'})
  expect(readCursor(writeCursor({_id: 'take_e', publishedAt: '2026_07%5F'}))).toEqual({before: '2026_07%5F', after: 'take_e'})
  expect(readCursor(undefined)).toBe(firstPage)
  for (const text of ['', 'x', '2026-06-12T22:30:00Z', 'soon_a', '2026-06-12T22:30:00Z_', '2026-06-12T22:30:00Z_a b'])
    expect(readCursor(text)).toBeUndefined()
})

test('months follow the time zone, also where clocks change', () => {
  expect(monthSpan('2026-06', 'Europe/Copenhagen')).toEqual({from: '2026-05-31T22:00:00.000Z', to: '2026-06-30T22:00:00.000Z'})
  expect(monthSpan('2026-12', 'America/New_York')).toEqual({from: '2026-12-01T05:00:00.000Z', to: '2027-01-01T05:00:00.000Z'})
  expect(monthSpan('2026-11', 'America/New_York')).toEqual({from: '2026-11-01T04:00:00.000Z', to: '2026-12-01T05:00:00.000Z'})
  expect(monthOf('2026-05-31T22:30:00Z', 'Europe/Copenhagen')).toBe('2026-06')
  expect(monthsByYear('2025-11', '2026-02')).toEqual([
    {year: '2025', months: ['2025-11', '2025-12']},
    {year: '2026', months: ['2026-01', '2026-02']},
  ])
  expect(monthsByYear('0001-01', '2026-02').flatMap(({months}) => months)).toHaveLength(1200)
  expect(['2026-06', '2026-6', '2026-00', 'x', undefined].map(readMonth)).toEqual(['2026-06', undefined, undefined, undefined, undefined])
})

