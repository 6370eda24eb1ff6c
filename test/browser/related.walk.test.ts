import type {Page, Request} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {card, seriousIssues, soon, stays, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {mentions, openRelated, relatedCards, relatedPanel, storiesListed, typedSince} from './relatedPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {prose, saved, selectWords} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openRelated(writer, newsroom.studioUrl, 'beat-safety-testing')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const currentState = () => prose(writer, 'currentState')
const name = 'US AI export controls'

test('a name of a story is marked while it is typed, with a card that says what, when and why', async () => {
  await writeAtEnd(writer, 'currentState', ` In April 2026 Washington looked at ${name} again.`)
  await mentions(writer, 'currentState', name).waitFor()
  // On its way the pointer may rest on the mark of a finding, whose card then comes first and goes again; a mark that is
  // drawn anew under a pointer that rests has not heard of it.
  await vi.waitFor(async () => {
    await writer.mouse.move(5, 5)
    await mentions(writer, 'currentState', name).hover()
    await card(writer).filter({hasText: 'Beat ·'}).waitFor({timeout: 5000})
  }, {timeout: 60_000})
  const text = await card(writer).innerText()
  expect(text).toContain('US AI export controls')
  expect(text).toContain('Beat · as of April 30, 2026')
  expect(text).toContain('its name stands in the text')
  expect(await seriousIssues(writer, '[data-beatbook-card]')).toEqual([])
  await writer.mouse.move(5, 5)
  await card(writer).waitFor({state: 'detached'})
})

test('nothing is asked of the network for a suggestion', async () => {
  const requests: Request[] = []
  const record = (request: Request) => void requests.push(request)
  writer.on('request', record)
  await writer.keyboard.type(' It did so without much noise, and')
  await saved(writer)
  await typedSince(writer)
  writer.off('request', record)
  const own = requests.filter((request) => request.url().includes('tag=beatbook.related') || request.postData()?.includes('beatbook.related'))
  expect(own.map((request) => request.url())).toEqual([])
})

test('Tab links the words under the caret, keeps them and the caret, and one undo takes the link back', async () => {
  const before = await currentState().innerText()
  await caretInto(name, 8)
  await writer.keyboard.press('Tab')
  await mentions(writer, 'currentState', name).waitFor({state: 'detached'})
  await linkOn(name).waitFor()
  expect(await currentState().innerText()).toBe(before)

  await writer.keyboard.press('ControlOrMeta+z')
  await linkOn(name).waitFor({state: 'detached'})
  await mentions(writer, 'currentState', name).waitFor()
  expect(await currentState().innerText()).toBe(before)

  await caretInto(name, 6)
  await writer.keyboard.press('Tab')
  await linkOn(name).waitFor()
  await writer.keyboard.type('x')
  await expect.poll(() => currentState().innerText(), soon).toContain('US AI xexport controls')
  await writer.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => currentState().innerText(), soon).toBe(before)
  await writer.keyboard.press('ControlOrMeta+z')
  await mentions(writer, 'currentState', name).waitFor()
})

test('Escape leaves these words alone', async () => {
  await caretInto(name, 9)
  await writer.keyboard.press('Escape')
  await mentions(writer, 'currentState', name).waitFor({state: 'detached'})
  await expect.poll(() => writer.locator('[data-beatbook-said]').innerText()).toBe(`"${name}" stays as it is.`)
})

test('lists follow the caret, say why each story is there, and have no serious problem for assistive technology', async () => {
  await relatedPanel(writer).locator('[data-story]').first().waitFor()
  const first = relatedCards(writer).first()
  expect(await first.locator('[data-reason]').count()).toBeGreaterThan(0)
  expect(await seriousIssues(writer, '[data-testid="beatbook-related"]')).toEqual([])
  await shot('passage')
  const before = await storiesListed(writer)
  await selectWords(writer, 'relationships', 'The roster lists')
  await expect.poll(() => storiesListed(writer), soon).not.toEqual(before)
  await relatedPanel(writer).getByRole('tab', {name: 'This document'}).press('Enter')
  await relatedCards(writer).first().waitFor()
})

test('a dismissed story leaves, is remembered for the house, and comes back on undo', async () => {
  const [id] = await storiesListed(writer)
  await relatedPanel(writer).locator(`[data-story="${id}"]`).getByRole('button', {name: 'Dismiss'}).click()
  await relatedPanel(writer).locator(`[data-story="${id}"]`).waitFor({state: 'detached'})
  const stored = () => clientAs(newsroom, 'writer').fetch('*[_type == "beatbook.feedback" && kind == "dismissed"]{document, target, actor}')
  expect(await stored()).toEqual([{document: 'beat-safety-testing', target: id, actor: 'writer'}])
  await writer.getByRole('button', {name: 'Undo'}).last().click()
  await relatedPanel(writer).locator(`[data-story="${id}"]`).waitFor()
  expect(await stored()).toEqual([])
})

