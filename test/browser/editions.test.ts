import {createClient} from '@sanity/client'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {whatWasRead} from '../../src/review/index.ts'
import {seriousIssues, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page
let writer: Page

const beat = 'beat-open-vs-closed'
const outboxUrl = () => `${newsroom.studioUrl}/outbox`
const editions = (page: Page) => page.getByTestId('beatbook-editions')

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

async function openEditions(page: Page): Promise<void> {
  await page.goto(`${newsroom.studioUrl}/structure/beats;all-beats;${beat},inspect%3Dbeatbook-editions`)
  await editions(page).getByTestId('edition-size').waitFor()
}

/** Opens the newest mail in the outbox whose subject begins so, and gives its page. */
async function openMail(page: Page, subject: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.goto(outboxUrl())
      return page.locator('tbody a').filter({hasText: subject}).count()
    }, soon)
    .toBeGreaterThan(0)
  await page.locator('tbody a').filter({hasText: subject}).first().click()
}

async function linkInText(page: Page, folder: string): Promise<string> {
  const text = await page.locator('pre').innerText()
  const [found] = new RegExp(`http://\\S+${folder}\\S+`).exec(text) ?? []
  if (!found) throw new Error(`No link to ${folder} in the mail:\n${text}`)
  return found
}

test('a reader signs up on the page of a beat, and one click in the letter confirms', async () => {
  const page = await chromium.newContext().then((context) => context.newPage())
  await page.goto(`${newsroom.siteUrl}/beats/open-vs-closed`)
  await page.getByLabel('Your email address').fill('ada@reader.example')
  await page.getByRole('button', {name: 'Send me the briefing'}).click()
  await page.getByRole('heading', {name: 'Look into your inbox'}).waitFor()

  await openMail(page, 'Confirm:')
  await page.goto(await linkInText(page, '/briefing/confirm/'))
  await page.getByRole('heading', {name: 'You are on the list'}).waitFor()
  expect(await page.locator('main').innerText()).toContain('Open and closed model weights')
})

test('a program that only fetches the link confirms nothing', async () => {
  await fetch(`${newsroom.siteUrl}/briefing/sign-up`, {method: 'POST', body: new URLSearchParams({beat: 'open-vs-closed', address: 'bo@reader.example'}), redirect: 'manual'})
  const page = await chromium.newContext({javaScriptEnabled: false}).then((context) => context.newPage())
  await expect
    .poll(async () => {
      await page.goto(outboxUrl())
      return page.locator('tbody tr').first().innerText()
    }, soon)
    .toContain('bo@reader.example')
  await page.locator('tbody a').first().click()
  const link = await linkInText(page, '/briefing/confirm/')
  await fetch(link)
  await page.goto(link)
  await page.getByRole('button', {name: 'Send me the briefing'}).waitFor()
})

test('the Studio counts readers, measures the mail, and shows it as a phone, wide and as text', async () => {
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  await openEditions(reviewer)
  const panel = editions(reviewer)
  await expect.poll(() => panel.getByTestId('edition-readers').innerText(), soon).toBe('1 reader, 1 not confirmed yet')
  expect(await panel.getByTestId('edition-size').getAttribute('data-size')).toBe('fits')
  expect(await panel.getByTestId('edition-size').innerText()).toMatch(/\d\d\.\d kB of 100 kB/)
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-editions"]')).toEqual([])

  await panel.getByRole('button', {name: 'Preview'}).click()
  const html = reviewer.getByTestId('edition-html')
  expect((await html.boundingBox())?.width).toBe(360)
  expect(await html.contentFrame().getByRole('heading', {level: 2}).allInnerTexts()).toEqual(
    expect.arrayContaining(['What it is', 'History', 'Current state', 'Relationships', 'What to watch']),
  )
  await reviewer.getByRole('tab', {name: 'Plain text'}).click()
  expect(await reviewer.getByTestId('edition-text').innerText()).toContain('WHAT IT IS\n----------')
  await reviewer.keyboard.press('Escape')
})

