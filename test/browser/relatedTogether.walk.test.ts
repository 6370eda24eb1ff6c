import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {card, caretToStart, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {mentions, openRelated} from './relatedPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {prose, saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let wren: Page
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await openRelated(wren, newsroom.studioUrl, 'beat-safety-testing')
  await openRelated(rosa, newsroom.studioUrl, 'beat-safety-testing')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const name = 'US AI export controls'
const patient = {timeout: 60_000}
const linkButton = (page: Page) => card(page).getByRole('button', {name: /^Link "/})
const linkIn = (page: Page, path: string, words: string) => prose(page, path).locator('[data-annotation]').getByText(words, {exact: true})
const currentState = (page: Page) => prose(page, 'currentState')

test('the index is worked in a worker', async () => {
  const addresses = wren.workers().map((worker) => worker.url())
  expect(addresses.some((address) => address.includes('relatedWorker'))).toBe(true)
})

test('a mention stays on its own words while another writes before them', async () => {
  await writeAtEnd(wren, 'currentState', ` In April 2026 Washington looked at ${name} again.`)
  await mentions(wren, 'currentState', name).waitFor()
  await saved(wren)
  await mentions(rosa, 'currentState', name).waitFor()
  await caretToStart(rosa, 'currentState')
  await rosa.keyboard.type('So it stands. ')
  await expect.poll(() => currentState(wren).innerText(), soon).toContain('So it stands. ')
  for (const page of [wren, rosa]) {
    await mentions(page, 'currentState', name).waitFor()
    const marked = await currentState(page).locator('[data-beatbook-mention]').evaluateAll((found) => found.map((mark) => mark.textContent))
    expect(marked).toContain(name)
  }
})

test('a suggestion whose words another has linked meanwhile goes, under the pointer too, and nothing is linked twice', async () => {
  await mentions(wren, 'currentState', name).hover()
  await linkButton(wren).hover()
  await mentions(rosa, 'currentState', name).hover()
  await linkButton(rosa).click()
  for (const page of [rosa, wren]) await linkIn(page, 'currentState', name).waitFor(patient)
  await linkButton(wren).waitFor({state: 'detached', ...patient})
  expect(await linkIn(wren, 'currentState', name).count()).toBe(1)
})

test('a story that is taken down while its card is open is not linked', async () => {
  const house = clientAs(newsroom, 'administrator')
  const headline = await house.fetch<string>('*[_id == "take-llama-2"][0].headline')
  await writeAtEnd(wren, 'history', ` ${headline}, and it was late.`)
  await mentions(wren, 'history', headline).waitFor(patient)
  await mentions(wren, 'history', headline).hover()
  await linkButton(wren).waitFor()
  await house.delete('take-llama-2')
  await mentions(wren, 'history', headline).waitFor({state: 'detached', ...patient})
  if (await linkButton(wren).isVisible()) {
    await linkButton(wren).click()
    expect(await card(wren).getByRole('alert').innerText()).toBe('That story was taken down a moment ago. Nothing was linked.')
  }
  expect(await linkIn(wren, 'history', headline).count()).toBe(0)
})

test('signing out leaves nothing of the newsroom in the browser’s storage', async () => {
  const databases = () => wren.evaluate(async () => (await indexedDB.databases()).map(({name: own}) => own).filter((own) => own === 'beatbook-related'))
  await wren.keyboard.press('Escape')
  await expect.poll(databases, {timeout: 60_000}).toEqual(['beatbook-related'])
  await wren.locator('button#user-menu').click()
  await wren.getByTestId('user-menu').getByText('Sign out').click()
  await expect.poll(databases, {timeout: 30_000}).toEqual([])
})