test('[[ opens a picker at the caret; arrows and Enter put the short title in as one undo step', async () => {
  await writeAtEnd(writer, 'currentState', ' See also [[open and')
  const picker = writer.locator('[data-beatbook-picker]')
  await picker.getByRole('option').filter({hasText: 'Open and closed model weights'}).waitFor()
  expect(await seriousIssues(writer, '[data-beatbook-picker]')).toEqual([])
  await shot('picker')
  await writer.keyboard.press('Enter')
  await picker.waitFor({state: 'detached'})
  await linkOn('open and closed weights').waitFor()
  expect(await currentState().innerText()).not.toContain('[[')
  await writer.keyboard.press('ControlOrMeta+z')
  await linkOn('open and closed weights').waitFor({state: 'detached'})
  expect(await currentState().innerText()).toContain('[[open and')
  for (let count = 0; count < '[[open and'.length; count += 1) await writer.keyboard.press('Backspace')
})

test('selected words keep their place when a story is picked for them', async () => {
  await selectWords(writer, 'currentState', 'without much noise')
  await writer.keyboard.press('[')
  const picker = writer.locator('[data-beatbook-picker]')
  await picker.getByRole('option').first().waitFor()
  await picker.getByRole('button', {name: 'Take', exact: true}).click()
  await expect.poll(() => picker.getByRole('option').filter({hasText: 'Beat ·'}).count(), soon).toBe(0)
  await picker.getByRole('option').filter({hasText: 'Take ·'}).first().waitFor()
  await writer.keyboard.press('ArrowDown')
  await writer.keyboard.press('Enter')
  await linkOn('without much noise').waitFor()
  const noted = () => clientAs(newsroom, 'writer').fetch('count(*[_type == "beatbook.feedback" && kind == "aliasCandidate" && words == "without much noise"])')
  await expect.poll(noted, soon).toBe(1)
})

test('keystrokes are measured where they are handled', async () => {
  const spans = await writer.evaluate(() => performance.getEntriesByType('measure').map(({name}) => name))
  expect(new Set(spans)).toContain('beatbook:related:ask')
  expect(new Set(spans)).toContain('beatbook:related:answer')
})

test('nothing moves on the page while a save is on its way: each frame would go before an answer', async () => {
  const turning = writer.waitForFunction(() => {
    const sign = document.querySelector('[data-testid="pane-footer-document-status-pulse"] g[data-rotate]')
    return sign && getComputedStyle(sign).animationName
  })
  await writeAtEnd(writer, 'currentState', ' so')
  expect(await (await turning).jsonValue()).toBe('none')
  await saved(writer)
})

test("the back-test asks for the newsroom's own links again and says how many it found", async () => {
  await relatedPanel(writer).getByText('Quality on your own data').click()
  const panel = relatedPanel(writer).locator('[data-backtest]')
  await panel.getByRole('button', {name: 'Measure'}).click()
  await relatedPanel(writer).locator('[data-backtest="done"]').waitFor()
  const rows = await panel.locator('tr').evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  const figures = new Map(rows.map(([name = '', value = '']) => [name, Number.parseFloat(value)]))
  expect([...figures.keys()]).toHaveLength(5)
  for (const name of [...figures.keys()].slice(0, 4)) {
    expect(figures.get(name), name).toBeGreaterThan(0)
    expect(figures.get(name), name).toBeLessThanOrEqual(100)
  }
  expect(await seriousIssues(writer, '[data-backtest]')).toEqual([])
  await panel.scrollIntoViewIfNeeded()
  await shot('backtest')
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})

/** Keeps a picture of the page when somebody wants to look. */
async function shot(name: string): Promise<void> {
  if (!process.env.BEATBOOK_SHOTS) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await writer.emulateMedia({colorScheme})
    await writer.screenshot({path: `${process.env.BEATBOOK_SHOTS}/${name}-${colorScheme}.png`})
  }
  await writer.emulateMedia({colorScheme: null})
}

/** Puts the caret so many characters into the first of these words in Current state. */
async function caretInto(words: string, characters: number): Promise<void> {
  await caretIn('currentState', words, characters)
}

async function caretIn(path: string, words: string, characters: number): Promise<void> {
  const before = await asked()
  // The Studio puts the caret back where it thinks it belongs for a moment after an edit: set again until it stays.
  await stays(() =>
    prose(writer, path).evaluate(
      (element, {wanted, offset}) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1
          if (at < 0) continue
          const selection = window.getSelection()
          const isThere = selection?.isCollapsed === true && selection.anchorNode === node && selection.anchorOffset === at + offset
          if (!isThere) selection?.collapse(node, at + offset)
          return isThere && element.contains(document.activeElement)
        }
        throw new Error(`No text node holds "${wanted}".`)
      },
      {wanted: words, offset: characters},
    ),
  )
  // The editor hears of the caret a moment later, and then asks about it.
  await expect.poll(asked, soon).toBeGreaterThan(before)
}

/** How many questions the index has been asked so far. */
function asked(): Promise<number> {
  return writer.evaluate(() => performance.getEntriesByName('beatbook:related:ask').length)
}

/** A link in Current state over these words. */
function linkOn(words: string) {
  return currentState().locator('[data-annotation]').getByText(words, {exact: true})
}

