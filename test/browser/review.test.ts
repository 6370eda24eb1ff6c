import type {SanityDocument} from '@sanity/client'
import type {Locator, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {card, focusedText, marks, seriousIssues} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {approveButton, openReview, patient, proseDiff, reasons, showForm, showReview, state, summary, tabTo, threads} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

interface Span {
  readonly _key: string
  readonly text: string
  readonly marks: readonly string[]
}

const id = 'beat-open-vs-closed'
let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page
let reviewer: Page
let wren: ReturnType<typeof clientAs>

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  await wren.create(await edited(await wren.getDocument(id)))
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** A figure corrected, a link's relation changed, a sentence moved, and one added with a misspelt word. */
async function edited(published: SanityDocument | undefined) {
  if (!published) throw new Error(`The demonstration newsroom has no "${id}".`)
  const {_rev, _createdAt, _updatedAt, ...document} = structuredClone(published)
  const [history] = document.history
  for (const span of history.children) {
    span.text = span.text.replace('largest with 70 billion', 'largest with 65 billion')
  }
  for (const mark of history.markDefs) if (mark._key === 'b1m4') mark.relation = 'contradicts'
  history.children.push({_type: 'span', _key: 'more', marks: [], text: ' Prices fell 8 percent in June 2026 acros the board.'})
  const second = document.relationships[1]
  const at = second.children.findIndex(({text}: Span) => text === 'AI safety testing')
  const moved = second.children.splice(at, 2)
  moved[1].text = ' supplies the caution.'
  second.children.push({_type: 'span', _key: 'gap', marks: [], text: ' '}, ...moved)
  return {...document, _id: `drafts.${id}`}
}

/** Replaces words of the draft's history, as someone does who edits elsewhere. */
async function rewrite(from: string, to: string): Promise<void> {
  const draft = await wren.getDocument(`drafts.${id}`)
  const span = draft?.history[0].children.find(({text}: Span) => text.includes(from))
  if (!span) throw new Error(`The draft's history does not hold "${from}".`)
  await wren
    .patch(`drafts.${id}`)
    .set({[`history[0].children[_key=="${span._key}"].text`]: span.text.replace(from, to)})
    .commit()
}

const publish = (page: Page) => page.getByTestId('action-publish')
const banner = (page: Page) => page.getByTestId('review-banner')
const bar = (page: Page) => page.getByTestId('decision-bar')

test('the author cannot submit over an open warning, nor approve, and sees why before any click', async () => {
  await openReview(writer, newsroom.studioUrl, id)
  expect(await writer.getByTestId('submit').isDisabled()).toBe(true)
  expect(await approveButton(writer).isDisabled()).toBe(true)
  expect(await reasons(writer)).toEqual([
    'not-reviewer: Only a reviewer or an administrator can approve.',
    'author: You changed this text since it was last approved. Someone else has to approve it.',
    'warning: 3.3 percent here, 3.4 percent under "What to watch". Which is right?',
  ])
})

test('with a reason for the warning on record the text is submitted', async () => {
  await showForm(writer)
  await marks(writer, 'currentState', '3.3 percent').click()
  await card(writer).getByRole('button', {name: 'Decline …'}).click()
  await card(writer).getByRole('button', {name: 'The source says it so.'}).click()
  await card(writer).getByRole('button', {name: 'Decline', exact: true}).click()
  await card(writer).waitFor({state: 'detached'})

  await showReview(writer)
  await expect.poll(() => writer.getByTestId('submit').isEnabled(), patient).toBe(true)
  await writer.getByTestId('submit').click()
  await expect.poll(() => state(writer).getAttribute('data-state'), patient).toBe('in-review')
  expect(await bar(writer).innerText()).toContain('Submitted by Wren Adeyemi.')
})

test('the reviewer reads the meaning first', async () => {
  await openReview(reviewer, newsroom.studioUrl, id)
  expect(await summary(reviewer).innerText()).toBe('1 figure changed, 1 figure added, 1 date added, 1 link changed, 1 sentence changed, 1 sentence added, 1 sentence moved')
})

test('then the prose: word by word, a moved sentence as a move, a link by its title', async () => {
  const history = proseDiff(reviewer, 'history')
  expect(await history.locator('del').first().innerText()).toContain('70')
  expect(await history.locator('ins').first().innerText()).toContain('65')
  expect(await history.locator('ins').last().innerText()).toContain('Prices fell 8 percent in June 2026 acros the board.')
  expect(await history.innerText()).toMatch(/R1\s*→ .*training bill.*background.*→ .*training bill.*contradicts/s)
  expect(await proseDiff(reviewer, 'relationships').innerText()).toContain('moved down')
  expect(await proseDiff(reviewer, 'relationships').locator('del, ins').count()).toBe(0)
})

test('then what was declined, with the reason and who gave it', async () => {
  const declined = reviewer.getByTestId('review-checks').locator('[data-declined="figure-mismatch"]')
  expect((await declined.innerText()).split('\n').filter(Boolean)).toEqual(
    expect.arrayContaining(['Declined', 'The source says it so.', 'Wren Adeyemi']),
  )
  expect(await seriousIssues(reviewer, '[data-testid="review-screen"]')).toEqual([])
})

test('a comment on a range of words, by keyboard alone', async () => {
  await reviewer.getByTestId('compare').locator('select').first().focus()
  await tabTo(reviewer, /^Comment on: Meta published/)
  await reviewer.keyboard.press('Enter')
  const form = reviewer.getByTestId('comment-form')
  await form.waitFor()
  await tabTo(reviewer, /^On these words/, {back: true, most: 3})
  await reviewer.keyboard.press('Home')
  await reviewer.keyboard.press('ControlOrMeta+Home')
  for (let step = 0; step < 'Meta published Llama 2'.length; step += 1) await reviewer.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => form.innerText(), patient).toContain('Chosen: "Meta published Llama 2"')
  await reviewer.keyboard.press('Tab')
  await reviewer.keyboard.type('Which licence was that?')
  await reviewer.keyboard.press('ControlOrMeta+Enter')
  await threads(reviewer, 'open').waitFor()
  expect(await threads(reviewer, 'open').locator('mark').innerText()).toBe('Meta published Llama 2')
})

