import type {Locator, Page} from 'playwright-core'
import {field, prose} from './studioPage.ts'

/** A busy machine takes half a minute to draw a form. */
const slow = {timeout: 120_000}

/** Opens a beat with the Related inspector, and waits until the index has every story. */
export async function openRelated(page: Page, studioUrl: string, id: string): Promise<void> {
  await page.goto(`${studioUrl}/structure/beats;all-beats;${id},inspect%3Dbeatbook-related`)
  await relatedPanel(page).getByRole('tab').first().waitFor(slow)
  await prose(page, 'whatItIs').waitFor(slow)
  await relatedPanel(page).locator('[data-state="loading"]').waitFor({state: 'detached', ...slow})
}

export function relatedPanel(page: Page): Locator {
  return page.getByTestId('beatbook-related')
}

/** The cards in the open tab of the Related inspector. */
export function relatedCards(page: Page): Locator {
  return relatedPanel(page).locator('[data-story]')
}

/** The ids of the stories listed, in order. */
export function storiesListed(page: Page): Promise<string[]> {
  return relatedCards(page).evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.story ?? ''))
}

/** The mentions marked in a prose field over exactly these words. */
export function mentions(page: Page, path: string, words: string): Locator {
  return field(page, path).locator('[data-beatbook-mention]').getByText(words, {exact: true})
}

/** Waits until what was typed last has been answered by the index. */
export async function typedSince(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('beatbook:related:answer').length > 0)
}
