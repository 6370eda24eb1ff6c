import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {card, findings, focusedText, marks, openBeat, selectedText, seriousIssues, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {prose, saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page
let reviewer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await openBeat(writer, newsroom.studioUrl, 'beat-open-vs-closed')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const history = (page: Page) => prose(page, 'history')
const button = (page: Page, name: string | RegExp) => card(page).getByRole('button', {name})

test('a pointer on a mark opens its card: what is there, what is wanted, why, and what can be done', async () => {
  await writeAtEnd(writer, 'history', ' Prices fell 8% in June 2026.')
  await marks(writer, 'history', '%').hover()
  await card(writer).waitFor()
  const lines = (await card(writer).innerText()).split('\n').filter(Boolean)
  expect(lines.slice(0, 5)).toEqual([
    '"%" stands for percent.',
    'Write the word.',
    'One hand writes the whole publication, as far as readers can see.',
    'Write percent',
    'Decline …',
  ])
  expect(lines).toContain('house-style')
  expect(await seriousIssues(writer, '[data-beatbook-card]')).toEqual([])
})

test('the card goes when the pointer has left, and on Escape, and the focus never leaves the text for it', async () => {
  await writer.mouse.move(5, 5)
  await card(writer).waitFor({state: 'detached'})
  await marks(writer, 'history', '%').hover()
  await card(writer).waitFor()
  await writer.keyboard.press('Escape')
  await card(writer).waitFor({state: 'detached'})
  expect(await history(writer).evaluate((element) => element.contains(document.activeElement))).toBe(true)
})

test('with the keyboard alone: Ctrl and the full stop, Enter, and one undo takes the fix back', async () => {
  await writer.mouse.move(5, 5)
  const before = await history(writer).innerText()
  await writer.keyboard.press('ControlOrMeta+End')
  for (let count = 0; count < ' in June 2026.'.length; count += 1) await writer.keyboard.press('ArrowLeft')
  await writer.keyboard.press('ControlOrMeta+.')
  await expect.poll(() => focusedText(writer), soon).toBe('Write percent')
  await writer.keyboard.press('Enter')
  await card(writer).waitFor({state: 'detached'})
  await expect.poll(() => history(writer).innerText(), soon).toContain('Prices fell 8 percent in June 2026.')

  await writer.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => history(writer).innerText(), soon).toBe(before)
})

test('Tab goes round in the card, and Escape leads back to the caret', async () => {
  await marks(writer, 'history', '%').click()
  await card(writer).waitFor()
  await writer.keyboard.press('Escape')
  await writer.keyboard.press('ControlOrMeta+.')
  await expect.poll(() => focusedText(writer), soon).toBe('Write percent')
  await writer.keyboard.press('Tab')
  expect(await focusedText(writer)).toBe('Decline …')
  await writer.keyboard.press('Tab')
  expect(await focusedText(writer)).toBe('Write percent')
  await writer.keyboard.press('Shift+Tab')
  expect(await focusedText(writer)).toBe('Decline …')
  await writer.keyboard.press('Escape')
  await card(writer).waitFor({state: 'detached'})
  await writer.keyboard.type('x')
  await expect.poll(() => history(writer).innerText(), soon).toMatch(/8(x%|%x) in June/)
  await writer.keyboard.press('Backspace')
})

test('a sentence that jumps back in time moves to its place, links and all', async () => {
  await writeAtEnd(writer, 'history', ' In May 2021 nobody had published any.')
  // The check follows the writer sentence by sentence; the fix is for the whole one.
  await findings(writer, 'history-chronology').filter({hasText: 'nobody had published any.'}).getByRole('button', {name: /^What to do about/}).click()
  await button(writer, /^Move before "Meta published/).click()
  await expect.poll(() => history(writer).innerText(), soon).toMatch(/^In May 2021 nobody had published any\. Meta published Llama 2 in July 2023/)
  await expect.poll(() => findings(writer, 'history-chronology').count(), soon).toBe(0)
  await saved(writer)
})

test('each half of a pair is marked and leads to the other', async () => {
  await marks(writer, 'currentState', '3.3 percent').hover()
  await button(writer, 'Go to What to watch · "3.4 percent"').click()
  await expect.poll(() => selectedText(writer), soon).toBe('3.4 percent')

  await writer.keyboard.press('ControlOrMeta+.')
  await button(writer, 'Go to Current state · "3.3 percent"').click()
  await expect.poll(() => selectedText(writer), soon).toBe('3.3 percent')
})

test('a fix in a closed watch item is written to the document', async () => {
  await writer.keyboard.press('ControlOrMeta+.')
  await button(writer, 'Write 3.3 percent there').click()
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(0)
  await saved(writer)
})

test('a fix for words that someone else has changed is not made, and the card says so', async () => {
  await openBeat(reviewer, newsroom.studioUrl, 'beat-open-vs-closed')
  await findings(writer, 'house-style').getByRole('button', {name: /^What to do about/}).click()
  await button(writer, 'Write percent').waitFor()

  await findings(reviewer, 'house-style').getByRole('button', {name: /^What to do about/}).click()
  await button(reviewer, 'Write percent').click()
  await expect.poll(() => history(writer).innerText(), soon).toContain('8 percent in June 2026.')

  await card(writer).getByRole('alert').waitFor()
  expect(await card(writer).getByRole('alert').innerText()).toBe('These words have changed since. Look at the sentence again.')
  expect(await button(writer, 'Write percent').isDisabled()).toBe(true)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
