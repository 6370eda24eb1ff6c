import axe from 'axe-core'
import type {Locator, Page} from 'playwright-core'
import {expect} from 'vitest'
import {field, prose} from './studioPage.ts'

/** How long a test waits for something that the machine does in its own time. */
export const soon = {timeout: 45_000}

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
  await caretToEnd(page, path)
  await page.keyboard.type(text)
  await editor.getByText(text.trim().slice(0, 20)).first().waitFor()
}

/** Moves the caret of the prose field that has the focus to its end, and waits until it is there. */
export async function caretToEnd(page: Page, path: string): Promise<void> {
  const editor = prose(page, path)
  await stays(async () => {
    await page.keyboard.press('ControlOrMeta+End')
    return editor.evaluate((element) => {
      const {anchorNode, anchorOffset} = window.getSelection() ?? {}
      const blocks = element.querySelectorAll('[data-pt-text], [data-slate-string]')
      return blocks[blocks.length - 1]?.contains(anchorNode ?? null) === true && anchorOffset === anchorNode?.textContent?.length
    })
  })
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

/**
 * Selects from the first words up to the last ones in a prose field, over as many links as there are between them. The
 * Studio moves the caret a moment after the click, so the selection is made again until it stays.
 */
export async function selectFromTo(page: Page, path: string, from: string, to: string): Promise<void> {
  const editor = prose(page, path)
  await editor.click()
  await expect.poll(() => field(page, path).getByRole('button', {name: 'Emphasis'}).isEnabled(), soon).toBe(true)
  await stays(() =>
    editor.evaluate(
      (element, [first, last]) => {
        const texts: Text[] = []
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text)
        const at = (words: string) => {
          const node = texts.find(({data}) => data.includes(words))
          if (!node) throw new Error(`No text node of the field holds "${words}".`)
          return {node, start: node.data.indexOf(words), end: node.data.indexOf(words) + words.length}
        }
        const [start, end] = [at(first!), at(last!)]
        const selection = window.getSelection()
        const isSo =
          selection?.anchorNode === start.node &&
          selection.anchorOffset === start.start &&
          selection.focusNode === end.node &&
          selection.focusOffset === end.end
        if (!isSo) selection?.setBaseAndExtent(start.node, start.start, end.node, end.end)
        return isSo
      },
      [from, to],
    ),
  )
}

/** Puts the caret in front of a prose field's first word. */
export async function caretToStart(page: Page, path: string): Promise<void> {
  const editor = prose(page, path)
  await editor.click()
  await expect.poll(() => field(page, path).getByRole('button', {name: 'Emphasis'}).isEnabled(), soon).toBe(true)
  await stays(async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    return editor.evaluate((element) => {
      const {anchorNode, anchorOffset} = window.getSelection() ?? {}
      const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
      return anchorOffset === 0 && element.contains(anchorNode ?? null) && (anchorNode === first || anchorNode?.contains(first) === true)
    })
  })
}

/** Repeats a step until it has found things as it wants them several times on end. */
export async function stays(step: () => Promise<boolean>): Promise<void> {
  let times = 0
  await expect
    .poll(async () => {
      times = (await step()) ? times + 1 : 0
      return times
    }, {...soon, interval: 60})
    .toBeGreaterThan(4)
}

/** The last characters before the caret in its text node, to tell where it stands. */
export function beforeCaret(page: Page): Promise<string> {
  return page.evaluate(() => {
    const {anchorNode, anchorOffset} = window.getSelection() ?? {}
    return (anchorNode?.textContent ?? '').slice(0, anchorOffset).slice(-20)
  })
}

/** What a query over all drafts and published documents gives, asked under the page's own sign-in. */
export function ask(page: Page, lakeUrl: string, query: string): Promise<unknown> {
  return page.evaluate(
    async ([lake, groq]) => {
      const sessionKey = Object.keys(localStorage).find((key) => key.startsWith('__studio_auth_token'))
      const token = (JSON.parse(localStorage.getItem(sessionKey ?? '') ?? '{}') as {token?: string}).token
      const response = await fetch(`${lake}/v2025-02-19/data/query/newsroom?query=${encodeURIComponent(groq!)}&perspective=raw`, {
        headers: {authorization: `Bearer ${token}`},
      })
      return ((await response.json()) as {result: unknown}).result
    },
    [lakeUrl, query],
  )
}
