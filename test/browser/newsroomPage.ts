import type {Locator, Page} from 'playwright-core'
import {patient} from './reviewPage.ts'

/** Opens a view of the Newsroom tool by its address, and waits until it has read something. */
export async function openView(page: Page, studioUrl: string, path: string): Promise<void> {
  await page.goto(`${studioUrl}/newsroom/${path}`)
  await view(page).waitFor(patient)
  await view(page).locator('[data-state="loading"]').waitFor({state: 'detached', ...patient})
}

export function view(page: Page): Locator {
  return page.getByTestId('beatbook-newsroom')
}

export function rows(page: Page, list: string): Locator {
  return page.getByTestId(list).locator('[data-row]')
}

/** What Enter opens in a row. */
export function rowLink(page: Page, list: string, index: number): Locator {
  return page.getByTestId(list).locator(`[data-row="${index}"] [data-row-link]`)
}
