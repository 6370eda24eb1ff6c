import {createClient, type SanityClient, type SanityDocument} from '@sanity/client'
import type {Locator, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {localDataset, localProjectId} from '../../studio/environment.ts'
import {focusedText, openBeat, seriousIssues, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, paste, prose} from './studioPage.ts'
import {tidalBrief} from './tidalBrief.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let page: Page
let lake: SanityClient

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  const context = await chromium.newContext({permissions: ['clipboard-read', 'clipboard-write']})
  page = await signIn(context, newsroom.signInLink('Wren'))
  lake = await clientOf(page)
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** A client with the rights of whoever signed in on the page. */
async function clientOf(signedIn: Page): Promise<SanityClient> {
  const stored = await signedIn.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('__studio_auth_token'))?.[1] ?? '{}')
  const {token} = JSON.parse(stored) as {token?: string}
  if (!token) throw new Error('The Studio keeps no token where this test looks for it.')
  return createClient({
    projectId: localProjectId,
    dataset: localDataset,
    apiVersion: '2025-02-19',
    apiHost: newsroom.lakeUrl,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token,
  })
}

const dialog = () => page.getByTestId('beatbook-import')
const confirm = () => dialog().getByRole('button', {name: 'Import into the draft'})
const list = (name: string) => dialog().locator(`[data-list="${name}"]`)
const row = (name: string) => dialog().locator(`[data-field="${name}"]`)
const drafts = () => lake.fetch<SanityDocument[]>('*[_id in path("drafts.**") && _type == "beat"] | order(_id asc)')

/** A document's bytes, without what the lake stamps on every write. */
function bytesOf({_rev: _revision, _updatedAt, ...rest}: SanityDocument): string {
  return JSON.stringify(rest)
}

/** Chooses an action of the document's menu by keyboard alone. */
async function choose(name: string): Promise<Locator> {
  const menu = page.getByTestId('action-menu-button')
  const item = page.getByRole('menuitem', {name})
  // The Studio closes the menu when the document's actions change, and on a slow machine opens it without its focus.
  await expect
    .poll(async () => {
      const isOpen = await item.isVisible()
      const isLost = isOpen && (await menu.evaluate((element) => element === document.activeElement))
      if (isLost) await page.keyboard.press('Escape')
      else if (isOpen) await page.keyboard.press('ArrowDown')
      else {
        await menu.focus()
        await page.keyboard.press('ArrowDown')
        await item.waitFor({timeout: 2_000}).catch(() => undefined)
      }
      return focusedText(page)
    }, soon)
    .toContain(name)
  await page.keyboard.press('Enter')
  return menu
}

/** Chooses an action with the pointer; again when the menu closed under it. */
async function pick(name: string): Promise<void> {
  const item = page.getByRole('menuitem', {name})
  await expect
    .poll(async () => {
      if (!(await item.isVisible())) await page.getByTestId('action-menu-button').click()
      return item.click({timeout: 3_000}).then(
        () => 'chosen',
        (error: Error) => error.message,
      )
    }, {timeout: 30_000})
    .toBe('chosen')
}

async function openFile(name: string, content: string | Uint8Array): Promise<void> {
  const buffer = Buffer.from(content as string)
  await page.getByTestId('beatbook-import-file').setInputFiles({name, mimeType: 'text/plain', buffer})
}

