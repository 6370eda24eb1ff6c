import type {Page, Route} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose, saved} from './studioPage.ts'

vi.setConfig({testTimeout: 300_000})

/** Two people's Studios, on a machine that may have other work. */
const patient = {timeout: 120_000}
const beatId = 'beat-electricity'
const question = 'Who says that it is a town?'
const answer = 'The grid operator, in its filing.'

let newsroom: Newsroom
let chromium: TestBrowser
let wren: Page
let rosa: Page
let amir: Page | undefined

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const openBeat = (page: Page) => page.goto(`${newsroom.studioUrl}/intent/edit/id=${beatId};type=beat/`)
const comments = () => clientAs(newsroom, 'writer').withConfig({dataset: 'newsroom-comments'})
const listed = (page: Page, words: string) => page.getByTestId('comments-list').getByText(words)

test('a document is put up once, with its comments: whoever types at once keeps caret and words', async () => {
  const known = wren.waitForResponse((response) => response.url().includes('/data/query/newsroom-comments'), patient)
  await openBeat(wren)
  const text = prose(wren, 'whatItIs')
  await text.click(patient)
  const first = await text.elementHandle()
  await wren.keyboard.press('ControlOrMeta+End')
  await wren.keyboard.type(' One sentence, written while the document is still being opened, and not a letter of it lost.', {delay: 20})
  await known
  expect(await first?.evaluate((element) => element.isConnected)).toBe(true)
  const stored = () => clientAs(newsroom, 'writer').fetch(`pt::text(*[_id == "drafts.${beatId}"][0].whatItIs)`)
  await expect.poll(stored, patient).toContain('still being opened, and not a letter of it lost.')
})

/** Counts the headline fields that the page puts up from now on. */
const countHeadlines = (page: Page) =>
  page.evaluate(() => {
    const seen = new Set(document.querySelectorAll('[data-testid="field-headline"]'))
    const before = seen.size
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('[data-testid="field-headline"]')) seen.add(element)
      document.documentElement.dataset.headlines = String(seen.size - before)
    }).observe(document.body, {childList: true, subtree: true})
  })

test('a document that is opened in passing has one form, and never another one in its place', async () => {
  await wren.goto(`${newsroom.studioUrl}/intent/edit/id=take-pjm;type=take/`)
  const headline = field(wren, 'headline').getByRole('textbox')
  await headline.waitFor(patient)
  const original = wren.url()
  await countHeadlines(wren)
  await wren.getByLabel('Open document actions').click(patient)
  await wren.getByTestId('action-Duplicate').click(patient)
  await expect.poll(() => wren.url(), patient).not.toBe(original)
  await headline.fill('A copy, edited as soon as it could be', patient)
  await field(wren, 'headline').hover()
  await field(wren, 'headline').getByRole('button', {name: /comment/i}).first().waitFor(patient)
  await saved(wren)
  expect(await wren.evaluate(() => document.documentElement.dataset.headlines)).toBe('1')
})

const without: [string, (route: Route) => Promise<void> | undefined][] = [
  ['refused', (route) => route.fulfill({status: 403, json: {statusCode: 403, error: 'Forbidden', message: 'No.'}})],
  ['never answered', () => undefined],
]

test.each(without)('a document opens, without comments, when the request for the features is %s', async (_, answer) => {
  amir ??= await signIn(await chromium.newContext(), newsroom.signInLink('Amir'))
  const asked = amir.waitForRequest('**/features*', patient)
  await amir.route('**/features*', answer)
  await openBeat(amir)
  await asked
  await field(amir, 'dek').getByRole('textbox').waitFor(patient)
  expect(await amir.getByRole('button', {name: /comment/i}).count()).toBe(0)
  await amir.unrouteAll({behavior: 'ignoreErrors'})
})

test('a comment on a field reaches the other browser', async () => {
  await openBeat(wren)
  await field(wren, 'dek').waitFor(patient)
  await openBeat(rosa)
  const dek = field(rosa, 'dek')
  await dek.waitFor(patient)
  await dek.hover()
  await dek.getByRole('button', {name: /comment/i}).first().click(patient)
  await rosa.getByTestId('comment-input-editable').first().click()
  await rosa.keyboard.type(question)
  await rosa.getByTestId('comment-input-send-button').first().click()
  await listed(rosa, question).waitFor(patient)
  await field(wren, 'dek').getByRole('button', {name: /comment/i}).first().click(patient)
  await listed(wren, question).waitFor(patient)
  expect(await clientAs(newsroom, 'writer').fetch('*[_type == "comment"]')).toEqual([])
})

test('the answer to it is read where it was asked', async () => {
  const thread = wren.getByTestId('comments-list-item').filter({hasText: question})
  await thread.getByTestId('comment-input-editable').click(patient)
  await wren.keyboard.type(answer)
  await thread.getByTestId('comment-input-send-button').click()
  await listed(rosa, answer).waitFor(patient)
  const stored = '*[_type == "comment"] | order(_createdAt asc){authorId, "answers": parentCommentId != null}'
  expect(await comments().fetch(stored)).toEqual([
    {authorId: 'reviewer', answers: false},
    {authorId: 'writer', answers: true},
  ])
})

test('resolved by one, the thread is gone from the open ones of both', async () => {
  const thread = rosa.getByTestId('comments-list-item').filter({hasText: question})
  await thread.getByText(question).hover()
  await thread.getByTestId('comments-list-item-status-button').first().click(patient)
  await listed(rosa, question).waitFor({state: 'detached', ...patient})
  await listed(wren, question).waitFor({state: 'detached', ...patient})
  expect(await comments().fetch('array::unique(*[_type == "comment"].status)')).toEqual(['resolved'])
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
