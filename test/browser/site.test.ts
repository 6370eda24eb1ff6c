import {afterAll, beforeAll, expect, test} from 'vitest'
import {launchBrowser, type TestBrowser} from './browser.ts'
import {objections} from './siteLooks.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

const pages = ['/', '/beats/open-vs-closed', '/takes/glm-5-2', '/subjects/deepseek', '/clusters/compute-frontier', '/takes/no-such-take']

let newsroom: Newsroom
let chromium: TestBrowser

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

test.each(pages)('%s has nothing that axe objects to and no sideways scroll', async (path) => {
  const context = await chromium.newContext({bypassCSP: true})
  const page = await context.newPage()
  await page.goto(newsroom.siteUrl + path)
  expect(await objections(page)).toEqual([])
  await context.close()
})

test('the beat page can be read, and its links followed, without script', async () => {
  const context = await chromium.newContext({javaScriptEnabled: false})
  const page = await context.newPage()
  await page.goto(`${newsroom.siteUrl}/beats/open-vs-closed`)
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
  expect(await page.getByRole('heading', {level: 2}).allInnerTexts()).toEqual(
    expect.arrayContaining(['What it is', 'History', 'Current state', 'Relationships', 'What to watch', 'The briefing, by email']),
  )
  await page.locator('#relationships a').first().click()
  expect(await page.getByRole('heading', {level: 1}).count()).toBe(1)
})

test('the as-of note stands beside the heading of Current state', async () => {
  const page = await chromium.newContext().then((context) => context.newPage())
  await page.goto(`${newsroom.siteUrl}/beats/electricity`)
  const heading = await page.locator('#currentState h2').boundingBox()
  const note = await page.locator('#currentState .bb-as-of').boundingBox()
  expect(note?.x).toBeGreaterThan((heading?.x ?? 0) + (heading?.width ?? 0))
  expect(note?.y).toBeGreaterThanOrEqual((heading?.y ?? 0) - 1)
})

test('no page of the site asks anything of another machine', () => {
  expect(chromium.outbound).toEqual([])
})