test('a new beat from a brief: the dialog opens by itself, with the caret in it', async () => {
  await page.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat-from-brief/`)
  await dialog().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)), soon).toMatch(/^<textarea/)
  expect(await confirm().isDisabled()).toBe(true)
})

test('a pasted text is read: fields, sections, links and subjects, what was not understood, and the report', async () => {
  await paste(page, tidalBrief.as.text)
  await list('report').waitFor()
  expect(await row('title').innerText()).toContain(tidalBrief.title)
  expect(await row('dek').innerText()).toContain(tidalBrief.dek)
  expect(await row('vertical').innerText()).toContain('Energy')
  expect(await row('asOf').innerText()).toContain('2026-05-31')
  expect(await row('whatItIs').innerText()).toContain('2 paragraphs · 119 words')
  expect(await row('watch').innerText()).toContain('4 questions')
  expect(await list('links').locator('li').count()).toBe(2)
  expect(await list('links').innerText()).toContain("because the words are its name")
  expect(await list('subjects').innerText()).toContain('Ireland, first in Relationships')
  const left = await list('notUnderstood').locator('li').evaluateAll((items) => items.map((item) => item.dataset.kind))
  expect(left).toEqual(['site mark', 'empty slot', 'take count', 'type', 'extra heading', 'extra heading', 'closing'])
  expect(await list('report').locator('[data-rule="watch-subject"]').count()).toBeGreaterThan(0)
  expect(await seriousIssues(page, '[data-testid="beatbook-import"]')).toEqual([])
})

test('nothing is saved before it is confirmed; then one transaction fills the draft', async () => {
  expect(await drafts()).toEqual([])
  await confirm().click()
  await dialog().waitFor({state: 'detached'})
  await expect.poll(async () => (await drafts()).length, soon).toBe(1)
  const [draft] = await drafts()
  expect(draft).toMatchObject({title: tidalBrief.title, rosterStatement: 'none', reviewEvery: 90, asOf: {date: '2026-05-31', precision: 'month'}})
  expect([draft!.whatItIs, draft!.history, draft!.watch].map((value: unknown[]) => value.length)).toEqual([2, 1, 4])
  const history = await lake.request<string>({url: `/data/history/${localDataset}/transactions/${draft!._id}?excludeContent=true`})
  expect(history.trim().split('\n').length).toBe(1)
  await expect.poll(() => prose(page, 'whatItIs').innerText(), soon).toContain('The "tidal power" beat tracks')
})

test('undo in the note takes the draft away again', async () => {
  await page.getByRole('button', {name: 'Undo', exact: true}).click()
  await expect.poll(drafts, soon).toEqual([])
  await page.getByText('The import was taken back.').first().waitFor()
})

test.each([
  ['markdown', 'tidal.md', tidalBrief.as.markdown, 2],
  ['html', 'tidal.html', tidalBrief.as.html, 2],
] as const)('%s is read from a file with its emphasis and its links, and Escape leaves everything as it was', async (format, name, source, links) => {
  await page.goto(`${newsroom.studioUrl}/structure/beats;all-beats`)
  await page.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat-from-brief/`)
  await dialog().waitFor()
  await openFile(name, source)
  await list('report').waitFor()
  expect(await dialog().getByLabel('Read as').inputValue()).toBe(format)
  expect(await row('whatItIs').innerText()).toContain('2 paragraphs · 119 words')
  expect(await row('watch').innerText()).toContain('4 questions')
  expect(await list('links').locator('li').count()).toBe(links)
  if (format === 'html') expect(await list('links').innerText()).toContain('"power for servers" leads to Electricity for data centres')
  await page.keyboard.press('Escape')
  await dialog().waitFor({state: 'detached'})
  expect(await drafts()).toEqual([])
})

