import type {SanityClient} from '@sanity/client'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {approve, clientAs} from './approve.ts'
import {seriousIssues, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openRelated, relatedPanel} from './relatedPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page
let administrator: SanityClient

const take = 'take-affiliates-back'

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  administrator = clientAs(newsroom, 'administrator')
  const {_rev, _createdAt, _updatedAt, ...model} = (await administrator.getDocument('take-affiliates-rule'))!
  await administrator.create({
    ...model,
    _id: `drafts.${take}`,
    _type: 'take',
    headline: 'The Bureau of Industry and Security brings the Affiliates Rule back',
    slug: {_type: 'slug', current: 'affiliates-back'},
    publishedAt: '2026-07-10T07:00:00Z',
  })
  await approve(newsroom, take)
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const proposals = (kind?: string) => relatedPanel(reviewer).locator(kind ? `[data-proposal="${kind}"]` : '[data-proposal]')
const cites = async (id: string, target: string) => JSON.stringify(await administrator.getDocument(id)).includes(target)

test('publishing a take proposes on the beats it touches, and changes none of them', async () => {
  const before = await administrator.getDocument('beat-export-controls')
  await reviewer.goto(`${newsroom.studioUrl}/structure/takes;all-takes;${take}`)
  const publish = reviewer.getByTestId('action-publish')
  await expect.poll(() => publish.isDisabled(), {timeout: 60_000}).toBe(false)
  await publish.click()
  await reviewer.getByText(/proposals? made\./).first().waitFor()
  const made = await administrator.fetch<{_id: string; document: string; state: string}[]>('*[_type == "beatbook.proposal" && take == $take] | order(_id asc) {_id, document, state}', {take})
  expect(made.length).toBeGreaterThan(0)
  expect(made.every(({_id, document, state}) => state === 'open' && _id.startsWith(`beatbook.proposal.${take}.${document}.`))).toBe(true)
  expect(made.map(({document}) => document)).toContain('beat-export-controls')
  expect(await administrator.getDocument('beat-export-controls')).toEqual(before)
  expect(await administrator.getDocument('drafts.beat-export-controls')).toBeUndefined()
})

test('a proposal shows the take, the sentence and why, and accepting it writes into a draft only', async () => {
  await openRelated(reviewer, newsroom.studioUrl, 'beat-export-controls')
  await proposals().first().waitFor()
  if (process.env.BEATBOOK_SHOTS) await reviewer.screenshot({path: `${process.env.BEATBOOK_SHOTS}/proposals.png`})
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-related"]')).toEqual([])
  const first = proposals('cite').first()
  expect(await first.innerText()).toContain('The take belongs to this beat, and the brief does not cite it yet.')
  const count = await proposals().count()
  await first.getByRole('button', {name: /^Link "/}).click()
  await expect.poll(() => cites('drafts.beat-export-controls', take), soon).toBe(true)
  await expect.poll(() => proposals().count(), soon).toBe(count - 1)
  expect(await cites('beat-export-controls', take)).toBe(false)
  await saved(reviewer)
})

test('one whose sentence has changed is refused with a note', async () => {
  const [stored] = await administrator.fetch<{place: {path: string; blockKey: string}}[]>(
    '*[_type == "beatbook.proposal" && take == $take && state == "open" && document == "beat-export-controls"]{place}',
    {take},
  )
  const {path, blockKey} = stored!.place
  await administrator
    .patch('drafts.beat-export-controls')
    .set({[`${path}[_key=="${blockKey}"].children[0].text`]: 'All of this is different now: '})
    .commit()
  await reviewer.getByText('All of this is different now:').first().waitFor()
  await proposals().first().getByRole('button', {name: /^Link "/}).click()
  await proposals().first().getByRole('alert').waitFor()
  expect(await proposals().first().getByRole('alert').innerText()).toBe('These words have changed since. Look at the sentence again.')
})

test('declining asks for a reason, which is kept', async () => {
  await proposals().first().getByRole('button', {name: 'Decline …'}).click()
  await proposals().first().getByRole('textbox').fill('Covered in the next update.')
  await proposals().first().getByRole('button', {name: 'Decline', exact: true}).click()
  await expect
    .poll(
      () => administrator.fetch('*[_type == "beatbook.proposal" && take == $take && state == "declined"][0]{declinedBecause, decidedBy}', {take}),
      soon,
    )
    .toEqual({declinedBecause: 'Covered in the next update.', decidedBy: 'reviewer'})
  await proposals().first().waitFor({state: 'detached'})
})

test('a declared take that no section cites is listed with the best place, and cited there with one press', async () => {
  await openRelated(reviewer, newsroom.studioUrl, 'beat-safety-testing')
  await relatedPanel(reviewer).getByRole('tab', {name: 'Links in and out'}).click()
  const uncited = relatedPanel(reviewer).locator('[data-links="uncited"] [data-story="take-aisi-trends"]')
  await uncited.waitFor()
  expect(await uncited.innerText()).toContain('On the words "AI Security Institute".')
  if (process.env.BEATBOOK_SHOTS) await reviewer.screenshot({path: `${process.env.BEATBOOK_SHOTS}/links.png`})
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-related"]')).toEqual([])
  await uncited.getByRole('button', {name: 'Cite here'}).click()
  await expect.poll(() => cites('drafts.beat-safety-testing', 'take-aisi-trends'), soon).toBe(true)
  await uncited.waitFor({state: 'detached'})
})

test('quality is measured on the newsroom’s own links, on this machine', async () => {
  await relatedPanel(reviewer).getByText('Quality on your own data').click()
  await relatedPanel(reviewer).getByRole('button', {name: 'Measure'}).click()
  const panel = relatedPanel(reviewer).locator('[data-backtest="done"]')
  await panel.waitFor()
  expect(await panel.innerText()).toMatch(/Linked story among the first five for its passage\s+\d+\s%/)
  expect(chromium.outbound).toEqual([])
})
