import type {Locator, Page} from 'playwright-core'
import {expect} from 'vitest'

/** How long these tests wait for a Studio that reads documents, decisions and history when it opens. */
export const patient = {timeout: 60_000}

/** Opens the reviewer's screen of a beat, and waits until decisions and history are read. */
export async function openReview(page: Page, studioUrl: string, id: string): Promise<void> {
  await page.goto(`${studioUrl}/structure/beats;all-beats;${id},view%3Dreview`)
  await reviewIsThere(page)
}

/** Changes from the form to the reviewer's screen beside it. */
export async function showReview(page: Page): Promise<void> {
  await page.getByRole('tab', {name: 'Review'}).click()
  await reviewIsThere(page)
}

/** Changes from the reviewer's screen to the form. */
export async function showForm(page: Page): Promise<void> {
  await page.getByRole('tab', {name: 'Editor'}).click()
  await page.getByTestId('field-history').waitFor(patient)
}

async function reviewIsThere(page: Page): Promise<void> {
  await page.getByTestId('review-screen').waitFor(patient)
  await expect.poll(() => state(page).innerText(), patient).not.toMatch(/^Reading/)
  await page.getByTestId('review-summary').waitFor(patient)
}

/** Where the document stands, as the decision bar says. */
export function state(page: Page): Locator {
  return page.getByTestId('review-state')
}

export function summary(page: Page): Locator {
  return page.getByTestId('review-summary')
}

/** What is compared, section by section. */
export function proseDiff(page: Page, section: string): Locator {
  return page.getByTestId('review-prose').locator(`[data-section="${section}"]`)
}

/** The reasons the decision bar gives, with their codes. */
export async function reasons(page: Page): Promise<string[]> {
  const rows = page.getByTestId('decision-bar').locator('[data-reason]')
  return rows.evaluateAll((all) => all.map((row) => `${row.dataset.reason}: ${row.textContent}`))
}

export function approveButton(page: Page): Locator {
  return page.getByTestId('approve')
}

export function threads(page: Page, kind: 'open' | 'resolved'): Locator {
  return page.getByTestId('review-threads').locator(`[data-thread="${kind}"]`)
}

/** Presses Tab until the focus is on an element whose name or text matches; fails after `most` steps. */
export async function tabTo(page: Page, name: RegExp, {back = false, most = 80} = {}): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const label = await page.evaluate(() => {
      const element = document.activeElement
      const labelled = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
      return element?.getAttribute('aria-label') ?? labelled ?? element?.textContent ?? ''
    })
    if (name.test(label)) return
    seen.push(label.slice(0, 30))
  }
  throw new Error(`Tab met no ${String(name)} in ${most} steps; it met: ${seen.join(' | ')}`)
}