const bad: [string, string, string | Uint8Array, string][] = [
  ['a binary file', 'photo.txt', new Uint8Array([80, 10, 0, 1]), 'photo.txt, line 2: this is a binary file, not a brief.'],
  ['another encoding', 'latin.txt', new Uint8Array([80, 10, 0xe9, 0x20]), 'latin.txt, line 2: this is not UTF-8; save it as UTF-8.'],
  ['a word processor\u2019s file', 'brief.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'copy its words and paste them.'],
  ['a text that is no brief', 'list.txt', 'Shopping list\n\nmilk\n', 'Line 1: no contract heading found'],
]

test('what is no brief gets a sentence with the reason', async () => {
  await page.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat-from-brief/`)
  await dialog().waitFor()
  for (const [, name, content, expected] of bad) {
    await openFile(name, content)
    await dialog().getByRole('alert').getByText(expected).waitFor()
    expect(await dialog().getByRole('alert').count()).toBe(1)
    expect(await confirm().isDisabled()).toBe(true)
  }
  await openFile('empty.txt', '')
  await expect.poll(() => dialog().getByRole('alert').count(), soon).toBe(0)
  expect(await confirm().isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
})

const edited = 'Prices at the gate were quoted by the hour for the first time in March 2026.'

interface Question {
  readonly status: string
  readonly body: {children: {text: string}[]}[]
}

/** The questions without the first open one. */
function oneFewer(watch: readonly Question[]): Question[] {
  const gone = watch.find(({status}) => status === 'open')
  return watch.filter((question) => question !== gone)
}

/** The beat as its brief would be laid out, with one more sentence in History and one question fewer. */
function layOut(beat: SanityDocument): string {
  const texts = (blocks: {children: {text: string}[]}[]) => blocks.map(({children}) => children.map(({text}) => text).join(''))
  const watch = oneFewer(beat.watch).map(({body}) => texts(body).join(' '))
  const history = texts(beat.history)
  return [
    `# ${beat.title}`,
    beat.dek,
    'Energy · 5 takes',
    '## What it is',
    ...texts(beat.whatItIs),
    '## History',
    ...history.slice(0, -1),
    `${history.at(-1)} ${edited}`,
    '## Current state',
    ...texts(beat.currentState),
    '## Relationships',
    'A paragraph that nobody should take over.',
    '## What to watch',
    watch.map((question) => `- ${question}`).join('\n'),
  ].join('\n\n')
}

test('into a beat that exists: what stays is said and keeps its keys and links, what changes is shown, a section is left out', async () => {
  const before = (await lake.getDocument('beat-electricity'))!
  await openBeat(page, newsroom.studioUrl, 'beat-electricity')
  await choose('Import a brief …')
  await openFile('electricity.md', layOut(before))
  await list('report').waitFor()
  const kinds = Object.fromEntries(
    await dialog().locator('[data-field]').evaluateAll((rows) => rows.map((each) => [each.dataset.field, each.dataset.change] as const)),
  )
  expect(kinds).toMatchObject({title: 'same', dek: 'same', vertical: 'same', slug: 'kept', whatItIs: 'same', currentState: 'same', history: 'replace', relationships: 'replace', watch: 'replace'})
  expect(await row('history').innerText()).toContain('1 rewritten')
  expect(await row('watch').innerText()).toContain('1 goes')
  await row('history').getByText('What changes').click()
  expect((await row('history').locator('ins').innerText()).trim()).toBe(edited)

  await row('relationships').getByRole('checkbox').press('Space')
  await expect.poll(() => row('relationships').getAttribute('data-change'), soon).toBe('leftOut')
  await expect.poll(() => confirm().isEnabled(), soon).toBe(true)
  await confirm().press('Enter')
  await dialog().waitFor({state: 'detached'})

  await expect.poll(async () => (await drafts()).length, soon).toBe(1)
  const [draft] = await drafts()
  for (const name of ['title', 'whatItIs', 'currentState', 'relationships', 'roster', 'owner', 'sources']) expect(draft![name]).toEqual(before[name])
  const keys = (value: unknown) => (value as {_key: string}[]).map(({_key}) => _key)
  expect(keys(draft!.history)).toEqual(keys(before.history))
  expect((draft!.history as {markDefs: unknown}[])[0]!.markDefs).toEqual((before.history as {markDefs: unknown}[])[0]!.markDefs)
  expect(draft!.watch).toEqual(oneFewer(before.watch))
  expect(JSON.stringify(draft!.history)).toContain(edited)
})

test('undo from the menu restores a draft byte for byte, and refuses when what was imported has been edited', async () => {
  await pick('Undo the import')
  await expect.poll(drafts, soon).toEqual([])

  await field(page, 'dek').getByRole('textbox').fill('A dek of its own, typed before the import.')
  await expect.poll(async () => (await drafts())[0]?.dek, soon).toBe('A dek of its own, typed before the import.')
  const [before] = await drafts()
  const published = (await lake.getDocument('beat-electricity'))!
  await pick('Import a brief …')
  await openFile('electricity.md', layOut(published))
  await list('report').waitFor()
  await confirm().click()
  await dialog().waitFor({state: 'detached'})
  await expect.poll(async () => (await drafts())[0]?.dek, soon).toBe(published.dek)

  await pick('Undo the import')
  await expect.poll(async () => (await drafts()).map(bytesOf), soon).toEqual([bytesOf(before!)])

  await pick('Import a brief …')
  await openFile('electricity.md', layOut(published))
  await list('report').waitFor()
  await confirm().click()
  await dialog().waitFor({state: 'detached'})
  await expect.poll(async () => (await drafts())[0]?.dek, soon).toBe(published.dek)
  await field(page, 'dek').getByRole('textbox').fill('Edited after the import.')
  await expect.poll(async () => (await drafts())[0]?.dek, soon).toBe('Edited after the import.')
  await pick('Undo the import')
  await page.getByText('nothing was taken back').first().waitFor()
  expect((await drafts())[0]?.dek).toBe('Edited after the import.')
})

test('Escape gives the focus back to the menu the dialog was opened from', async () => {
  await openBeat(page, newsroom.studioUrl, 'beat-export-controls')
  const menu = await choose('Import a brief …')
  await dialog().waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.keyboard.press('Escape')
  await dialog().waitFor({state: 'detached'})
  await expect.poll(() => menu.evaluate((element) => element === document.activeElement), soon).toBe(true)
})
