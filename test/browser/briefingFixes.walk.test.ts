import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {ask, beforeCaret, card, caretToEnd, findings, marks, openBeat, selectedText, selectFromTo, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext({permissions: ['clipboard-read', 'clipboard-write']}), newsroom.signInLink('Wren'))
  await openBeat(writer, newsroom.studioUrl, 'beat-open-vs-closed')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** What stands in a field, without the sign where an open editor shows a caret. */
const text = async (path: string) => (await prose(writer, path).innerText()).replace(/\n?\uFEFF/g, '')
const marked = (path: string) =>
  field(writer, path).locator('[data-beatbook-mark]').evaluateAll((found) => found.map((mark) => mark.textContent))
const asOfField = () => field(writer, 'asOf.date').getByRole('textbox')

/** Opens the card of the rule's first finding and makes one of its fixes. */
async function makeFix(ruleId: string, name: string | RegExp): Promise<void> {
  await findings(writer, ruleId).first().getByRole('button', {name: /^What to do about/}).click()
  await card(writer).getByRole('button', {name}).click()
  await card(writer).waitFor({state: 'detached'})
}

async function undo(path: string): Promise<void> {
  await expect.poll(() => prose(writer, path).evaluate((element) => element.contains(document.activeElement)), soon).toBe(true)
  await writer.keyboard.press('ControlOrMeta+z')
}

/** Puts the focus into a prose field as the panel leaves it: where it was. */
async function focus(path: string): Promise<void> {
  await prose(writer, path).evaluate((element) => element.focus())
}

test('moving an event after a later one warns on that sentence, and "move" puts it back, links and all', async () => {
  const before = await text('history')
  const linksBefore = await prose(writer, 'history').locator('a, [data-annotation], [data-pt-annotation]').count()
  await selectFromTo(writer, 'history', ' In September 2023 a French', ' on Apache 2.0 terms.')
  await expect.poll(() => selectedText(writer), soon).toMatch(/^ In September 2023 .* on Apache 2\.0 terms\.$/)
  await writer.keyboard.press('ControlOrMeta+x')
  await expect.poll(() => text('history'), soon).not.toContain('In September 2023')
  await caretToEnd(writer, 'history')
  await writer.keyboard.press('ControlOrMeta+v')
  await expect.poll(() => text('history'), soon).toMatch(/on Apache 2\.0 terms\.$/)
  await expect.poll(() => findings(writer, 'history-chronology').count(), soon).toBe(1)
  expect(await findings(writer, 'history-chronology').innerText()).toContain('September 2023')

  await makeFix('history-chronology', /^Move before "On 15 January 2025/)
  await expect.poll(() => text('history'), soon).toBe(before)
  await expect.poll(() => findings(writer, 'history-chronology').count(), soon).toBe(0)
  expect(await prose(writer, 'history').locator('a, [data-annotation], [data-pt-annotation]').count()).toBe(linksBefore)

  await focus('history')
  await undo('history')
  await expect.poll(() => text('history'), soon).toMatch(/on Apache 2\.0 terms\.$/)
  await writer.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => text('history'), soon).toBe(before)
})

test('a figure that is changed in one place is flagged in both, and each leads to the other', async () => {
  await makeFix('figure-mismatch', 'Write 3.4 percent here')
  await expect.poll(() => text('currentState'), soon).toContain('a gap of 3.4 percent')
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(0)
  expect(await marks(writer, 'currentState', '3.4 percent').count()).toBe(0)

  await selectFromTo(writer, 'currentState', '3.4', '3.4')
  await expect.poll(() => selectedText(writer), soon).toBe('3.4')
  await writer.keyboard.type('3.9')
  await marks(writer, 'currentState', '3.9 percent').waitFor()
  await marks(writer, 'currentState', '3.9 percent').click()
  await card(writer).getByRole('button', {name: 'Go to What to watch · "3.4 percent"'}).click()
  await expect.poll(() => selectedText(writer), soon).toBe('3.4 percent')
  await writer.keyboard.press('ControlOrMeta+.')
  await card(writer).getByRole('button', {name: 'Go to Current state · "3.9 percent"'}).click()
  await expect.poll(() => selectedText(writer), soon).toBe('3.9 percent')
})

