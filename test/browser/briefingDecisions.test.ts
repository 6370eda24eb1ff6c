import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {card, findings, focusedText, inspector, marks, openBeat, seriousIssues, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose, saved} from './studioPage.ts'

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
  await openBeat(reviewer, newsroom.studioUrl, 'beat-open-vs-closed')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const fold = (page: Page, name: string) => inspector(page).locator(`[data-fold="${name}"]`)
const declined = (page: Page) => fold(page, 'declined').locator('[data-declined]')
/** The declined mark that begins with `words`; where somebody else's caret stands in it, its first part. */
const declinedMark = (page: Page, words: string) =>
  field(page, 'currentState').locator('[data-beatbook-mark="declined"]').filter({hasText: new RegExp(`^${words}`)})
const fieldIcon = (page: Page, path: string) => field(page, path).locator('[data-testid^="input-validation-icon"]')
const freshness = (page: Page) => inspector(page).locator('[data-freshness]')
const asOfField = (page: Page) => field(page, 'asOf.date').getByRole('textbox')

test('the field shows by an icon that something in it is worth a look', async () => {
  await expect.poll(() => fieldIcon(writer, 'currentState').getAttribute('data-testid'), soon).toBe('input-validation-icon-warning')
})

test('a warning is declined with the keyboard and a common reason, and leaves the list', async () => {
  await marks(writer, 'currentState', '3.3 percent').click()
  await card(writer).waitFor()
  await writer.keyboard.press('Escape')
  await writer.keyboard.press('ControlOrMeta+.')
  await expect.poll(() => focusedText(writer), soon).toMatch(/^Write/)
  await writer.keyboard.press('Shift+Tab')
  expect(await focusedText(writer)).toBe('Decline …')
  await writer.keyboard.press('Enter')
  await card(writer).getByLabel('Why does it stay as it is?').waitFor()
  expect(await card(writer).getByRole('button', {name: 'Decline', exact: true}).isDisabled()).toBe(true)
  expect(await seriousIssues(writer, '[data-beatbook-card]')).toEqual([])
  await writer.keyboard.press('Tab')
  await writer.keyboard.press('Enter')
  expect(await card(writer).getByRole('textbox').inputValue()).toBe('Checked; it is right.')
  await writer.keyboard.press('Enter')

  await card(writer).waitFor({state: 'detached'})
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(0)
  expect(await inspector(writer).locator('[data-state="clean"]').innerText()).toBe('Nothing to mend.')
  await declinedMark(writer, '3\\.3 p').waitFor()
})

test('the field’s own icon goes with it, before anything is typed', async () => {
  await expect.poll(() => fieldIcon(writer, 'currentState').count(), soon).toBe(0)
  await expect.poll(() => fieldIcon(reviewer, 'currentState').count(), soon).toBe(0)
})

test('the reason stands beside the sentence for the reviewer', async () => {
  // Beside its middle, where the writer's own caret stands once it is known here; it would take the pointer.
  await declinedMark(reviewer, '3\\.3 p').hover({position: {x: 6, y: 8}})
  await card(reviewer).waitFor()
  await card(reviewer).getByText(/^Wren Adeyemi, /).waitFor()
  expect((await card(reviewer).innerText()).split('\n')).toEqual(expect.arrayContaining(['Declined', 'Checked; it is right.']))
  expect(await seriousIssues(reviewer, '[data-beatbook-card]')).toEqual([])
  await reviewer.mouse.move(5, 5)
  await card(reviewer).waitFor({state: 'detached'})
})

test('the reviewer sees it at once, folded, with the reason and who gave it', async () => {
  await expect.poll(() => declined(reviewer).count(), soon).toBe(1)
  expect(await fold(reviewer, 'declined').getAttribute('open')).toBeNull()
  await fold(reviewer, 'declined').locator('summary').click()
  await expect.poll(() => declined(reviewer).innerText(), soon).toMatch(/Checked; it is right\.\s+Wren Adeyemi, /)
})

test('editing the sentence reopens what was declined on it', async () => {
  await prose(writer, 'currentState').getByText('across the usual benchmarks').click()
  await writer.keyboard.type('x')
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(1)
  expect(await declined(writer).count()).toBe(0)
  expect(await declinedMark(writer, '3\\.3 p').count()).toBe(0)
  await writer.keyboard.press('Backspace')
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(0)
})

test('whoever declined a check reopens it by hand, and the other sees that too', async () => {
  await expect.poll(() => declined(reviewer).count(), soon).toBe(1)
  expect(await declined(reviewer).getByRole('button', {name: 'Reopen'}).count()).toBe(0)
  await fold(writer, 'declined').evaluate((details) => details.setAttribute('open', ''))
  await declined(writer).getByRole('button', {name: 'Reopen'}).click()
  await expect.poll(() => findings(reviewer, 'figure-mismatch').count(), soon).toBe(1)
  await expect.poll(() => findings(writer, 'figure-mismatch').count(), soon).toBe(1)
})

