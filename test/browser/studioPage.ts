import type {Locator, Page} from 'playwright-core'

/** One field of the form, by its path in the document. */
export function field(page: Page, path: string): Locator {
  return page.getByTestId(`field-${path}`)
}

/** The input of a reference field, which has no wrapper of its own to find it by. */
export function referenceInput(page: Page, path: string): Locator {
  return page.locator(`[id="${path}"]`)
}

/** Opens one of the form's groups: Brief, Place or Record. */
export async function openGroup(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', {name: title, exact: true}).click()
}

/** The editor of a prose field. */
export function prose(page: Page, path: string): Locator {
  return field(page, path).getByRole('textbox').last()
}

/** Pastes plain text at the caret, as an editor does who wrote elsewhere. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** Puts the caret into a prose field and pastes. */
export async function pasteProse(page: Page, path: string, text: string): Promise<void> {
  const editor = prose(page, path)
  await editor.scrollIntoViewIfNeeded()
  await editor.click()
  await paste(page, text)
  await editor.getByText(text.slice(0, 30)).first().waitFor()
}

/** Adds a watch item and writes its question. */
export async function addWatchItem(page: Page, text: string): Promise<void> {
  const watch = field(page, 'watch')
  await watch.getByRole('button', {name: 'Add item'}).click()
  const dialog = page.getByRole('dialog').last()
  const editor = dialog.getByRole('textbox').first()
  await editor.click()
  await paste(page, text)
  await editor.getByText(text.slice(0, 30)).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
}

/** Chooses a document by searching for it in a reference input. */
export async function chooseReference(input: Locator, search: string, title: string): Promise<void> {
  await input.fill(search)
  await input.page().locator('[data-ui="AutocompleteOption"]').filter({hasText: title}).first().click()
}

/** Selects the first occurrence of `words` in a prose field with the keyboard, and waits until the editor knows. */
export async function selectWords(page: Page, path: string, words: string): Promise<void> {
  const editor = prose(page, path)
  await editor.click()
  await editor.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const selection = window.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
      return
    }
    throw new Error(`No text node of the field holds "${wanted}".`)
  }, words)
}

/**
 * Waits until the Studio says that everything typed is on the server. It says so for three seconds: to be asked directly
 * after what changes the text.
 */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', {exact: true}).first().waitFor()
}
