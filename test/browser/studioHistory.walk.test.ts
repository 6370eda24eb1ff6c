import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose, saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let wren: Page
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  for (const page of [wren, rosa]) page.setDefaultTimeout(120_000)
}, 240_000)

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const soon = {timeout: 60_000}
const patient = {timeout: 300_000}
const openTake = (page: Page) => page.goto(`${newsroom.studioUrl}/intent/edit/id=take-pjm;type=take/`)
const input = (page: Page, path: string) => field(page, path).getByRole('textbox').first()

/** Whether somebody's avatar is drawn beside a field. */
async function isAt(page: Page, path: string, name: string): Promise<boolean> {
  const box = await field(page, path).boundingBox()
  if (!box) return false
  const places = await page
    .locator(`[data-ui="Avatar"][title="${name}"]`)
    .evaluateAll((avatars) => avatars.map((avatar) => avatar.getBoundingClientRect().toJSON() as DOMRect))
  return places.some(({x, y}) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
}

test('each sees the other’s avatar at the very field', patient, async () => {
  await Promise.all([openTake(wren), openTake(rosa)])
  await Promise.all([input(wren, 'headline').waitFor(), input(rosa, 'headline').waitFor()])
  await input(wren, 'headline').click()
  await input(rosa, 'dek').click()
  await expect.poll(() => isAt(rosa, 'headline', 'Wren Adeyemi'), soon).toBe(true)
  await expect.poll(() => isAt(wren, 'dek', 'Rosa Lindqvist'), soon).toBe(true)
  expect(await isAt(rosa, 'dek', 'Wren Adeyemi')).toBe(false)
})

test('each sees the other’s cursor in the text, and sees it leave', patient, async () => {
  const cursor = (page: Page, name: string) => prose(page, 'body').getByTestId(`presence-cursor-${name}`)
  await prose(wren, 'body').click()
  await wren.keyboard.press('ControlOrMeta+End')
  await prose(rosa, 'body').click()
  await rosa.keyboard.press('ControlOrMeta+Home')
  await cursor(rosa, 'Wren-Adeyemi').waitFor()
  await cursor(wren, 'Rosa-Lindqvist').waitFor()
  const height = async (name: string) => (await cursor(name.startsWith('Wren') ? rosa : wren, name).boundingBox())?.y ?? Number.NaN
  expect(await height('Wren-Adeyemi')).toBeGreaterThan(await height('Rosa-Lindqvist'))
  await input(wren, 'headline').click()
  await cursor(rosa, 'Wren-Adeyemi').waitFor({state: 'detached'})
})

test('Review changes lists both authors’ changes by field, and History who made them', patient, async () => {
  await input(wren, 'headline').fill('Wren wrote this headline')
  await saved(wren)
  await input(rosa, 'dek').fill('Rosa wrote this standfirst')
  await saved(rosa)
  await rosa.getByTestId('pane-context-menu-button').last().click()
  await rosa.getByTestId('action-history').click()
  const events = rosa.getByTestId('timeline-item-button')
  await expect
    .poll(() => events.first().locator('[data-ui="Avatar"]').first().getAttribute('title'), soon)
    .toBe('Rosa Lindqvist')
  await events.filter({hasText: 'Draft created'}).locator('[data-ui="Avatar"][title="Wren Adeyemi"]').first().waitFor()
  await rosa.getByRole('tab', {name: 'Review changes'}).click()
  const changes = rosa.locator('#review-panel')
  await changes.getByText('Rosa wrote this standfirst').first().waitFor()
  expect(await changes.innerText()).toMatch(
    /Headline\s+PJM.*Wren wrote this headline\s+Dek\s+The price.*Rosa wrote this standfirst/,
  )
})

test('an old revision is shown, and restored', patient, async () => {
  await rosa.getByRole('tab', {name: 'History', exact: true}).first().click()
  const events = rosa.getByTestId('timeline-item-button')
  await events
    .filter({hasText: /^(?!.*Draft).*Created/s})
    .last()
    .click()
  await expect.poll(() => input(rosa, 'headline').inputValue(), soon).toMatch(/^PJM/)
  await events.filter({hasText: 'Draft created'}).click()
  await expect.poll(() => input(rosa, 'dek').inputValue(), soon).toMatch(/^The price/)
  await rosa.getByRole('button', {name: 'Revert to revision'}).click()
  await rosa.getByTestId('confirm-popover-confirm-button').or(rosa.getByTestId('confirm-button')).first().click()
  await expect.poll(() => input(wren, 'dek').inputValue(), soon).toMatch(/^The price/)
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
