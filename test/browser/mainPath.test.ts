import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {approve} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {railBrief} from './railBrief.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {addWatchItem, chooseReference, field, openGroup, pasteProse, prose, referenceInput, saved, selectWords} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const takeHeadline = "Ireland's meters show what a fifth of a grid going to data centres looks like"
const clipboard = {permissions: ['clipboard-read', 'clipboard-write']}
const inspector = (page: Page) => page.getByTestId('beatbook-inspector')
const findings = (page: Page, ruleId: string) => inspector(page).locator(`[data-rule="${ruleId}"]`)

test('a writer starts a beat from nothing and is shown its five sections and what is missing', async () => {
  writer = await signIn(await chromium.newContext(clipboard), newsroom.signInLink('Wren'))
  await writer.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat/`)
  await field(writer, 'title').getByRole('textbox').fill(railBrief.title)
  await writer.getByRole('button', {name: 'Briefing', exact: true}).click()

  const sections = inspector(writer).locator('[data-section]')
  await sections.first().waitFor()
  expect(await sections.evaluateAll((rows) => rows.map((row) => row.dataset.section))).toEqual([
    'whatItIs',
    'history',
    'currentState',
    'relationships',
    'watch',
  ])
  await expect.poll(() => findings(writer, 'section-order').count(), {timeout: 15_000}).toBe(5)
})

test('findings go as the sections are filled, and each section counts its words', async () => {
  await field(writer, 'dek').getByRole('textbox').fill(railBrief.dek)
  await field(writer, 'asOf.date').getByRole('textbox').fill(railBrief.asOf)
  await writer.keyboard.press('Tab')
  for (const key of ['whatItIs', 'history', 'currentState', 'relationships'] as const) {
    await pasteProse(writer, key, railBrief[key])
  }
  for (const question of railBrief.watch) await addWatchItem(writer, question)
  await saved(writer)

  await expect.poll(() => findings(writer, 'section-order').count(), {timeout: 15_000}).toBe(0)
  const history = inspector(writer).locator('[data-section="history"]')
  await expect.poll(() => history.innerText(), {timeout: 15_000}).toContain('109 of 85–195 words')
})

test('a dash that the house does not use is marked in the sentence while it stands there', async () => {
  const editor = prose(writer, 'history')
  await editor.click()
  await writer.keyboard.press('ControlOrMeta+End')
  await writer.keyboard.type(' The plan was shelved — twice.')
  const mark = editor.locator('[data-beatbook-mark="warning"]').filter({hasText: '—'})
  await mark.waitFor()
  expect(await findings(writer, 'house-style').count()).toBe(1)

  for (let count = 0; count < ' The plan was shelved — twice.'.length; count += 1) await writer.keyboard.press('Backspace')
  await mark.waitFor({state: 'detached'})
  await expect.poll(() => findings(writer, 'house-style').count(), {timeout: 15_000}).toBe(0)
})

test('quotation marks stay as they are typed', async () => {
  expect(await prose(writer, 'whatItIs').innerText()).toContain('The "rail electrification" beat tracks')
})

test('a click in the outline puts the caret into the section', async () => {
  await inspector(writer).locator('[data-section="currentState"]').click()
  await expect
    .poll(() => writer.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? ''))
    .not.toBe('')
  await expect
    .poll(() => prose(writer, 'currentState').evaluate((element) => element.contains(window.getSelection()?.anchorNode ?? null)))
    .toBe(true)
})

test('a click on a finding brings its words into view', async () => {
  await writer.getByTestId('field-title').scrollIntoViewIfNeeded()
  await inspector(writer).locator('[data-section="watch"], [data-section="history"]').first().click()
  await expect
    .poll(() =>
      writer.evaluate(() => {
        const top = window.getSelection()?.anchorNode?.parentElement?.getBoundingClientRect().top ?? -1
        return top > 0 && top < window.innerHeight
      }),
    )
    .toBe(true)
})

test('words become a typed link to a take', async () => {
  await selectWords(writer, 'relationships', 'who waits longest for a grid connection')
  await field(writer, 'relationships').getByRole('button', {name: 'Cross-reference'}).click()
  const dialog = writer.getByTestId('popover-edit-dialog')
  await chooseReference(dialog.getByPlaceholder('Type to search'), takeHeadline.slice(0, 20), takeHeadline)
  await saved(writer)
  await dialog.getByText(takeHeadline).waitFor()
  await writer.keyboard.press('Escape')
  const relationships = inspector(writer).locator('[data-section="relationships"]')
  await expect.poll(() => relationships.innerText(), {timeout: 15_000}).toContain('1 link')
})


test('the writer says where the beat stands, and cannot publish it', async () => {
  await openGroup(writer, 'Place')
  await field(writer, 'slug').getByRole('textbox').fill(railBrief.slug)
  await field(writer, 'shortTitle').getByRole('textbox').fill(railBrief.shortTitle)
  await chooseReference(referenceInput(writer, 'vertical'), 'Energy', 'Energy')
  await field(writer, 'rosterStatement').getByText('No formal roster').click()
  await saved(writer)
  expect(await writer.getByTestId('action-publish').isDisabled()).toBe(true)
})

test('the draft is not on the site', async () => {
  expect((await fetch(`${newsroom.siteUrl}/beats/${railBrief.slug}`)).status).toBe(404)
  expect(await (await fetch(newsroom.siteUrl)).text()).not.toContain(railBrief.shortTitle)
})

test('a reviewer approves and publishes it, and the site shows it at once', async () => {
  const reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  const [, id] = /;all-beats;([\w-]+)/.exec(writer.url()) ?? []
  await reviewer.goto(`${newsroom.studioUrl}/structure/beats;all-beats;${id},inspect%3Dbeatbook-briefing`)
  await inspector(reviewer).locator('[data-section]').first().waitFor()
  await approve(newsroom, id ?? '')
  const publish = reviewer.getByTestId('action-publish')
  await expect.poll(() => publish.isDisabled(), {timeout: 15_000}).toBe(false)
  await publish.click()
  await reviewer.getByText('Published just now').first().waitFor()

  const page = await chromium.newContext().then((context) => context.newPage())
  await page.goto(`${newsroom.siteUrl}/beats/${railBrief.slug}`)
  expect(await page.getByRole('heading', {level: 1}).innerText()).toMatch(/Rail electrification/)
  expect(await page.getByRole('heading', {level: 2}).allInnerTexts()).toEqual(
    expect.arrayContaining(['What it is', 'History', 'Current state', 'Relationships', 'What to watch']),
  )
  await page.getByRole('link', {name: 'who waits longest for a grid connection'}).first().click()
  expect(await page.getByRole('heading', {level: 1}).innerText()).toBe(takeHeadline)
})

test('what the writer types next stays a draft', async () => {
  await openGroup(writer, 'Brief')
  await field(writer, 'title').getByRole('textbox').fill(`${railBrief.title} DRAFT`)
  await saved(writer)
  expect(await (await fetch(`${newsroom.siteUrl}/beats/${railBrief.slug}`)).text()).not.toContain('DRAFT')
})

test('no request left the machine, and the lake served everything it was asked', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})

test('Ctrl-C stops all three, and a new start finds everything there', async () => {
  const {code, output} = await newsroom.stop()
  expect(code).toBe(0)
  expect(output).toContain('Stopped. Everything is saved.')
  await expect(fetch(newsroom.siteUrl)).rejects.toThrow('fetch failed')

  newsroom = await startNewsroom(newsroom.dataFolder)
  expect(newsroom.output()).not.toContain('Loaded the demonstration newsroom')
  expect(await (await fetch(`${newsroom.siteUrl}/beats/${railBrief.slug}`)).text()).toContain(railBrief.dek)

  const again = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await again.getByTestId('pane-item-Drafts').click()
  await again.getByText(`${railBrief.title} DRAFT`.slice(0, 25)).first().waitFor()
})
