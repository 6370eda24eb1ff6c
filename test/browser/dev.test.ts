import {utimes} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let studio: Page
let site: Page

beforeAll(async () => {
  newsroom = await startNewsroom(undefined, 'studio/dev.ts')
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** Saves a source file as it is, which is a change to whoever watches it. */
async function save(file: string): Promise<void> {
  const now = new Date()
  await utimes(fileURLToPath(new URL(`../../${file}`, import.meta.url)), now, now)
}

async function reloadsOn(page: Page, file: string): Promise<string> {
  const loaded = page.waitForEvent('load', {timeout: 60_000})
  await save(file)
  await loaded
  return page.url()
}

test('npm run dev signs in with the link it printed, through Vite', async () => {
  studio = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  expect(await studio.locator('script[src="/@vite/client"]').count()).toBe(1)
})

test('saving a file of the plugin or its words reloads the Studio', async () => {
  const page = studio.url()
  expect(await reloadsOn(studio, 'plugins/i18n/en/briefing.ts')).toBe(page)
  await studio.getByRole('link', {name: 'Desk'}).first().waitFor({timeout: 60_000})
  expect(await reloadsOn(studio, 'plugins/briefing/SectionOutline.tsx')).toBe(page)
})

test("saving the site's stylesheet or a component reloads its open pages", async () => {
  site = await (await chromium.newContext()).newPage()
  await site.goto(newsroom.siteUrl)
  expect(await reloadsOn(site, 'src/site/site.css')).toBe(`${newsroom.siteUrl}/`)
  expect(await reloadsOn(site, 'src/react/Prose.tsx')).toBe(`${newsroom.siteUrl}/`)
})

test('nothing leaves the machine, and Ctrl-C ends all of it with the pages still open', async () => {
  expect(chromium.outbound).toEqual([])
  const {code, output} = await newsroom.stop()
  expect({code, end: output.split('\n').filter(Boolean).at(-1)}).toEqual({code: 0, end: 'Stopped. Everything is saved.'})
})
