import type {FrameLocator, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

const id = 'beat-electricity'
const patient = {timeout: 60_000}

let newsroom: Newsroom
let chromium: TestBrowser
let wren: ReturnType<typeof clientAs>
let page: Page
let preview: FrameLocator
let slug: string

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  const published = await wren.getDocument(id)
  if (!published) throw new Error(`The demonstration newsroom has no "${id}".`)
  slug = published.slug.current
  await wren.create({...published, _id: `drafts.${id}`, dek: 'A dek that only the newsroom sees.'})
  page = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  preview = page.frameLocator('iframe')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const shown = () => preview.locator('main').innerText()

test('the Studio shows the draft beside its form', async () => {
  await page.goto(`${newsroom.studioUrl}/presentation/beat/${id}?preview=/beats/${slug}`)
  await page.getByTestId('field-dek').waitFor(patient)
  await expect.poll(() => preview.locator('main').count(), patient).toBe(1)
  await expect.poll(shown, patient).toContain('A dek that only the newsroom sees.')
})

test('what is typed is shown as it is saved, without the page being loaded again', async () => {
  await preview.locator('html').evaluate((html) => html.setAttribute('data-untouched', ''))
  const dek = page.getByTestId('field-dek').locator('textarea, input').first()
  await dek.fill('Somebody is typing this now.')
  await expect.poll(shown, patient).toContain('Somebody is typing this now.')
  expect(await preview.locator('html[data-untouched]').count()).toBe(1)
})

test.each([
  ['the name in a title', 'main h1', /\/title\?/, 'title'],
  ['the dek', '.dek', /\/dek\?/, 'dek'],
  ["a title's consequence", 'main h1 .consequence', /\/title\?/, 'title'],
  ['a sentence', 'main section p', /\/whatItIs\[_key==%22\w+%22\]\.children\[_key==%22\w+%22\]\.text\?/, 'whatItIs'],
])('a click on %s of the page leads to its field', async (_what, words, address, field) => {
  const place = preview.locator(words).first()
  await place.hover({position: {x: 12, y: 12}})
  await preview.locator('sanity-visual-editing [data-ui="Card"]').first().waitFor({state: 'attached', ...patient})
  await place.click({position: {x: 12, y: 12}})
  await expect.poll(() => page.url(), patient).toMatch(address)
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-testid^="field-"]')?.getAttribute('data-testid'))
  await expect.poll(focused, patient).toBe(`field-${field}`)
})

test('the head holds no invisible characters, the page no draft for anybody else', async () => {
  const title = await preview.locator('html').evaluate((html) => html.ownerDocument.title)
  expect(title).toMatch(/^[\u0020-\u{1f64f}]+$/u)
  expect(title).not.toMatch(/[\u200b-\u200f\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u)
  const reader = await (await chromium.newContext()).newPage()
  await reader.goto(`${newsroom.siteUrl}/beats/${slug}`)
  expect(await reader.content()).not.toContain('Somebody is typing this now.')
  expect((await reader.goto(`${newsroom.siteUrl}/preview/enable?sanity-preview-secret=guessed&sanity-preview-pathname=/beats/${slug}`))?.status()).toBe(401)
  expect((await reader.goto(`${newsroom.siteUrl}/preview/overlay.js`))?.status()).toBe(401)
  await reader.goto(`${newsroom.siteUrl}/beats/${slug}`)
  expect(await reader.content()).not.toContain('Somebody is typing this now.')
})

test('outside the Studio the page says that it is a preview, and how to leave it', async () => {
  const tab = await page.context().newPage()
  await tab.goto(`${newsroom.siteUrl}/beats/${slug}`)
  const ribbon = tab.getByRole('complementary', {name: 'Preview'})
  await ribbon.waitFor(patient)
  await ribbon.getByRole('link', {name: 'See it as readers do'}).click()
  await expect.poll(() => tab.url(), patient).toBe(`${newsroom.siteUrl}/beats/${slug}`)
  expect(await tab.content()).not.toContain('Somebody is typing this now.')
  expect(chromium.outbound).toEqual([])
})
