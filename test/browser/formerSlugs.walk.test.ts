import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {approve, clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, openGroup} from './studioPage.ts'

const id = 'beat-electricity'
const patient = {timeout: 60_000}

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

const address = () => field(rosa, 'slug').getByRole('textbox')
const addresses = (of: string) => stored.fetch('*[_id == $of][0]{"slug": slug.current, formerSlugs}', {of})
const publish = () => rosa.getByTestId('action-publish')

async function answerAt(path: string): Promise<readonly [number, string | null]> {
  const {status, headers} = await fetch(newsroom.siteUrl + path, {redirect: 'manual'})
  return [status, headers.get('location')]
}

async function approveAndPublish(slug: string): Promise<void> {
  await approve(newsroom, id, 'administrator')
  await expect.poll(() => publish().isEnabled(), patient).toBe(true)
  await publish().click()
  await expect.poll(() => addresses(id), patient).toMatchObject({slug})
}

test('an address that is changed is remembered in the same draft, and the list is in sight', async () => {
  await rosa.goto(`${newsroom.studioUrl}/intent/edit/id=${id};type=beat/`)
  await field(rosa, 'title').waitFor(patient)
  await openGroup(rosa, 'All fields')
  await address().fill('power')
  await expect.poll(() => addresses(`drafts.${id}`), patient).toEqual({slug: 'power', formerSlugs: ['electricity']})
  await field(rosa, 'formerSlugs').getByText('electricity', {exact: true}).waitFor(patient)
})

test('until it is published nothing has moved', async () => {
  expect(await answerAt('/beats/electricity')).toEqual([200, null])
  expect((await answerAt('/beats/power'))[0]).toBe(404)
})

test('changed back, it is forgotten again', async () => {
  await address().fill('electricity')
  await expect.poll(() => addresses(`drafts.${id}`), patient).toMatchObject({slug: 'electricity', formerSlugs: []})
  await address().fill('power')
  await expect.poll(() => addresses(`drafts.${id}`), patient).toEqual({slug: 'power', formerSlugs: ['electricity']})
})

test('published, the old address leads on for good, its pages and feeds too', async () => {
  await approveAndPublish('power')
  expect(await answerAt('/beats/power')).toEqual([200, null])
  expect(await answerAt('/beats/electricity')).toEqual([301, '/beats/power'])
  expect(await answerAt('/beats/electricity/takes')).toEqual([301, '/beats/power/takes'])
  expect(await answerAt('/beats/electricity/atom.xml')).toEqual([301, '/beats/power/atom.xml'])
})

test('changed once more, both lead to where it is now', async () => {
  await address().fill('the-grid')
  await expect.poll(() => addresses(`drafts.${id}`), patient).toEqual({slug: 'the-grid', formerSlugs: ['electricity', 'power']})
  await approveAndPublish('the-grid')
  expect(await answerAt('/beats/electricity')).toEqual([301, '/beats/the-grid'])
  expect(await answerAt('/beats/power')).toEqual([301, '/beats/the-grid'])
  expect(chromium.outbound).toEqual([])
})
