import type {Server} from 'node:http'
import {createAdaptorServer} from '@hono/node-server'
import {createClient} from '@sanity/client'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {createLake, type Lake} from '../../src/lake/index.ts'
import {createSite} from '../../src/site/app.tsx'
import {newsroomDocuments, newsroomNow} from '../../studio/newsroom/newsroom.ts'
import {launchBrowser, type TestBrowser} from './browser.ts'
import {objections} from './siteLooks.ts'

const pages = [
  '/',
  '/verticals/ai',
  '/beats/open-vs-closed',
  '/beats/open-vs-closed/takes',
  '/beats/open-vs-closed/changes',
  '/takes/glm-5-2',
  '/subjects/deepseek',
  '/clusters/compute-frontier',
  '/archive',
  '/archive/2026-06',
  '/archive/undated',
  '/archive?before=1',
  '/search?q=model',
  '/search?q=zeppelin',
  '/takes/undated',
  '/takes/withdrawn',
  '/takes/deepseek-models',
  '/beats/broken',
]
const screenshots = process.env.SITE_SCREENSHOTS

let lake: Lake
let server: Server
let chromium: TestBrowser
let siteUrl: string

beforeAll(async () => {
  lake = createLake({documents: newsroomDocuments()})
  const {url} = await lake.listen({port: 0})
  const client = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: url, useProjectHostname: false, useCdn: false})
  const editor = client.withConfig({token: lake.issueToken('administrator')})
  await editor.create({
    _id: 'withdrawal-x',
    _type: 'withdrawal',
    documentType: 'take',
    title: 'A laboratory says its model passed every test',
    slugs: ['withdrawn'],
    withdrawnOn: '2026-05-01',
    note: 'The laboratory has taken the paper back that this take rested on.',
    beats: [{_type: 'reference', _key: 'b', _ref: 'beat-open-vs-closed', _weak: true}],
  })
  const {publishedAt: _date, ...undated} = (await editor.getDocument('take-glm-5-2'))!
  await editor.create({...undated, _id: 'take-undated', headline: 'A notice that says nothing of its day', slug: {_type: 'slug', current: 'undated'}})
  await editor.create({_id: 'beat-broken', _type: 'beat', title: 'Broken', slug: {_type: 'slug', current: 'broken'}, dek: 7})
  const beat = await editor.getDocument('beat-open-vs-closed')
  await editor.createOrReplace(beat!)
  const changed = JSON.parse(JSON.stringify(beat).replace('As of ', 'Nobody knows. As of ')) as typeof beat
  await editor.createOrReplace({...changed!, asOf: {_type: 'asOf', date: '2026-07-14', precision: 'day'}})
  const site = createSite({client, history: editor, now: newsroomNow, signUp: '/briefing/sign-up', log: () => undefined})
  server = createAdaptorServer({fetch: site.fetch}) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The site has no port.')
  siteUrl = `http://127.0.0.1:${address.port}`
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await new Promise((resolve) => server.close(resolve))
  await lake.close()
})

test.each(pages)('%s: axe objects to nothing, nothing scrolls sideways, and it prints without navigation and forms', async (path) => {
  const context = await chromium.newContext({bypassCSP: true})
  const page = await context.newPage()
  const shot = async (look: string, width: number) => {
    if (screenshots) await page.screenshot({path: `${screenshots}/${path.replace(/\W+/g, '-')}-${width}-${look}.png`, fullPage: true})
  }
  await page.goto(siteUrl + path)
  expect(await objections(page, ({width, colorScheme}) => shot(colorScheme, width))).toEqual([])

  await page.emulateMedia({media: 'print', colorScheme: 'light'})
  await page.setViewportSize({width: 680, height: 900})
  expect(await page.locator('nav:visible, form:visible').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await shot('print', 680)
  if (screenshots) {
    for (const [width, colorScheme] of [[900, 'light'], [900, 'dark'], [1440, 'light'], [320, 'dark']] as const) {
      await page.emulateMedia({media: 'screen', colorScheme})
      await page.setViewportSize({width, height: 900})
      await shot(colorScheme, width)
    }
  }
  await context.close()
})

test('a search by keyboard alone leads to a beat', async () => {
  const page = await chromium.newContext({javaScriptEnabled: false}).then((context) => context.newPage())
  await page.goto(`${siteUrl}/search`)
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('open closed weights')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=open\+closed\+weights/)
  await page.locator('.found a').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/beats\/open-vs-closed$/)
  expect(await page.getByRole('heading', {level: 1}).innerText()).toContain('Open and closed')
})

test('no page of the site asks anything of another machine', () => {
  expect(chromium.outbound).toEqual([])
})