test('approve is off while the thread is open, and says so in plain sight', async () => {
  await expect.poll(() => approveButton(reviewer).isDisabled(), patient).toBe(true)
  expect(await reasons(reviewer)).toEqual([
    'open-thread: A thread is open: "Which licence was that?" (Rosa Lindqvist). Resolve it first.',
  ])
  await bar(reviewer).locator('[data-reason="open-thread"] button').press('Enter')
  expect(await focusedText(reviewer)).toContain('Which licence was that?')
})

test('the writer sees the comment at once, answers, resolves, reopens and resolves it', async () => {
  await expect.poll(() => threads(writer, 'open').count(), patient).toBe(1)
  await threads(writer, 'open').getByRole('button', {name: 'Reply'}).click()
  await threads(writer, 'open').getByRole('textbox').fill('Its own; the sentence says so.')
  await threads(writer, 'open').getByRole('button', {name: 'Reply'}).click()
  await expect.poll(() => threads(reviewer, 'open').innerText(), patient).toContain('Its own; the sentence says so.')
  await threads(writer, 'open').getByRole('button', {name: 'Resolve'}).click()
  await expect.poll(() => approveButton(reviewer).isEnabled(), patient).toBe(true)

  await reviewer.locator('[data-fold="resolved"] summary').click()
  await threads(reviewer, 'resolved').getByRole('button', {name: 'Reopen'}).click()
  await threads(reviewer, 'resolved').getByRole('textbox').fill('Then cite it.')
  await threads(reviewer, 'resolved').getByRole('button', {name: 'Reopen'}).click()
  await expect.poll(() => approveButton(reviewer).isDisabled(), patient).toBe(true)
  await threads(reviewer, 'open').getByRole('button', {name: 'Resolve'}).click()
  await expect.poll(() => approveButton(reviewer).isEnabled(), patient).toBe(true)
})

test('a text that changes under the reader is not approved before the difference was shown', async () => {
  await rewrite('65 billion', '66 billion')
  await reviewer.getByTestId('text-changed').waitFor()
  expect(await reviewer.getByTestId('text-changed').innerText()).toContain('1 figure changed')
  expect(await approveButton(reviewer).isDisabled()).toBe(true)
  expect(await proseDiff(reviewer, 'history').locator('ins').first().innerText()).toContain('65')

  await reviewer.getByTestId('text-changed').getByRole('button', {name: 'Show the difference'}).click()
  await expect.poll(() => summary(reviewer).innerText(), patient).toBe('1 figure changed, 1 sentence changed')
  expect(await proseDiff(reviewer, 'history').locator('del').allInnerTexts()).toEqual([expect.stringContaining('65')])
  await expect.poll(() => approveButton(reviewer).isEnabled(), patient).toBe(true)
})

