import axe from 'axe-core'
import type {Locator, Page} from 'playwright-core'
import {expect} from 'vitest'
import {field, prose} from './studioPage.ts'

/** How long a test waits for something that the machine does in its own time. */
export const soon = {timeout: 15_000}

/** Opens a beat in the list of all beats, with the Briefing inspector, and waits until both are there. */
export async function openBeat(page: Page, studioUrl: string, id: string): Promise<void> {
  await page.goto(`${studioUrl}/structure/beats;all-beats;${id},inspect%3Dbeatbook-briefing`)
  await inspector(page).locator('[data-section]').first().waitFor()
  await inspector(page).locator('[data-state="loading"]').waitFor({state: 'detached'})
  await prose(page, 'whatItIs').waitFor()
}

export function inspector(page: Page): Locator {
  return page.getByTestId('beatbook-inspector')
}

/** The findings of one rule that are open, as the inspector lists them. */
export function findings(page: Page, ruleId: string): Locator {
  return inspector(page).locator(`[data-rule="${ruleId}"]`)
}

/** The card that is open. */
export function card(page: Page): Locator {
  return page.locator('[data-beatbook-card]')
}

/** The marks in a prose field over exactly these words. */
export function marks(page: Page, path: string, words: string): Locator {
  return field(page, path).locator('[data-beatbook-mark]').getByText(words, {exact: true})
}

/** Writes at the end of a prose field. */
export async function writeAtEnd(page: Page, path: string, text: string): Promise<void> {
  const editor = prose(page, path)
  await editor.scrollIntoViewIfNeeded()
  await editor.click()
  // The Studio puts the caret where it thinks it belongs when a field takes the focus, a moment after the click.
  await expect.poll(() => field(page, path).getByRole('button', {name: 'Emphasis'}).isEnabled(), soon).toBe(true)
  await expect
    .poll(async () => {
      await page.keyboard.press('ControlOrMeta+End')
      return editor.evaluate((element) => {
        const {anchorNode, anchorOffset} = window.getSelection() ?? {}
        const blocks = element.querySelectorAll('[data-pt-text], [data-slate-string]')
        return blocks[blocks.length - 1]?.contains(anchorNode ?? null) === true && anchorOffset === anchorNode?.textContent?.length
      })
    }, soon)
    .toBe(true)
  await page.keyboard.type(text)
  await editor.getByText(text.trim().slice(0, 20)).first().waitFor()
}

/** What is selected on the page. */
export function selectedText(page: Page): Promise<string> {
  return page.evaluate(() => window.getSelection()?.toString() ?? '')
}

/** The text of the element that has the focus. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.textContent ?? '').replace(/\s+/g, ' '))
}

/** Serious and critical complaints of axe about one part of the page, as rule and element. */
export async function seriousIssues(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (within) => {
    const run = (globalThis as unknown as {axe: typeof axe}).axe.run
    const {violations} = await run(within, {resultTypes: ['violations']})
    return violations
      .filter(({impact}) => impact === 'serious' || impact === 'critical')
      .flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`))
  }, selector)
}
