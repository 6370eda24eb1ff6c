import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type {AxeResults} from 'axe-core'
import type {Page} from 'playwright-core'

/** How a page is looked at: a phone, a wide screen in the dark, and 1440 px at 200 % zoom. */
export const looks = [
  {width: 320, colorScheme: 'light'},
  {width: 1440, colorScheme: 'dark'},
  {width: 720, colorScheme: 'light'},
] as const

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What is wrong with the page in the browser, look by look: axe's objections of every level, with the HTML they are
 * about, and a sideways scroll. The page's own policy allows no script: its context needs `bypassCSP`.
 */
export async function objections(page: Page, seen?: (look: (typeof looks)[number]) => Promise<void>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  await page.evaluate(axe)
  for (const look of looks) {
    await page.emulateMedia({colorScheme: look.colorScheme, media: 'screen'})
    await page.setViewportSize({width: look.width, height: 900})
    const {violations} = await page.evaluate<AxeResults>("axe.run({resultTypes: ['violations']})")
    found.push(...violations.map(({id, nodes}) => ({...look, id, nodes: nodes.map(({html}) => html)})))
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (sideways > 0) found.push({...look, sideways})
    await seen?.(look)
  }
  return found
}
