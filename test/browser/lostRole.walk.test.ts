import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openView, rows, view} from './newsroomPage.ts'
import {approveButton, openReview, patient, reasons, state} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

vi.setConfig({testTimeout: 180_000})

const id = 'beat-electricity'
const dek = 'Data centres want power by the city, and households may pay for the wires.'

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  const wren = clientAs(newsroom, 'writer')
  const published = await wren.getDocument(id)
  if (!published) throw new Error(`The demonstration newsroom has no "${id}".`)
  await wren.create({...published, _id: `drafts.${id}`, dek})
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const writer = () => clientAs(newsroom, 'writer')
const approvals = () => writer().fetch('count(*[_type == "beatbook.decision" && act == "approve"])')

test('a reviewer has a text open that could be approved', async () => {
  await openReview(rosa, newsroom.studioUrl, id)
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
})

test('whose role was taken away meanwhile is refused in plain words, and nothing is approved', async () => {
  await newsroom.stop()
  newsroom = await startNewsroom(newsroom.dataFolder, 'test/browser/startWithRosaAsWriter.ts', '', newsroom)
  expect((await writer().users.getById('reviewer'))?.id).toBe('reviewer')
  // The Studio has been told nothing: it is as it was when she opened it.
  await expect.poll(() => approveButton(rosa).isEnabled(), patient).toBe(true)
  await approveButton(rosa).click()
  const refusal = rosa.getByTestId('decision-failed')
  await refusal.waitFor(patient)
  expect(await refusal.innerText()).toMatch(/^Not recorded: your role no longer allows it\. \S/)
  expect(await approvals()).toBe(0)
  expect(await state(rosa).getAttribute('data-state')).not.toBe('approved')
  expect(await writer().getDocument(`drafts.${id}`)).toMatchObject({dek})
})

test('opened again, her Studio offers no approval and says whose it is', async () => {
  await openReview(rosa, newsroom.studioUrl, id)
  await expect.poll(async () => (await approveButton(rosa).count()) === 0 || !(await approveButton(rosa).isEnabled()), patient).toBe(true)
  expect(await reasons(rosa)).toEqual(['not-reviewer: Only a reviewer or an administrator can approve.'])
  await openView(rosa, newsroom.studioUrl, 'queue?show=all')
  await expect.poll(() => rows(rosa, 'newsroom-queue').count(), patient).toBe(1)
  expect(await view(rosa).innerText()).toContain('Approving and publishing are a reviewer\'s.')
  expect(await approvals()).toBe(0)
})
