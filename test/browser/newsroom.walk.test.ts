import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {focusedText, seriousIssues} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openView, rowLink, rows, view} from './newsroomPage.ts'
import {patient, tabTo} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page
let wren: ReturnType<typeof clientAs>

const electricity = 'beat-electricity'

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  const {_updatedAt: _when, ...live} = (await wren.getDocument(electricity)) as Record<string, unknown>
  await wren.create({...live, _id: `drafts.${electricity}`, _type: 'beat', dek: 'Data centres want 9 percent of the power, and households may pay for the wires.'})
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

test('the queue tells of a draft what changed, by whom, and which checks are open', async () => {
  await openView(reviewer, newsroom.studioUrl, 'queue?show=all')
  await expect.poll(() => rows(reviewer, 'newsroom-queue').allInnerTexts(), patient).toEqual([expect.stringMatching(/dek changed/)])
  await expect.poll(() => rows(reviewer, 'newsroom-queue').first().innerText(), patient).toMatch(/Wren Adeyemi\s+edited just now\s+(Nothing open|\d+ (error|warning))/)
  expect(await rows(reviewer, 'newsroom-queue').first().innerText()).toMatch(/Newer than live, not submitted/)
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
})

test('what is asked for stands in the address, and back leads back', async () => {
  await view(reviewer).locator('[data-choice="mine"]').click()
  await expect.poll(() => new URL(reviewer.url()).search, patient).toBe('?show=mine')
  await view(reviewer).locator('[data-state="empty"]').waitFor()
  await reviewer.goBack()
  await expect.poll(() => new URL(reviewer.url()).search, patient).toBe('?show=all')
  await rows(reviewer, 'newsroom-queue').first().waitFor()
})

test('a second draft arrives by itself, and Enter opens the reviewer\'s screen', async () => {
  const {_updatedAt: _when, ...live} = (await wren.getDocument('beat-export-controls')) as Record<string, unknown>
  await wren.create({...live, _id: 'drafts.beat-export-controls', _type: 'beat', dek: 'Who may buy which chips is decided in Washington, one licence at a time.'})
  await expect.poll(() => rows(reviewer, 'newsroom-queue').count(), patient).toBe(2)
  await view(reviewer).locator('[data-choice="all"]').focus()
  await tabTo(reviewer, /./, {most: 1})
  const first = await focusedText(reviewer)
  await reviewer.keyboard.press('ArrowDown')
  expect(await focusedText(reviewer)).not.toBe(first)
  await reviewer.keyboard.press('Home')
  expect(await focusedText(reviewer)).toBe(first)
  await reviewer.keyboard.press('Enter')
  await reviewer.getByTestId('review-screen').waitFor(patient)
  expect(reviewer.url()).toMatch(/view(=|%3D)review/)
  await reviewer.goBack()
  await rowLink(reviewer, 'newsroom-queue', 0).waitFor(patient)
})

test('a writer is told what the role may do', async () => {
  const writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openView(writer, newsroom.studioUrl, 'queue?show=mine')
  await expect.poll(() => rows(writer, 'newsroom-queue').count(), patient).toBe(2)
  expect(await view(writer).innerText()).toContain('Approving and publishing are a reviewer\'s.')
  await writer.close()
})
