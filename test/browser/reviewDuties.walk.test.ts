import type {SanityDocument} from '@sanity/client'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {approveButton, openReview, patient, reasons, state, tabTo} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

const id = 'beat-electricity'
const tooLong = 'Electricity and everything that the people who make it, move it, meter it and pay for it argue about'

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page
let amir: Page
let wren: ReturnType<typeof clientAs>

beforeAll(async () => {
  vi.stubEnv('BEATBOOK_APPROVALS', '2')
  newsroom = await startNewsroom()
  vi.unstubAllEnvs()
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  const published = await wren.getDocument(id)
  if (!published) throw new Error(`The demonstration newsroom has no "${id}".`)
  await wren.create({...published, _id: `drafts.${id}`, title: tooLong})
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  amir = await signIn(await chromium.newContext(), newsroom.signInLink('Amir'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const publish = (page: Page) => page.getByTestId('action-publish')
const bar = (page: Page) => page.getByTestId('decision-bar')
const approvals = () => wren.fetch<SanityDocument[]>('*[_type == "beatbook.decision" && act == "approve"] | order(_id)')

test('an error stands in the way until a reviewer says why it may', async () => {
  await openReview(rosa, newsroom.studioUrl, id)
  await openReview(amir, newsroom.studioUrl, id)
  const row = rosa.getByTestId('review-screen').locator('[data-rule="title-length"]')
  await row.getByRole('button', {name: 'Override …'}).click()
  const why = row.getByRole('textbox')
  await row.getByRole('button', {name: 'Override', exact: true}).click({force: true})
  expect(await wren.fetch('count(*[_type == "beatbook.decision" && act == "override"])')).toBe(0)
  await why.fill('The long form is the name of the inquiry.')
  await row.getByRole('button', {name: 'Override', exact: true}).click()
  await expect.poll(() => amir.getByTestId('review-screen').innerText(), patient).toContain('The long form is the name of the inquiry.')
  const [override] = await wren.fetch<SanityDocument[]>('*[_type == "beatbook.decision" && act == "override"]')
  expect(override).toMatchObject({actor: 'reviewer', ruleId: 'title-length', document: id})
})

test('a connection cut while approving records nothing, says so, and the next try goes through', async () => {
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
  const context = rosa.context()
  await context.route(/\/data\/(actions|mutate)\//, (route) => route.abort('connectionreset'))
  await approveButton(rosa).click()
  await rosa.getByTestId('decision-failed').waitFor(patient)
  expect(await approvals()).toEqual([])
  await context.unroute(/\/data\/(actions|mutate)\//)
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
  await approveButton(rosa).click()
  await expect.poll(async () => (await approvals()).map(({actor}) => actor as string), patient).toEqual(['reviewer'])
})

test('one of two approvals is not enough, and both people see it', async () => {
  for (const page of [rosa, amir]) await expect.poll(() => bar(page).innerText(), patient).toContain('1 of 2 have approved')
  await expect.poll(() => publish(rosa).isDisabled(), patient).toBe(true)
  expect(await reasons(rosa)).toContain('already-approved: You have approved exactly this text.')
})

test('the second, by keyboard, opens publishing to both', async () => {
  await expect.poll(() => approveButton(amir).isEnabled(), patient).toBe(true)
  await bar(amir).getByRole('button', {name: 'Request changes …'}).focus()
  await tabTo(amir, /^Approve$/, {most: 2})
  await amir.keyboard.press('Enter')
  for (const page of [rosa, amir]) await expect.poll(() => state(page).getAttribute('data-state'), patient).toBe('approved')
  for (const page of [rosa, amir]) await expect.poll(() => publish(page).isEnabled(), patient).toBe(true)
})

test('one who takes the approval back closes it again', async () => {
  await bar(rosa).getByRole('button', {name: 'Take back my approval'}).click()
  await expect.poll(() => publish(amir).isDisabled(), patient).toBe(true)
  await expect.poll(() => bar(amir).innerText(), patient).toContain('1 of 2 have approved')
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
  await approveButton(rosa).click()
  await expect.poll(() => publish(amir).isEnabled(), patient).toBe(true)
})

test('a number voids both at once', async () => {
  const draft = await wren.getDocument(`drafts.${id}`)
  const block = draft?.history[0]
  await wren
    .patch(`drafts.${id}`)
    .set({[`history[_key=="${block._key}"].children[0].text`]: `In 1931 alone, ${block.children[0].text}`})
    .commit()
  for (const page of [rosa, amir]) await expect.poll(() => publish(page).isDisabled(), patient).toBe(true)
  for (const page of [rosa, amir]) await expect.poll(() => bar(page).innerText(), patient).toMatch(/The approval by .* is void/)
})

test('a document deleted under its reviewers leaves a page that says so', async () => {
  await wren.delete(`drafts.${id}`)
  await expect.poll(() => state(rosa).getAttribute('data-state'), patient).toBe('published')
  expect(await approveButton(rosa).count()).toBe(0)
  expect(chromium.outbound).toEqual([])
})
