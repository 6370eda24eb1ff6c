import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openReview, patient, proseDiff, summary} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

const id = 'beat-open-vs-closed'
let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page
let wren: ReturnType<typeof clientAs>

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  const published = await wren.getDocument(id)
  if (!published) throw new Error(`The demonstration newsroom has no "${id}".`)
  await wren.create({...published, _id: `drafts.${id}`, dek: 'A standfirst that Rosa reads before lunch.'})
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const from = (page: Page) => page.getByTestId('compare').getByLabel('Compare', {exact: true})
const lastRead = (page: Page) => from(page).locator('option').filter({hasText: 'What I read last'})

/** Replaces words of the draft's history, as the writer does after Rosa has gone. */
async function rewrite(was: string, is: string): Promise<void> {
  const draft = await wren.getDocument(`drafts.${id}`)
  const span = draft?.history[0].children.find(({text}: {readonly text: string}) => text.includes(was))
  if (!span) throw new Error(`The draft's history does not hold "${was}".`)
  await wren.patch(`drafts.${id}`).set({[`history[0].children[_key=="${span._key}"].text`]: span.text.replace(was, is)}).commit()
}

test('nothing is offered as read before somebody says so', async () => {
  await openReview(rosa, newsroom.studioUrl, id)
  expect(await summary(rosa).innerText()).not.toContain('figure')
  expect(await lastRead(rosa).count()).toBe(0)
  await rosa.getByRole('button', {name: 'Mark as read'}).click()
  await rosa.getByText('Marked as read').waitFor(patient)
  expect(await lastRead(rosa).count()).toBe(1)
})

test('another day the review shows what changed since, and that alone', async () => {
  await rewrite('70 billion', '72 billion')
  await rosa.goto('about:blank')
  await openReview(rosa, newsroom.studioUrl, id)
  await rosa.getByRole('button', {name: 'Mark as read'}).waitFor(patient)
  await from(rosa).selectOption('read')
  await expect.poll(() => summary(rosa).innerText(), patient).toBe('1 figure changed, 1 sentence changed')
  expect(await proseDiff(rosa, 'history').locator('del').allInnerTexts()).toEqual([expect.stringContaining('70')])
  expect(await rosa.getByTestId('review-screen').innerText()).not.toContain('before lunch')
})

test('what Rosa has read is nobody else’s', async () => {
  const amir = await signIn(await chromium.newContext(), newsroom.signInLink('Amir'))
  await openReview(amir, newsroom.studioUrl, id)
  expect(await lastRead(amir).count()).toBe(0)
})
