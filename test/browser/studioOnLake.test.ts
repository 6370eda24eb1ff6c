import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import sharp from 'sharp'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, openGroup, prose, saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const open = (page: Page, type: string, id: string) => page.goto(`${newsroom.studioUrl}/intent/edit/id=${id};type=${type}/`)
const site = async (path: string) => fetch(`${newsroom.siteUrl}${path}`)

async function chooseAction(page: Page, name: string): Promise<void> {
  await page.getByLabel('Open document actions').click()
  await page.getByTestId(`action-${name}`).click()
}

test('a sign-in link works once', async () => {
  const page = await chromium.newContext().then((context) => context.newPage())
  await page.goto(newsroom.signInLink('Rosa'))
  await page.getByRole('heading', {name: 'This sign-in link has been used already, or is too old.'}).waitFor()
  expect(await page.getByRole('link', {name: 'Desk'}).count()).toBe(0)
})

test('search finds a take by the words of its headline', async () => {
  await reviewer.getByRole('button', {name: 'Open search'}).click()
  await reviewer.getByPlaceholder('Search', {exact: true}).fill('Affiliates Rule')
  await reviewer.getByRole('option').filter({hasText: 'The Affiliates Rule lasts six weeks'}).first().click()
  await field(reviewer, 'headline').getByRole('textbox').waitFor()
  expect(await field(reviewer, 'headline').getByRole('textbox').inputValue()).toMatch(/^The Affiliates Rule/)
})

test('an edit is discarded', async () => {
  const headline = field(reviewer, 'headline').getByRole('textbox')
  const before = await headline.inputValue()
  await headline.fill('A headline that will not last the minute')
  await saved(reviewer)
  await chooseAction(reviewer, 'Discardchanges')
  await reviewer.getByTestId('confirm-button').click()
  await expect.poll(() => headline.inputValue()).toBe(before)
})

test('a take is duplicated, and the copy deleted', async () => {
  await open(reviewer, 'take', 'take-pjm')
  await field(reviewer, 'headline').getByRole('textbox').waitFor()
  const original = reviewer.url()
  await chooseAction(reviewer, 'Duplicate')
  await expect.poll(() => reviewer.url()).not.toBe(original)
  await field(reviewer, 'headline').getByRole('textbox').fill('A copy to be deleted')
  await saved(reviewer)
  await chooseAction(reviewer, 'Delete')
  await reviewer.getByTestId('confirm-delete-button').or(reviewer.getByRole('button', {name: /^Delete/})).last().click()
  await reviewer.getByText(/has been deleted|deleted/).first().waitFor()
})

test('a take is unpublished: the site no longer has it, and the draft stays', async () => {
  expect((await site('/takes/pjm')).status).toBe(200)
  await open(reviewer, 'take', 'take-pjm')
  await field(reviewer, 'headline').getByRole('textbox').waitFor()
  await reviewer.getByText('Published', {exact: true}).first().click()
  await chooseAction(reviewer, 'unpublish')
  await reviewer.getByRole('dialog', {name: 'Unpublish document?'}).getByRole('button', {name: /^Unpublish/}).click()
  await expect.poll(async () => (await site('/takes/pjm')).status, {timeout: 15_000}).toBe(404)
  await reviewer.getByText('Draft', {exact: true}).first().click()
  await expect.poll(() => field(reviewer, 'headline').getByRole('textbox').inputValue(), {timeout: 15_000}).toMatch(/^PJM/)
})

test('history shows who edited and when', async () => {
  await open(reviewer, 'beat', 'beat-electricity')
  const dek = field(reviewer, 'dek').getByRole('textbox')
  const before = await dek.inputValue()
  await dek.fill(`${before} Indeed.`)
  await saved(reviewer)
  await reviewer.getByTestId('pane-context-menu-button').last().click()
  await reviewer.getByTestId('action-history').click()
  const event = reviewer.getByTestId('timeline-item-button').or(reviewer.getByTestId('event-timeline-item-button')).first()
  await event.waitFor()
  expect(await event.innerText()).toMatch(/Edited|Draft/)
})

test('two people see each other’s text', async () => {
  const writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await open(writer, 'beat', 'beat-safety-testing')
  await open(reviewer, 'beat', 'beat-safety-testing')
  const there = prose(reviewer, 'history')
  const here = prose(writer, 'whatItIs')
  await there.waitFor()
  await here.click()
  await writer.keyboard.press('ControlOrMeta+End')
  await writer.keyboard.type(' Written by Wren.')
  await prose(reviewer, 'whatItIs').getByText('Written by Wren.').waitFor()
  await there.click()
  await reviewer.keyboard.press('ControlOrMeta+End')
  await reviewer.keyboard.type(' Written by Rosa.')
  await prose(writer, 'history').getByText('Written by Rosa.').waitFor()
  expect(await here.innerText()).toContain('Written by Wren.')
})

test('an image is uploaded and served', async () => {
  await open(reviewer, 'publication', 'publication')
  const png = await sharp({create: {width: 48, height: 32, channels: 3, background: '#204080'}}).png().toBuffer()
  await reviewer.getByTestId('file-button-input').setInputFiles({name: 'mark.png', mimeType: 'image/png', buffer: png})
  const image = reviewer.locator('img[src*="/images/"]').first()
  await image.waitFor()
  const source = await image.getAttribute('src')
  const served = await fetch(new URL(source ?? '', newsroom.lakeUrl))
  expect([served.status, served.headers.get('content-type')?.startsWith('image/')]).toEqual([200, true])
})

test('the administrator signs in and edits', async () => {
  const administrator = await signIn(await chromium.newContext(), newsroom.signInLink('Amir'))
  await open(administrator, 'beat', 'beat-open-vs-closed')
  await openGroup(administrator, 'Record')
  await field(administrator, 'owner').getByRole('textbox').fill('Amir Castellanos')
  await saved(administrator)
  await open(reviewer, 'beat', 'beat-open-vs-closed')
  await openGroup(reviewer, 'Record')
  await expect.poll(() => field(reviewer, 'owner').getByRole('textbox').inputValue()).toBe('Amir Castellanos')
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