test('approved, with the keyboard, is exactly this text; the same person can publish it now', async () => {
  await bar(reviewer).getByRole('button', {name: 'Request changes …'}).focus()
  await tabTo(reviewer, /^Approve$/, {most: 2})
  await reviewer.keyboard.press('Enter')
  await expect.poll(() => state(reviewer).getAttribute('data-state'), patient).toBe('approved')
  await expect.poll(() => publish(reviewer).isEnabled(), patient).toBe(true)
  await expect.poll(() => reviewer.getByTestId('decision-said').innerText(), patient).toMatch(/^Approved: exactly this text/)
  const [approval] = await wren.fetch<SanityDocument[]>('*[_type == "beatbook.decision" && act == "approve"]')
  expect(approval).toMatchObject({document: id, actor: 'reviewer', verdict: {errors: 0, warnings: 0}})
  expect(approval?.content).toContain('66 billion')
})

test('a typo carries: writer and reviewer both see that the approval stands, and why', async () => {
  await showForm(writer)
  await rewrite('acros the', 'across the')
  await expect.poll(() => banner(writer).innerText(), patient).toContain('It still stands: typo "acros" → "across", carried.')
  await expect.poll(() => bar(reviewer).innerText(), patient).toContain('It still stands: typo "acros" → "across", carried.')
  await expect.poll(() => publish(reviewer).isEnabled(), patient).toBe(true)
})

/** Every value the attribute takes on from now on, in the page's order. */
async function valuesOf(element: Locator, attribute: string): Promise<() => Promise<unknown[]>> {
  const values = await element.evaluateHandle((node, name) => {
    const seen: unknown[] = []
    new MutationObserver(() => seen.push(node.getAttribute(name))).observe(node, {attributeFilter: [name]})
    return seen
  }, attribute)
  return () => values.jsonValue()
}

test('a number voids: both see at once which, publish is off, and meanwhile nothing says approved', async () => {
  const said = await valuesOf(banner(writer), 'data-state')
  const heard = await valuesOf(state(reviewer), 'data-state')
  await rewrite('8 percent', '9 percent')
  await expect.poll(() => banner(writer).innerText(), patient).toMatch(/The approval by Rosa Lindqvist is void: since then a figure changed/)
  await expect.poll(() => bar(reviewer).innerText(), patient).toMatch(/The approval by Rosa Lindqvist is void: since then a figure changed/)
  await expect.poll(() => publish(reviewer).isDisabled(), patient).toBe(true)
  for (const values of [said, heard]) expect(await values()).toEqual(['comparing', 'in-review'])
  await reviewer.keyboard.press('ControlOrMeta+Alt+p')
  await publish(reviewer).hover({force: true})
  await reviewer.getByText(/approved another text: since then a figure changed/).first().waitFor()
})

test('asking for changes says what; a new approval lets it go live', async () => {
  await reviewer.getByTestId('text-changed').getByRole('button', {name: 'Show the difference'}).click()
  await reviewer.getByTestId('text-changed').waitFor({state: 'detached'})
  await bar(reviewer).getByRole('button', {name: 'Request changes …'}).click()
  await bar(reviewer).getByRole('textbox').fill('Eight or nine?')
  await bar(reviewer).getByRole('button', {name: 'Request changes', exact: true}).click()
  await expect.poll(() => state(reviewer).getAttribute('data-state'), patient).toBe('changes-requested')
  await expect.poll(() => banner(writer).innerText(), patient).toContain('Eight or nine?')

  await rewrite('9 percent', '7 percent')
  await reviewer.getByTestId('text-changed').getByRole('button', {name: 'Show the difference'}).click()
  await expect.poll(() => approveButton(reviewer).isEnabled(), patient).toBe(true)
  await approveButton(reviewer).click()
  await expect.poll(() => publish(reviewer).isEnabled(), patient).toBe(true)
  await publish(reviewer).click()
  await expect.poll(() => state(reviewer).getAttribute('data-state'), patient).toBe('published')
  expect((await wren.getDocument(id))?.history[0].children.map(({text}: Span) => text).join('')).toContain('7 percent in June 2026 across')
})

test('any two revisions can be compared', async () => {
  const [from] = await reviewer.getByTestId('compare').locator('select').all()
  // The shortcut that was pressed while the approval was void published nothing.
  await expect.poll(() => from!.locator('option').filter({hasText: 'published by Rosa Lindqvist'}).count(), patient).toBe(1)
  const revisions = await from!.locator('optgroup option').evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))
  await from!.selectOption(revisions.at(-1)!)
  await expect.poll(() => summary(reviewer).innerText(), patient).toMatch(/1 figure changed.*1 link changed/)
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