test('a replacement leaves the caret where it was, and writing goes on there', async () => {
  await writeAtEnd(writer, 'history', ' Prices fell 8% in June 2026. Then they')
  const caret = await beforeCaret(writer)
  await marks(writer, 'history', '%').hover()
  await card(writer).getByRole('button', {name: 'Write percent'}).click()
  await expect.poll(() => text('history'), soon).toContain('fell 8 percent in June 2026. Then they')
  expect(await beforeCaret(writer)).toBe(caret)
  await writer.keyboard.type(' rose')
  await expect.poll(() => text('history'), soon).toMatch(/8 percent in June 2026\. Then they rose$/)
  for (let count = 0; count < ' rose'.length; count += 1) await writer.keyboard.press('Backspace')
  await writer.keyboard.press('ControlOrMeta+End')
  await writer.mouse.move(5, 5)
})

test('words are put in front, the caret stays with its words, and one undo takes them away', async () => {
  await selectFromTo(writer, 'currentState', 'As of June 2026, the', 'As of June 2026, the')
  await writer.keyboard.type('The')
  await expect.poll(() => findings(writer, 'as-of-opener').count(), soon).toBe(1)
  const caret = await beforeCaret(writer)
  const before = await text('currentState')
  await expect.poll(() => marked('currentState'), soon).toContainEqual(expect.stringMatching(/^The widest/))
  await writer.keyboard.press('ControlOrMeta+.')
  await card(writer).getByRole('button', {name: 'Begin with "As of June 2026,"'}).click()
  await expect.poll(() => text('currentState'), soon).toBe(`As of June 2026, ${before}`)
  await expect.poll(() => beforeCaret(writer), soon).toBe(`As of June 2026, ${caret}`.slice(-20))
  await undo('currentState')
  await expect.poll(() => text('currentState'), soon).toBe(before)
  await selectFromTo(writer, 'currentState', 'The widest', 'The widest')
  await writer.keyboard.type('As of June 2026, the widest')
  await expect.poll(() => findings(writer, 'as-of-opener').count(), soon).toBe(0)
})

test('a field is set from the sentence that says otherwise, and one undo in that sentence sets it back', async () => {
  await selectFromTo(writer, 'currentState', 'June', 'June')
  await writer.keyboard.type('May')
  await expect.poll(() => findings(writer, 'as-of-opener').count(), soon).toBe(1)
  expect(await asOfField().inputValue()).toBe('2026-06-30')
  await expect.poll(() => marked('currentState'), soon).toContain('May 2026')
  await writer.keyboard.press('ControlOrMeta+.')
  await card(writer).getByRole('button', {name: 'Set the as-of date to May 2026'}).click()
  await expect.poll(() => asOfField().inputValue(), soon).toBe('2026-05-31')
  await expect.poll(() => findings(writer, 'as-of-opener').count(), soon).toBe(0)
  await undo('currentState')
  await expect.poll(() => asOfField().inputValue(), soon).toBe('2026-06-30')
  expect(await text('currentState')).toMatch(/^As of May 2026, the widest/)
})

const targets = () =>
  ask(
    writer,
    newsroom.lakeUrl,
    'count(*[_id == "drafts.beat-open-vs-closed"][0].relationships[].markDefs[target._ref == "beat-export-controls"])',
  )

test('the first mention is linked, the second link removed, and each is one undo step', async () => {
  await expect.poll(targets, soon).toBeGreaterThan(0)
  const linked = (await targets()) as number
  await selectFromTo(writer, 'relationships', 'The beat has no', 'The beat has no')
  await writer.keyboard.press('ArrowLeft')
  await writer.keyboard.type('US AI export controls come first. ')
  await expect.poll(() => findings(writer, 'link-density').count(), soon).toBe(1)
  const before = await text('relationships')

  await makeFix('link-density', 'Link the first mention')
  await expect.poll(targets, soon).toBe(linked + 1)
  const linkedAgain = findings(writer, 'link-density').filter({hasText: 'linked again'})
  await linkedAgain.waitFor()
  await focus('relationships')
  await undo('relationships')
  await expect.poll(targets, soon).toBe(linked)
  await writer.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(targets, soon).toBe(linked + 1)

  await linkedAgain.getByRole('button', {name: /^What to do about/}).click()
  await card(writer).getByRole('button', {name: 'Remove this link'}).click()
  await expect.poll(targets, soon).toBe(linked)
  await linkedAgain.waitFor({state: 'detached'})
  await focus('relationships')
  await undo('relationships')
  await expect.poll(targets, soon).toBe(linked + 1)
  expect(await text('relationships')).toBe(before)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
