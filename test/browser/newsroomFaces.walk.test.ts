import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {openNewsroomLake} from '../../studio/startLake.ts'
import {clientAs} from './approve.ts'
import {seriousIssues} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openView, rowLink, rows, view} from './newsroomPage.ts'
import {patient} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

vi.setConfig({testTimeout: 180_000})

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  const wren = clientAs(newsroom, 'writer')
  const {_updatedAt: _when, ...live} = (await wren.getDocument('beat-electricity')) as Record<string, unknown>
  await wren.create({...live, _id: 'drafts.beat-electricity', _type: 'beat', dek: 'Data centres want power by the city.'})
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const asked = /\/data\/query\/.*beatbook\.newsroom/
const broken = {status: 500, contentType: 'application/json', body: JSON.stringify({statusCode: 500, error: 'Internal Server Error', message: 'The disk is full'})}
const views = [
  {path: 'queue?show=all', list: 'newsroom-queue', what: /^The queue could not be read\. .*The disk is full/},
  {path: 'coverage', list: 'newsroom-board', what: /^The beats could not be read, so there is nothing to show\. .*The disk is full/},
  {path: 'coverage?show=homeless', list: undefined, what: /^The beats could not be read/},
  {path: 'watch', list: 'newsroom-watch', what: /^The beats could not be read/},
  {path: 'map', list: 'newsroom-stories', what: /^The beats could not be read/},
  {path: 'map?kind=take', list: 'newsroom-stories', what: /^The beats could not be read/},
] as const

test.each(views)('$path says it is reading until the first answer comes', async ({path}) => {
  await rosa.route(asked, () => {})
  await rosa.goto(`${newsroom.studioUrl}/newsroom/${path}`)
  await view(rosa).locator('[data-state="loading"][aria-busy="true"]').waitFor(patient)
  await expect.poll(() => view(rosa).getByRole('status').first().innerText(), patient).toMatch(/^(Reading|Opening) .*…$/)
  expect(await rows(rosa, 'newsroom-queue').count()).toBe(0)
  await rosa.unroute(asked)
})

test.each(views)('$path, when the lake fails, says why and claims nothing, and tries again when asked', async ({path, list, what}) => {
  await rosa.route(asked, (route) => route.fulfill(broken))
  await rosa.goto(`${newsroom.studioUrl}/newsroom/${path}`)
  const failed = view(rosa).getByRole('alert')
  await failed.waitFor(patient)
  expect(await failed.count()).toBe(1)
  expect(await failed.innerText()).toMatch(what)
  expect(await view(rosa).innerText()).not.toMatch(/There are no|No question|Reading|Every take|\b0\b/)
  expect(await seriousIssues(rosa, '[data-testid="beatbook-newsroom"]')).toEqual([])
  await rosa.unroute(asked)
  await failed.getByRole('button', {name: 'Try again'}).click()
  if (list) await rowLink(rosa, list, 0).waitFor(patient)
  await expect.poll(() => failed.count(), patient).toBe(0)
})

test('one page that fails leaves what is known, with the reason above it', async () => {
  const members = /data\/query\/.*beats%5B%5D\.beat\._ref/
  await rosa.route(members, (route) => route.fulfill(broken))
  await rosa.goto(`${newsroom.studioUrl}/newsroom/coverage`)
  await view(rosa).getByRole('alert').waitFor(patient)
  expect(await view(rosa).getByRole('alert').innerText()).toMatch(/^Something could not be read, and what you see may be old\. .*The disk is full/)
  expect(await rows(rosa, 'newsroom-board').count()).toBe(4)
  expect((await view(rosa).getByRole('status').allInnerTexts()).join('')).toBe('')
  await rosa.unroute(members)
  await view(rosa).getByRole('button', {name: 'Try again'}).click()
  await expect.poll(() => rows(rosa, 'newsroom-board').first().innerText(), patient).toMatch(/\d of \d/)
})

test('while the lake is away what was read stays, and says it may be old; back again, it catches up by itself', async () => {
  await openView(rosa, newsroom.studioUrl, 'coverage')
  await expect.poll(() => rows(rosa, 'newsroom-board').first().innerText(), patient).toMatch(/\d of \d/)
  await newsroom.stop()
  const strip = view(rosa).locator('[data-state="offline"]')
  await strip.waitFor(patient)
  expect(await strip.innerText()).toBe('There is no connection to the lake. What you see may be old; it catches up when the line is back.')
  expect(await rows(rosa, 'newsroom-board').count()).toBe(4)
  expect(await seriousIssues(rosa, '[data-testid="beatbook-newsroom"]')).toEqual([])
  newsroom = await startNewsroom(newsroom.dataFolder, 'studio/start.ts', '', newsroom)
  await clientAs(newsroom, 'writer').create({_id: 'drafts.beat-tidal', _type: 'beat', title: 'Tidal power: who holds the coast', shortTitle: 'tidal power'})
  await strip.waitFor({state: 'detached', ...patient})
  await expect.poll(() => view(rosa).innerText(), patient).toContain('tidal power')
})

test('a newsroom without stories says in each view what is not there yet, and how it comes', async () => {
  await newsroom.stop()
  newsroom = await startNewsroom(await emptied())
  const page = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  // A window of 1400 by 1000 at 200 % zoom.
  await page.setViewportSize({width: 700, height: 500})
  const said: Record<string, string> = {}
  for (const path of ['queue', 'coverage', 'coverage?show=uncited', 'watch', 'map', 'map?kind=cluster', 'map?kind=take']) {
    await openView(page, newsroom.studioUrl, path)
    const empty = view(page).locator('[data-state="empty"]')
    await empty.waitFor(patient)
    const box = await empty.boundingBox()
    expect([path, (box?.y ?? 500) < 400]).toEqual([path, true])
    expect(await seriousIssues(page, '[data-testid="beatbook-newsroom"]')).toEqual([])
    said[path] = (await empty.innerText()).replaceAll(/\s+/g, ' ')
  }
  expect(said).toEqual({
    queue: 'Nothing waits for you. A draft comes into this list as soon as somebody edits a beat or a take.',
    coverage: 'There are no beats yet. Make one in the Desk, or import a brief there.',
    'coverage?show=uncited': 'No take is live yet. Takes come into this list when they are published.',
    watch: 'No question is open. Questions are written under What to watch of each beat.',
    map: 'There are no beats yet. Make one in the Desk, or import a brief there.',
    'map?kind=cluster': 'There are no clusters yet. Make one in the Desk, under Publication.',
    'map?kind=take': 'No take is live yet. Takes come into this list when they are published.',
  })
})

/** The demonstration newsroom without its stories. */
async function emptied(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-'))
  const {lake} = await openNewsroomLake({dataFolder: folder, approvals: 1, now: undefined})
  const ids = (await lake.query('*[_type in ["beat", "take", "cluster"]]._id')) as string[]
  const holding = ['cluster', 'beats', 'subjects', 'sources', 'watch', 'parentBeat', 'clusterMembers', 'roster', 'body', 'whatItIs', 'history', 'currentState', 'relationships']
  lake.mutate(ids.map((id) => ({patch: {id, unset: holding}})))
  lake.mutate(ids.map((id) => ({delete: {id}})))
  await lake.close()
  return folder
}

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
