import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {card, caretToEnd, findings, focusedText, inspector, openBeat, selectedText, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {prose} from './studioPage.ts'

// Everything about a finding by keyboard alone, and each thing that happens said once to a screen reader.

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openBeat(writer, newsroom.studioUrl, 'beat-open-vs-closed')
  // How the brief stands is said once as it opens.
  await writer.locator('[data-beatbook-announced]').filter({hasText: 'worth a look.'}).waitFor({state: 'attached'})
  await writer.evaluate(listen)
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** Keeps what every live region of the page says, in order, as long as the page is open. */
function listen(): void {
  const heard: string[] = []
  Object.assign(globalThis, {heard})
  const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]'
  const known = new Map<Element, string>()
  for (const region of document.querySelectorAll(live)) known.set(region, region.textContent ?? '')
  new MutationObserver(() => {
    for (const region of document.querySelectorAll(live)) {
      const text = region.textContent ?? ''
      if (text !== (known.get(region) ?? '') && text.trim() !== '') heard.push(text.trim())
      known.set(region, text)
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true})
}

/** What was said since the last time that this was asked, without the words about saving and about where the draft stands. */
async function heardSince(): Promise<string[]> {
  const all = await writer.evaluate(() => (globalThis as unknown as {heard: string[]}).heard.splice(0))
  return all.filter((text) => !/^(Saved|Saving|Unpublished|Last |Newer than what is live)/.test(text))
}

/** Waits for these words and gives everything that was said until then. */
async function heardUpTo(words: RegExp): Promise<string[]> {
  const heard: string[] = []
  await expect.poll(async () => {
    heard.push(...(await heardSince()))
    return heard.at(-1) ?? ''
  }, soon).toMatch(words)
  return heard
}

const count = async (severity: 'error' | 'warning') => inspector(writer).locator(`[data-rule]:has([role="img"][aria-label="${severity === 'error' ? 'Blocks publishing' : 'Worth a look'}"])`).count()
const standing = async () => `${await count('error')} blocking, ${await count('warning')} worth a look.`

test('a finding that appears is said once, after the writer has paused', async () => {
  await heardSince()
  await writeAtEnd(writer, 'history', ' Prices fell 8% in June 2026.')
  await findings(writer, 'house-style').waitFor()
  const after = await standing()
  expect(await heardUpTo(/worth a look\.$/)).toEqual([after])
})

test('from the caret to the card, to a reason, to the decline, without a mouse', async () => {
  await caretToEnd(writer, 'history')
  for (const _ of ' in June 2026.') await writer.keyboard.press('ArrowLeft')
  await writer.keyboard.press('ControlOrMeta+.')
  await expect.poll(() => focusedText(writer), soon).toBe('Write percent')
  await writer.keyboard.press('Tab')
  expect(await focusedText(writer)).toBe('Decline …')
  await writer.keyboard.press('Enter')
  await expect.poll(() => writer.evaluate(() => document.activeElement?.tagName), soon).toBe('INPUT')
  await writer.keyboard.type('The table it comes from prints it so.')
  await writer.keyboard.press('Enter')
  await card(writer).waitFor({state: 'detached'})
  await findings(writer, 'house-style').waitFor({state: 'detached'})
  const after = await standing()
  expect(await heardUpTo(/^Declined/)).toEqual([`Declined. ${after}`])
})

test('the Studio’s own list of problems no longer shows what was declined', async () => {
  await writer.getByRole('button', {name: 'Validation'}).first().press('Enter')
  await writer.getByText('3.3 percent here, 3.4 percent').filter({visible: true}).first().waitFor()
  expect(await writer.getByText('"%" stands for percent').filter({visible: true}).count()).toBe(0)
  await openBriefing()
})

test('the focus is back in the sentence, and undoing the decline is said once', async () => {
  await inspector(writer).locator('[data-fold="declined"] summary').press('Enter')
  await inspector(writer).getByRole('button', {name: 'Reopen'}).press('Enter')
  await findings(writer, 'house-style').waitFor()
  const after = await standing()
  expect(await heardUpTo(/^Reopened/)).toEqual([`Reopened. ${after}`])
})

test('a fix is chosen by keyboard, said once with what it led to, and the caret stays', async () => {
  await findings(writer, 'house-style').getByRole('button').first().press('Enter')
  await expect.poll(() => selectedText(writer), soon).toBe('%')
  expect(await heardUpTo(/^History/)).toEqual(['History.'])
  await writer.keyboard.press('ControlOrMeta+.')
  await expect.poll(() => focusedText(writer), soon).toBe('Write percent')
  await writer.keyboard.press('Enter')
  await expect.poll(() => prose(writer, 'history').innerText(), soon).toContain('8 percent in June 2026.')
  await findings(writer, 'house-style').waitFor({state: 'detached'})
  const after = await standing()
  expect(await heardUpTo(/^Done/)).toEqual([`Done: Write percent. ${after}`])
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})

async function openBriefing(): Promise<void> {
  await writer.getByRole('button', {name: 'Briefing', exact: true}).first().press('Enter')
  await inspector(writer).locator('[data-section]').first().waitFor()
}
