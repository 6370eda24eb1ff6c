import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {focusedText} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openView, rowLink, rows, view} from './newsroomPage.ts'
import {patient, tabTo} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

vi.setConfig({testTimeout: 120_000})

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** What the ring around the row with the focus looks like, and around the row before it. */
function rings(page: Page): Promise<{here: string; others: string[]}> {
  return page.evaluate(() => {
    const here = document.activeElement?.closest('[data-row]')
    const all = [...(here?.parentElement?.querySelectorAll('[data-row]') ?? [])]
    const ring = (row: Element) => getComputedStyle(row).boxShadow
    return {here: here ? ring(here) : '', others: [...new Set(all.filter((row) => row !== here).map(ring))]}
  })
}

const place = (page: Page) => page.evaluate(() => Number(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? -1))

test.each([
  {list: 'beats on the board', path: 'coverage?by=age', testId: 'newsroom-board'},
  {list: 'beats', path: 'map', testId: 'newsroom-stories'},
  {list: 'clusters', path: 'map?kind=cluster', testId: 'newsroom-stories'},
  {list: 'takes', path: 'map?kind=take', testId: 'newsroom-stories'},
  {list: 'questions', path: 'watch', testId: 'newsroom-watch'},
])('$list: one step of Tab leads in, keys lead through, and a ring shows where', async ({path, testId}) => {
  await openView(rosa, newsroom.studioUrl, path)
  await rowLink(rosa, testId, 0).waitFor(patient)
  await expect.poll(() => view(rosa).locator('[role="status"]').allInnerTexts().then((all) => all.join('')), patient).toBe('')
  const last = (await rows(rosa, testId).count()) - 1
  expect(last).toBeGreaterThan(1)
  await view(rosa).getByRole('searchbox').focus()
  await tabTo(rosa, /./, {most: 1})
  // On the board the button that opens a beat's details stands before its name.
  if (testId === 'newsroom-board') await rosa.keyboard.press('Tab')
  const first = await focusedText(rosa)
  expect(await place(rosa)).toBe(0)
  const {here, others} = await rings(rosa)
  expect(here).toMatch(/inset/)
  expect(others).toEqual(['none'])

  const steps: [string, number][] = [['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', 0], ['End', last], ['ArrowDown', last], ['Home', 0], ['PageDown', Math.min(10, last)], ['PageUp', 0]]
  for (const [key, at] of steps) {
    await rosa.keyboard.press(key)
    await expect.poll(() => place(rosa), {...patient, message: key}).toBe(at)
    expect((await rings(rosa)).here, key).toMatch(/inset/)
  }
  const names = await rows(rosa, testId).locator('[data-row-link]').allInnerTexts()
  const wanted = names.at(-1)!
  const prefix = wanted.slice(0, 4).replace(/[^\p{L}\p{N}].*$/u, '')
  await rosa.keyboard.type(prefix)
  await expect.poll(() => focusedText(rosa), patient).toMatch(new RegExp(`^${prefix}`, 'i'))
  await rosa.keyboard.press('Home')
  expect(await focusedText(rosa)).toBe(first)
})

test.each([
  ['a beat', 'map', /\/structure\/.*beat-/],
  ['a take', 'map?kind=take', /\/structure\/.*take-/],
  ['a cluster', 'map?kind=cluster', /\/structure\/.*cluster-/],
])('Enter opens %s, and back leads to the list again', async (_, path, address) => {
  await openView(rosa, newsroom.studioUrl, path)
  await rowLink(rosa, 'newsroom-stories', 0).focus()
  await rosa.keyboard.press('ArrowDown')
  const id = await rosa.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset.id ?? '')
  await rosa.keyboard.press('Enter')
  await expect.poll(() => rosa.url(), patient).toMatch(address)
  expect(rosa.url()).toContain(id)
  await rosa.goBack()
  await rowLink(rosa, 'newsroom-stories', 0).waitFor(patient)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
