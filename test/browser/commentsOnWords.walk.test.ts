import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose, selectWords} from './studioPage.ts'

vi.setConfig({testTimeout: 300_000})

/** Two people's Studios, on a machine that may have other work. */
const patient = {timeout: 120_000}
const beatId = 'beat-electricity'
const words = 'a sizeable town'
const question = 'Who says that it is a town?'

let newsroom: Newsroom
let chromium: TestBrowser
let wren: Page
let rosa: Page

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
const threadOf = (page: Page) => page.getByTestId('comments-list-item').filter({hasText: question})

test('a colleague is mentioned by the first letters of the name', async () => {
  await openBeat(rosa)
  const dek = field(rosa, 'dek')
  await dek.waitFor(patient)
  await dek.hover()
  await dek.getByRole('button', {name: /comment/i}).first().click(patient)
  await rosa.getByTestId('comment-input-editable').first().click()
  await rosa.keyboard.type(question)
  await rosa.getByTestId('comment-input-send-button').first().click()

  await openBeat(wren)
  await field(wren, 'dek').getByRole('button', {name: /comment/i}).first().click(patient)
  const answer = threadOf(wren).getByTestId('comment-input-editable')
  await answer.click(patient)
  await wren.keyboard.type('@Ro')
  const people = wren.getByTestId('comments-mentions-menu')
  await people.getByText('Rosa Lindqvist').waitFor(patient)
  await wren.keyboard.press('ArrowDown')
  await wren.keyboard.press('Enter')
  await people.waitFor({state: 'detached', ...patient})
  await answer.getByText('@Rosa Lindqvist').waitFor(patient)
  await wren.keyboard.type('is that so?')
  await threadOf(wren).getByTestId('comment-input-send-button').click()
  await rosa.getByTestId('comments-list').getByText('is that so?').waitFor(patient)
  const mentioned = 'array::compact(*[_type == "comment"].message[].children[_type == "mention"].userId)'
  expect(await comments().fetch(mentioned)).toEqual(['reviewer'])
})

test('a reaction is seen by the other, and taken back', async () => {
  const reactions = () => comments().fetch('*[_type == "comment"].reactions[]{userId, shortName}')
  const asked = rosa.getByTestId('comments-list-item-layout').filter({hasText: 'is that so?'}).last()
  await asked.hover()
  await asked.getByRole('button', {name: 'Add reaction'}).click()
  await rosa.getByRole('menuitem', {name: 'React with Heart'}).click()
  const seen = threadOf(wren).getByRole('button').filter({hasText: '❤️'})
  await seen.waitFor(patient)
  expect(await reactions()).toEqual([{userId: 'reviewer', shortName: ':heart:'}])
  await asked.getByRole('button').filter({hasText: '❤️'}).click()
  await seen.waitFor({state: 'detached', ...patient})
  expect(await reactions()).toEqual([])
})

test('words of a text are commented on, and marked for the other', async () => {
  await selectWords(wren, 'whatItIs', words)
  await wren.getByTestId('inline-comment-button').click(patient)
  await wren.getByTestId('comment-input-editable').filter({visible: true}).first().click(patient)
  await wren.keyboard.type('Which one?')
  await wren.getByTestId('comment-input-send-button').filter({visible: true}).first().click()
  await wren.getByTestId('comments-list').getByText('Which one?').waitFor(patient)
  const marked = prose(rosa, 'whatItIs').locator('[data-inline-comment-state="added"]')
  await marked.first().waitFor(patient)
  expect(await marked.allTextContents()).toEqual([words])
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
