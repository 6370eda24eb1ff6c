import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {inspector, seriousIssues, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, openGroup} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let editor: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  editor = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await editor.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat/`)
  await field(editor, 'title').getByRole('textbox').fill('Rail electrification: who pays for the wires that end diesel trains')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

test('five headed sections stand in the contract’s order, each with its band and how it opens', async () => {
  const headings = briefingContract.sections.map(({heading}) => heading)
  const shown = await editor.locator('[data-testid^="field-"] legend, [data-testid^="field-"] label').allInnerTexts()
  expect(shown.map((text) => text.trim()).filter((text) => headings.includes(text))).toEqual(headings)
  for (const {key, words, ...section} of briefingContract.sections) {
    const text = await field(editor, key).innerText()
    expect(text).toContain(`${words.warn[0]} to ${words.warn[1]} words`)
    if (section.kind === 'prose') expect(text).toContain(section.opener)
  }
})

test('no section can be taken away, moved or renamed', async () => {
  for (const {key, kind} of briefingContract.sections) {
    if (kind !== 'prose') continue
    const names = await field(editor, key).getByRole('button').evaluateAll((buttons) =>
      buttons.map((button) => `${button.getAttribute('aria-label') ?? ''} ${button.textContent}`.trim()),
    )
    expect(names.filter((name) => /remove|delete|move|drag|rename|heading|style/i.test(name))).toEqual([])
  }
})

test('Publish is off and says why before the click', async () => {
  await editor.getByRole('button', {name: 'Briefing', exact: true}).click()
  await inspector(editor).locator('[data-field-error]').first().waitFor()
  const publish = editor.getByTestId('action-publish')
  await expect.poll(() => publish.isDisabled(), soon).toBe(true)
  await publish.hover({force: true})
  await editor.getByText(/^\S.* And \d+ more things block publishing; see the list above the form\.$/).waitFor()
  expect(await seriousIssues(editor, '[data-testid="beatbook-inspector"]')).toEqual([])
})

const blocking = () =>
  inspector(editor).locator('[data-rule]').filter({has: editor.getByRole('img', {name: 'Blocks publishing'})})

test('everything that is missing is listed, and each item leads into its field', async () => {
  const missing = await inspector(editor).locator('[data-field-error]').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.fieldError))
  expect(missing).toEqual(['dek', 'asOf.date', 'slug', 'vertical'])
  await expect.poll(() => blocking().count(), soon).toBe(briefingContract.sections.length + 1)

  const focusedField = () =>
    editor.evaluate(() => {
      const element = document.activeElement
      return element?.closest('[data-testid^="field-"]')?.getAttribute('data-testid') ?? element?.id ?? ''
    })
  const expected = ['rosterStatement', ...briefingContract.sections.map(({key}) => key)]
  for (const [index, path] of expected.entries()) {
    await blocking().nth(index).getByRole('button').first().click()
    await expect.poll(focusedField, soon).toContain(path)
  }
  for (const path of missing) {
    await inspector(editor).locator(`[data-field-error="${path}"]`).getByRole('button').click()
    await expect.poll(focusedField, soon).toContain(path)
  }
})

test('what has been filled in leaves the list', async () => {
  await openGroup(editor, 'Brief')
  await field(editor, 'dek').getByRole('textbox').fill('Whether a line gets wires decides how fast and how clean its trains can be for half a century.')
  await inspector(editor).locator('[data-field-error="dek"]').waitFor({state: 'detached'})
  expect(await inspector(editor).locator('[data-field-error]').count()).toBe(3)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
