import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

const patient = {timeout: 60_000}
const takeId = 'take-pjm'
const reason = 'Two of its three figures were wrong.'
const screenshots = process.env.WITHDRAW_SCREENSHOTS

let newsroom: Newsroom
let chromium: TestBrowser
let stored: ReturnType<typeof clientAs>
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  stored = clientAs(newsroom, 'writer')
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const form = () => rosa.getByTestId('withdraw-form')
const why = () => form().getByRole('textbox')
const refused = () => form().getByTestId('withdraw-refused')
const confirm = (kind: string) => rosa.getByRole('button', {name: `Withdraw the ${kind}`})
const withdrawals = () => stored.fetch<unknown[]>('*[_type == "withdrawal" && document in ["beat-electricity", $takeId]]{document, slugs, note, title}', {takeId})

async function openActions(page: Page, type: string, id: string): Promise<void> {
  await page.goto(`${newsroom.studioUrl}/intent/edit/id=${id};type=${type}/`)
  await page.getByTestId(type === 'beat' ? 'field-title' : 'field-headline').waitFor(patient)
  await page.getByLabel('Open document actions').click()
  await page.getByRole('menuitem').first().waitFor(patient)
}

async function askToWithdraw(type: string, id: string): Promise<void> {
  await openActions(rosa, type, id)
  await rosa.getByRole('menuitem', {name: 'Withdraw …'}).click()
  await why().waitFor(patient)
}

async function look(name: string): Promise<void> {
  if (!screenshots) return
  const before = rosa.viewportSize()!
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1400, 900]) {
      await rosa.emulateMedia({colorScheme})
      await rosa.setViewportSize({width, height: 900})
      await rosa.screenshot({path: `${screenshots}/${name}-${colorScheme}-${width}.png`})
    }
  }
  await rosa.emulateMedia({colorScheme: 'light'})
  await rosa.setViewportSize(before)
}

test('a beat that takes belong to stays, and each of them is a link', async () => {
  await askToWithdraw('beat', 'beat-electricity')
  expect(await why().evaluate((input) => input === document.activeElement)).toBe(true)
  await rosa.keyboard.type(reason)
  await rosa.keyboard.press('Control+Enter')
  await refused().waitFor(patient)
  expect(await refused().innerText()).toContain('5 other documents refer to it')
  expect(await refused().getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toContain(`/intent/edit/id=${takeId};type=take/`)
  await look('held')
  expect(await why().inputValue()).toBe(reason)
  expect(await withdrawals()).toEqual([])
  expect((await fetch(`${newsroom.siteUrl}/beats/electricity`)).status).toBe(200)
  await rosa.keyboard.press('Escape')
  await form().waitFor({state: 'detached'})
})

test('without a reason nothing is sent, and the sentence beside the field says so', async () => {
  await askToWithdraw('take', takeId)
  await look('asking')
  await confirm('take').click()
  await form().getByRole('alert').waitFor(patient)
  expect(await form().getByRole('alert').innerText()).toContain('The reason is missing.')
  expect(await why().evaluate((input) => input === document.activeElement)).toBe(true)
  await look('missing')
  expect(await withdrawals()).toEqual([])
})

test('a connection that is cut withdraws nothing and keeps the reason', async () => {
  await why().fill(reason)
  await rosa.context().route(/\/data\/mutate\//, (route) => route.abort('connectionreset'))
  await confirm('take').click()
  await refused().waitFor(patient)
  expect(await refused().innerText()).toContain('The lake did not answer.')
  expect(await why().inputValue()).toBe(reason)
  await look('cut')
  await rosa.context().unroute(/\/data\/mutate\//)
  expect(await withdrawals()).toEqual([])
  expect((await fetch(`${newsroom.siteUrl}/takes/pjm`)).status).toBe(200)
})

test('withdrawn, readers are told so and why, and the text is a draft', async () => {
  const {_rev, _updatedAt, _id, ...text} = (await stored.getDocument(takeId))!
  await confirm('take').click()
  await form().waitFor({state: 'detached', ...patient})
  await rosa.getByText('Withdrawn. Readers are told so, and why.').waitFor(patient)
  await look('done')
  const answer = await fetch(`${newsroom.siteUrl}/takes/pjm`)
  const page = await answer.text()
  expect(answer.status).toBe(410)
  expect(page).toContain(reason)
  expect(page).toContain(text.headline.replaceAll("'", '&#x27;'))
  expect(page).not.toContain(text.dek)
  expect(await stored.getDocument(takeId)).toBeUndefined()
  expect(await stored.getDocument(`drafts.${takeId}`)).toMatchObject(text)
  expect(await withdrawals()).toEqual([{document: takeId, slugs: ['pjm'], note: reason, title: text.headline}])
  expect(await (await fetch(`${newsroom.siteUrl}/beats/electricity`)).text()).not.toContain('/takes/pjm"')
})

test('the form shows the draft, and offers nothing more to withdraw', async () => {
  await rosa.getByTestId('field-headline').waitFor(patient)
  await expect.poll(async () => {
    await rosa.keyboard.press('Escape')
    await rosa.getByLabel('Open document actions').click()
    await rosa.getByRole('menuitem').first().waitFor(patient)
    return rosa.getByRole('menuitem', {name: 'Withdraw …'}).count()
  }, patient).toBe(0)
})

test('a writer is not offered it', async () => {
  const wren = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openActions(wren, 'take', 'take-iea-2025')
  await expect.poll(() => wren.getByRole('menuitem').allInnerTexts()).toContain('Duplicate')
  expect(await wren.getByRole('menuitem', {name: 'Withdraw …'}).count()).toBe(0)
})

test('what readers are told can be read and changed under Publication', async () => {
  const [{_id}] = await stored.fetch<[{_id: string}]>('*[_type == "withdrawal" && document == $takeId]', {takeId})
  await rosa.goto(`${newsroom.studioUrl}/intent/edit/id=${_id};type=withdrawal/`)
  await rosa.getByText(reason).first().waitFor(patient)
  await look('withdrawal')
  expect(chromium.outbound).toEqual([])
})
