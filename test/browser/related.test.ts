import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page, Request} from 'playwright-core'
import {card, focusedText, seriousIssues, soon, writeAtEnd} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {mentions, openRelated, typedSince} from './relatedPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {prose, saved} from './studioPage.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openRelated(writer, newsroom.studioUrl, 'beat-safety-testing')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const currentState = () => prose(writer, 'currentState')
const name = 'US AI export controls'

test('a name of a story is marked while it is typed, with a card that says what, when and why', async () => {
  await writeAtEnd(writer, 'currentState', ` In April 2026 Washington looked at ${name} again.`)
  await mentions(writer, 'currentState', name).waitFor()
  await mentions(writer, 'currentState', name).hover()
  await card(writer).waitFor()
  const text = await card(writer).innerText()
  expect(text).toContain('US AI export controls')
  expect(text).toContain('Beat · as of April 30, 2026')
  expect(text).toContain('its name stands in the text')
  expect(await seriousIssues(writer, '[data-beatbook-card]')).toEqual([])
  await writer.mouse.move(5, 5)
  await card(writer).waitFor({state: 'detached'})
})

test('nothing is asked of the network for a suggestion', async () => {
  const requests: Request[] = []
  const record = (request: Request) => void requests.push(request)
  writer.on('request', record)
  await writer.keyboard.type(' It did so without much noise, and')
  await saved(writer)
  await typedSince(writer)
  writer.off('request', record)
  const own = requests.filter((request) => request.url().includes('tag=beatbook.related') || request.postData()?.includes('beatbook.related'))
  expect(own.map((request) => request.url())).toEqual([])
})

test('Tab links the words under the caret, keeps them and the caret, and one undo takes the link back', async () => {
  const before = await currentState().innerText()
  await caretInto(name, 6)
  await writer.keyboard.press('Tab')
  await mentions(writer, 'currentState', name).waitFor({state: 'detached'})
  await linkOn(name).waitFor()
  expect(await currentState().innerText()).toBe(before)

  await writer.keyboard.press('ControlOrMeta+z')
  await linkOn(name).waitFor({state: 'detached'})
  await mentions(writer, 'currentState', name).waitFor()
  expect(await currentState().innerText()).toBe(before)

  await caretInto(name, 6)
  await writer.keyboard.press('Tab')
  await linkOn(name).waitFor()
  await writer.keyboard.type('x')
  await expect.poll(() => currentState().innerText(), soon).toContain('US AI xexport controls')
  await writer.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => currentState().innerText(), soon).toBe(before)
  await writer.keyboard.press('ControlOrMeta+z')
  await mentions(writer, 'currentState', name).waitFor()
})

test('Escape leaves these words alone', async () => {
  await caretInto(name, 6)
  await writer.keyboard.press('Escape')
  await mentions(writer, 'currentState', name).waitFor({state: 'detached'})
  await expect.poll(() => writer.locator('[data-beatbook-said]').innerText()).toBe(`"${name}" stays as it is.`)
})

/** Puts the caret so many characters into the first of these words in Current state. */
async function caretInto(words: string, characters: number): Promise<void> {
  await currentState().evaluate(
    (element, {wanted, offset}) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at >= 0) return window.getSelection()?.collapse(node, at + offset)
      }
      throw new Error(`No text node holds "${wanted}".`)
    },
    {wanted: words, offset: characters},
  )
  await expect.poll(() => focusedText(writer)).not.toBe('')
}

/** A link in Current state over these words. */
function linkOn(words: string) {
  return currentState().locator('[data-annotation]').getByText(words, {exact: true})
}

