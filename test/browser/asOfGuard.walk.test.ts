import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {ask, card, findings, inspector, marks, openBeat, selectedText, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose, saved} from './studioPage.ts'

const beat = 'beat-open-vs-closed'
let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page

/** Starts the newsroom with its clock on this day, with what an earlier one stored, and opens the beat. */
async function openOn(day: string, dataFolder?: string): Promise<void> {
  newsroom = await startNewsroom(dataFolder, undefined, day)
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await openBeat(reviewer, newsroom.studioUrl, beat)
}

beforeAll(async () => {
  chromium = await launchBrowser()
  // 150 days after the last day of June 2026.
  await openOn('2026-11-27')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const stale = () => findings(reviewer, 'stale-as-of').filter({hasText: 'Current state was true on'})
const freshness = () => inspector(reviewer).locator('[data-freshness]')
const asOfField = () => field(reviewer, 'asOf.date').getByRole('textbox')
const stored = (id: string) => ask(reviewer, newsroom.lakeUrl, `*[_id == "${id}"][0]`) as Promise<Record<string, unknown> | null>

test('150 days after the as-of date a warning names the oldest claims', async () => {
  expect(await stale().innerText()).toMatch(
    /Current state was true on 30 June 2026, 150 days ago\. Its oldest claims are ".+" \(December 2025\) and ".+"( \(.+\))?\. Check them and bring the date up to now\./,
  )
  expect(await stale().getByRole('img').first().getAttribute('aria-label')).toBe('Worth a look')
  expect(await freshness().getAttribute('data-freshness')).toBe('late')
})

test('the date itself is marked, and its card leads to the oldest claim', async () => {
  await marks(reviewer, 'currentState', 'June 2026').first().hover()
  await card(reviewer).getByRole('button', {name: 'Go to Current state · "December 2025"'}).click()
  await expect.poll(() => selectedText(reviewer), soon).toBe('December 2025')
})

test('"still true" asks for a new date and changes the field and the opening together, and nothing else', async () => {
  const before = await stored(beat)
  await freshness().getByRole('button', {name: 'Still true …'}).click()
  await freshness().getByLabel('Checked up to').fill('2026-11-20')
  await freshness().getByText('Current state will open "As of November 2026". Nothing else changes.').waitFor()
  await freshness().getByRole('button', {name: 'Still true', exact: true}).click()
  await freshness().getByText('Attested: Current state is true as of November 2026.').waitFor()
  await saved(reviewer)
  expect(await prose(reviewer, 'currentState').innerText()).toMatch(/^As of November 2026, the widest/)
  expect(await asOfField().inputValue()).toBe('2026-11-20')
  await expect.poll(() => stale().count(), soon).toBe(0)

  const after = await stored(`drafts.${beat}`)
  const changed = new Set(['_id', '_rev', '_createdAt', '_updatedAt', 'asOf', 'currentState'])
  const untouched = (document: object) => Object.fromEntries(Object.entries(document).filter(([name]) => !changed.has(name)))
  expect(untouched(after ?? {})).toEqual(untouched(before ?? {}))
  expect(JSON.stringify(after?.currentState)).toBe(JSON.stringify(before?.currentState).replace('As of June 2026', 'As of November 2026'))
  expect(after?.asOf).toEqual({_type: 'asOf', date: '2026-11-20', precision: 'month'})
})

test('the attestation is on record, with who and what', async () => {
  const acts = await ask(reviewer, newsroom.lakeUrl, '*[_type == "beatbook.decision"]{_id, document, act, actor, "said": place.text}')
  expect(acts).toEqual([
    {_id: `beatbook.decision.${beat}.1`, document: beat, act: 'attest', actor: 'reviewer', said: 'As of November 2026'},
  ])
})

test('400 days after the new date publishing is blocked, and the button says so', async () => {
  await newsroom.stop()
  // 400 days after the last day of November 2026.
  await openOn('2028-01-04', newsroom.dataFolder)
  await expect.poll(() => stale().getByRole('img').first().getAttribute('aria-label'), soon).toBe('Blocks publishing')
  expect(await stale().innerText()).toContain('Current state was true on 30 November 2026, 400 days ago.')
  const publish = reviewer.getByTestId('action-publish')
  await expect.poll(() => publish.isDisabled(), soon).toBe(true)
  await publish.hover({force: true})
  await reviewer.getByText(/Current state was true on 30 November 2026, 400 days ago\./).last().waitFor()

  await stale().getByRole('button').first().click()
  await expect.poll(() => selectedText(reviewer), soon).toBe('November 2026')
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