test('what blocks publishing cannot be declined', async () => {
  await field(writer, 'title').getByRole('textbox').fill(`Weights: ${'who may run them, and where, '.repeat(4)}`)
  await saved(writer)
  await findings(writer, 'title-length').getByRole('button', {name: /^What to do about/}).click()
  await card(writer).waitFor()
  expect(await card(writer).getByRole('button', {name: /Decline/}).count()).toBe(0)
  expect(await card(writer).innerText()).toContain('Blocks publishing')
  await writer.keyboard.press('Escape')
})

test('freshness names the oldest claim and leads to it', async () => {
  await openBeat(writer, newsroom.studioUrl, 'beat-safety-testing')
  await expect.poll(() => freshness(writer).getAttribute('data-freshness'), soon).toBe('late')
  expect(await findings(writer, 'stale-as-of').count()).toBeGreaterThan(0)
  await freshness(writer).locator('[data-oldest-claim]').getByRole('button').click()
  await expect
    .poll(() => writer.evaluate(() => window.getSelection()?.toString().length ?? 0), soon)
    .toBeGreaterThan(20)
  expect(await seriousIssues(writer, '[data-testid="beatbook-inspector"]')).toEqual([])
})

test('"still true" asks for a day, changes the field and the opening together, and nothing else', async () => {
  const before = await prose(writer, 'currentState').innerText()
  expect(before).toMatch(/^As of August 2025, /)

  await freshness(writer).getByRole('button', {name: 'Still true …'}).click()
  await freshness(writer).getByText('Current state will open "As of July 2026". Nothing else changes.').waitFor()
  await writer.keyboard.press('Enter')
  await freshness(writer).getByText('Attested: Current state is true as of July 2026.').waitFor()
  await saved(writer)
  expect([await prose(writer, 'currentState').innerText(), await asOfField(writer).inputValue()]).toEqual([
    before.replace('August 2025', 'July 2026'),
    '2026-07-15',
  ])
  await expect.poll(() => freshness(writer).getAttribute('data-freshness'), soon).toBe('fresh')
})

test('one undo takes both back', async () => {
  await prose(writer, 'currentState').click()
  await writer.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => asOfField(writer).inputValue(), soon).toBe('2025-08-31')
  await expect.poll(() => prose(writer, 'currentState').innerText(), soon).toMatch(/^As of August 2025/)
  expect(await freshness(writer).getByText(/^Attested/).count()).toBe(0)
})

test('an opening without a date leaves nothing to attest, and says so', async () => {
  await prose(writer, 'currentState').click()
  await writer.keyboard.press('ControlOrMeta+Home')
  await writer.keyboard.type('Much ')
  await findings(writer, 'as-of-opener').first().waitFor()
  await freshness(writer).getByRole('button', {name: 'Still true …'}).click()
  await freshness(writer).getByText(/^Current state does not open with/).waitFor()
  expect(await freshness(writer).getByRole('button', {name: 'Still true', exact: true}).isDisabled()).toBe(true)
})

test('every act is on record under its author’s name, in order', async () => {
  const acts = await reviewer.evaluate(async (lakeUrl) => {
    const query = encodeURIComponent('*[_type == "beatbook.decision"] | order(document, _id){_id, actor, act, reason, inReplyTo}')
    const sessionKey = Object.keys(localStorage).find((key) => key.startsWith('__studio_auth_token'))
    const token = (JSON.parse(localStorage.getItem(sessionKey ?? '') ?? '{}') as {token?: string}).token
    const response = await fetch(`${lakeUrl}/v2025-02-19/data/query/newsroom?query=${query}&perspective=raw`, {
      headers: {authorization: `Bearer ${token}`},
    })
    return ((await response.json()) as {result: unknown}).result
  }, newsroom.lakeUrl)
  expect(acts).toEqual([
    {_id: 'beatbook.decision.beat-open-vs-closed.1', actor: 'writer', act: 'decline', reason: 'Checked; it is right.', inReplyTo: null},
    {_id: 'beatbook.decision.beat-open-vs-closed.2', actor: 'writer', act: 'withdraw', reason: null, inReplyTo: 'beatbook.decision.beat-open-vs-closed.1'},
    {_id: 'beatbook.decision.beat-safety-testing.1', actor: 'writer', act: 'attest', reason: null, inReplyTo: null},
    {_id: 'beatbook.decision.beat-safety-testing.2', actor: 'writer', act: 'withdraw', reason: null, inReplyTo: 'beatbook.decision.beat-safety-testing.1'},
  ])
})

test('nothing left the machine, and the lake served everything it was asked', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
