import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {seriousIssues} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {approveButton, openReview, patient, reasons} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

vi.setConfig({testTimeout: 180_000})

const id = 'beat-electricity'
let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  const wren = clientAs(newsroom, 'writer')
  const {_updatedAt: _when, ...live} = (await wren.getDocument(id)) as Record<string, unknown>
  await wren.create({...live, _id: `drafts.${id}`, _type: 'beat', dek: 'Data centres want 9 percent of the power, and households may pay for the wires.'})
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const unable = () => rosa.getByTestId('bar-unable')

/** Presses "Try again" while it is there: what is read anew by itself takes it away. */
async function tryAgain(): Promise<boolean> {
  await rosa.evaluate(() => document.querySelector<HTMLElement>('[data-testid="review-screen"] [data-state="failed"] button')?.click())
  return approveButton(rosa).isEnabled()
}

const broken = {status: 500, contentType: 'application/json', body: JSON.stringify({statusCode: 500, error: 'Internal Server Error', message: 'The disk is full'})}

test.each([
  ['history', /\/data\/history\//],
  ['decisions', /\/data\/query\/.*beatbook\.decisions/],
])('while %s cannot be read nothing is decided, and trying again reads it', async (_, asked) => {
  await rosa.route(asked, (route) => route.fulfill(broken))
  await rosa.goto(`${newsroom.studioUrl}/structure/beats;all-beats;${id},view%3Dreview`)
  const failed = rosa.getByTestId('review-screen').locator('[data-state="failed"]')
  await failed.waitFor(patient)
  expect(await failed.innerText()).toMatch(/nothing can be decided here now\. .*The disk is full/)
  expect(await unable().innerText()).toBe('All is off while decisions or history cannot be read.')
  expect(await approveButton(rosa).isDisabled()).toBe(true)
  expect(await failed.getByRole('button', {name: 'Try again'}).count()).toBe(1)
  expect(await seriousIssues(rosa, '[data-testid="review-screen"]')).toEqual([])
  await rosa.unroute(asked)
  await expect.poll(tryAgain, patient).toBe(true)
  expect(await failed.count()).toBe(0)
  expect(await reasons(rosa)).toEqual([])
})

test('while the lake is away the text stays to be read, nothing is decided, and it goes on when the lake is back', async () => {
  await openReview(rosa, newsroom.studioUrl, id)
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
  await newsroom.stop()
  await expect.poll(() => approveButton(rosa).isDisabled(), patient).toBe(true)
  expect(await unable().innerText()).toBe('All is off until the lake is back.')
  expect(await rosa.getByTestId('review-summary').innerText()).toContain('dek changed')
  newsroom = await startNewsroom(newsroom.dataFolder, 'studio/start.ts', '', newsroom)
  await expect.poll(() => approveButton(rosa).isEnabled(), {timeout: 120_000}).toBe(true)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
