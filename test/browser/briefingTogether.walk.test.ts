import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {ask, card, caretToStart, findings, marks, openBeat, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let wren: Page
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await openBeat(wren, newsroom.studioUrl, 'beat-electricity')
  await openBeat(rosa, newsroom.studioUrl, 'beat-electricity')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** What stands in a field, without the sign where another person's caret is. */
const text = async (page: Page, path: string) => (await prose(page, path).innerText()).replace(/\n?\uFEFF/g, '')
const marked = (page: Page, path: string) =>
  field(page, path).locator('[data-beatbook-mark]').evaluateAll((found) => found.map((mark) => mark.textContent))

const wrens = ' In May 2026 bills in Virginia rose 7% on the month. Nobody could say why.'
const rosas = ' The Central Statistics Office counted 22% in April 2026. Its next count is due.'

test('two people write in different sections at once, and nothing typed is lost', async () => {
  const [history, currentState] = [await text(wren, 'history'), await text(rosa, 'currentState')]
  await Promise.all([writeAtEnd(wren, 'history', wrens), writeAtEnd(rosa, 'currentState', rosas)])
  for (const page of [wren, rosa]) {
    await expect.poll(() => text(page, 'history'), soon).toBe(history + wrens)
    await expect.poll(() => text(page, 'currentState'), soon).toBe(currentState + rosas)
  }
  const tails = () =>
    ask(
      wren,
      newsroom.lakeUrl,
      '*[_id == "drafts.beat-electricity"][0]{"history": history[-1].children[-1].text, "currentState": currentState[-1].children[-1].text}',
    )
  await expect
    .poll(tails, soon)
    .toEqual({history: expect.stringContaining(wrens.trim()), currentState: expect.stringContaining(rosas.trim())})
})

test('each sees the marks of both, on the very words', async () => {
  for (const page of [wren, rosa]) {
    await expect.poll(() => marked(page, 'history'), soon).toEqual(expect.arrayContaining(['%']))
    await expect.poll(() => marked(page, 'currentState'), soon).toEqual(expect.arrayContaining(['%']))
  }
})

test('a mark stays on its words while the other writes before them, and while one writes elsewhere', async () => {
  await caretToStart(rosa, 'history')
  await Promise.all([rosa.keyboard.type('So it began. '), wren.keyboard.type(' Not yet.')])
  for (const page of [wren, rosa]) {
    await expect.poll(() => text(page, 'history'), soon).toMatch(/^So it began\. Data centres used/)
    await expect.poll(() => text(page, 'history'), soon).toMatch(/Nobody could say why\. Not yet\.$/)
    const places = await field(page, 'history').locator('[data-beatbook-mark]').filter({hasText: /^%$/}).evaluateAll((found) =>
      found.map((mark) => mark.closest('[data-pt-path], [data-slate-node="element"], p, div')?.textContent?.includes('rose 7%')),
    )
    expect(places).toEqual([true])
  }
})

test('a fix whose words have changed meanwhile is refused with a note, and the other’s words stand', async () => {
  await findings(wren, 'house-style').filter({hasText: 'percent'}).first().getByRole('button', {name: /^What to do about/}).click()
  await card(wren).getByRole('button', {name: 'Write percent'}).waitFor()
  await marks(rosa, 'history', '%').hover()
  await card(rosa).getByRole('button', {name: 'Write percent'}).click()
  await expect.poll(() => text(wren, 'history'), soon).toContain('rose 7 percent on the month')
  expect(await card(wren).getByRole('alert').innerText()).toBe('These words have changed since. Look at the sentence again.')
  expect(await card(wren).getByRole('button', {name: 'Write percent'}).isDisabled()).toBe(true)
  await wren.keyboard.press('Escape')
  expect(await text(wren, 'history')).toBe(await text(rosa, 'history'))
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