test('a test goes to the editor, and the edition to everyone who confirmed', async () => {
  const panel = editions(reviewer)
  await panel.getByRole('button', {name: 'Send test'}).click()
  await panel.getByText('The test was handed over: Kept in the local outbox.').waitFor()
  await panel.getByRole('button', {name: 'Send to 1 reader'}).click()
  await panel.getByRole('button', {name: 'Send now'}).click()
  await expect.poll(() => panel.getByTestId('edition-log').innerText(), soon).toMatch(/done[\s\S]*1 taken, 0 waiting/)
})

test('a writer sees it all and cannot send', async () => {
  writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openEditions(writer)
  const panel = editions(writer)
  await panel.getByText('A reviewer or an administrator sends editions.').waitFor()
  expect(await panel.getByRole('button', {name: /^Send to/}).isDisabled()).toBe(true)
})

test('when the brief changes, the next edition can tell what changed', async () => {
  const panel = editions(reviewer)
  await panel.getByLabel(/^What changed since/).check()
  await panel.getByText('Nothing has changed since the last edition.').waitFor()
  await publishWithFewerQuestions()
  await openEditions(reviewer)
  await panel.getByLabel(/^What changed since/).check()
  await expect.poll(() => panel.getByRole('button', {name: 'Send to 1 reader'}).isEnabled(), soon).toBe(true)
  await panel.getByRole('button', {name: 'Send to 1 reader'}).click()
  await panel.getByRole('button', {name: 'Send now'}).click()
  const page = await chromium.newContext().then((context) => context.newPage())
  await openMail(page, 'Open and closed model weights: what changed since')
  const text = await page.locator('pre').innerText()
  expect(text).toContain('No longer asked:')
  expect(text).not.toContain('Meta published Llama 2')
})

test('one POST to the address in the header ends the subscription', async () => {
  const page = await chromium.newContext().then((context) => context.newPage())
  await openMail(page, 'Open and closed weights: where things stood')
  const header = await page.getByRole('row', {name: /^list-unsubscribe </}).innerText()
  const [, url = ''] = /<(.*)>/.exec(header) ?? []
  const answer = await fetch(url, {method: 'POST', body: new URLSearchParams({'List-Unsubscribe': 'One-Click'})})
  expect(answer.status).toBe(200)
  await openEditions(reviewer)
  await expect.poll(() => editions(reviewer).getByTestId('edition-readers').innerText(), soon).toBe('0 readers, 1 not confirmed yet')
})

test('no request left the machine', () => {
  expect(chromium.outbound).toEqual([])
})

/** Takes the last question off the brief, through the gate: written by Wren, approved and published by Rosa. */
async function publishWithFewerQuestions(): Promise<void> {
  const [wren, rosa] = await Promise.all((['Wren', 'Rosa'] as const).map(clientOf))
  const {_rev: _old, ...published} = await wren!.getDocument(beat).then((found) => found ?? Promise.reject(new Error('The beat is gone.')))
  const watch = (published.watch as unknown[]).slice(0, -1)
  const draft = await wren!.createOrReplace({...published, _id: `drafts.${beat}`, watch})
  await rosa!.create({
    _id: `beatbook.decision.${beat}.1`,
    _type: 'beatbook.decision',
    document: beat,
    documentType: 'beat',
    act: 'approve',
    actor: 'reviewer',
    at: new Date().toISOString(),
    ...whatWasRead(draft, []),
  })
  await rosa!.action({actionType: 'sanity.action.document.publish', draftId: `drafts.${beat}`, publishedId: beat})
}

async function clientOf(user: 'Wren' | 'Rosa') {
  const page = user === 'Rosa' ? reviewer : writer
  const token = await page.evaluate(() => {
    const [found] = Object.keys(localStorage).filter((key) => key.includes('auth_token'))
    return (JSON.parse(localStorage.getItem(found ?? '') ?? '{}') as {token?: string}).token
  })
  return createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: newsroom.lakeUrl, useProjectHostname: false, useCdn: false, token, perspective: 'raw'})
}
