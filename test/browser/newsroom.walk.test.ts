import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openNewsroomLake} from '../../studio/startLake.ts'
import {clientAs} from './approve.ts'
import {focusedText, selectedText, seriousIssues} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {openView, rowLink, rows, view} from './newsroomPage.ts'
import {patient, tabTo} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'

let newsroom: Newsroom
let chromium: TestBrowser
let reviewer: Page
let wren: ReturnType<typeof clientAs>

const electricity = 'beat-electricity'
const safety = 'beat-safety-testing'

beforeAll(async () => {
  newsroom = await startNewsroom(await seeded())
  chromium = await launchBrowser()
  wren = clientAs(newsroom, 'writer')
  const {_updatedAt: _when, ...live} = (await wren.getDocument(electricity)) as Record<string, unknown>
  await wren.create({...live, _id: `drafts.${electricity}`, _type: 'beat', dek: 'Data centres want 9 percent of the power, and households may pay for the wires.'})
  reviewer = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

/** The demonstration newsroom after a take went, another was renamed, and a third came that nobody placed. */
async function seeded(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-'))
  const {lake} = await openNewsroomLake({dataFolder: folder, approvals: 1, now: undefined})
  const place = {path: 'history', blockKey: 'b1', start: 0, end: 12, text: 'Twenty-eight countries'}
  const proposal = {_type: 'beatbook.proposal', document: safety, take: 'take-paris', kind: 'cite', section: 'history', state: 'open', place}
  const stray = {_type: 'take', headline: 'A stray report on tidal power', publishedAt: '2026-06-02T08:00:00Z', slug: {_type: 'slug', current: 'stray'}}
  lake.mutate([
    {delete: {id: 'take-joint-test'}},
    {patch: {id: 'take-seoul', set: {headline: 'Sixteen companies promise in Seoul', formerHeadlines: ['The Seoul summit']}}},
    {create: {...stray, _id: 'take-stray'}},
    {create: {...proposal, _id: `beatbook.proposal.take-paris.${safety}.1`, reason: 'The brief does not say who hosted it.'}},
  ])
  await lake.close()
  return folder
}

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

test('the queue tells of a draft what changed, by whom, and which checks are open', async () => {
  await openView(reviewer, newsroom.studioUrl, 'queue?show=all')
  await expect.poll(() => rows(reviewer, 'newsroom-queue').allInnerTexts(), patient).toEqual([expect.stringMatching(/dek changed/)])
  await expect.poll(() => rows(reviewer, 'newsroom-queue').first().innerText(), patient).toMatch(/Wren Adeyemi\s+edited just now\s+(Nothing open|\d+ (error|warning))/)
  expect(await rows(reviewer, 'newsroom-queue').first().innerText()).toMatch(/Newer than live, not submitted/)
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
})

test('what is asked for stands in the address, and back leads back', async () => {
  await view(reviewer).locator('[data-choice="mine"]').click()
  await expect.poll(() => new URL(reviewer.url()).search, patient).toBe('?show=mine')
  await view(reviewer).locator('[data-state="empty"]').waitFor()
  await reviewer.goBack()
  await expect.poll(() => new URL(reviewer.url()).search, patient).toBe('?show=all')
  await rows(reviewer, 'newsroom-queue').first().waitFor()
})

test('a second draft arrives by itself, and Enter opens the reviewer\'s screen', async () => {
  const {_updatedAt: _when, ...live} = (await wren.getDocument('beat-export-controls')) as Record<string, unknown>
  await wren.create({...live, _id: 'drafts.beat-export-controls', _type: 'beat', dek: 'Who may buy which chips is decided in Washington, one licence at a time.'})
  await expect.poll(() => rows(reviewer, 'newsroom-queue').count(), patient).toBe(2)
  await view(reviewer).locator('[data-choice="all"]').focus()
  await tabTo(reviewer, /./, {most: 1})
  const first = await focusedText(reviewer)
  await reviewer.keyboard.press('ArrowDown')
  expect(await focusedText(reviewer)).not.toBe(first)
  await reviewer.keyboard.press('Home')
  expect(await focusedText(reviewer)).toBe(first)
  await reviewer.keyboard.press('Enter')
  await reviewer.getByTestId('review-screen').waitFor(patient)
  expect(reviewer.url()).toMatch(/view(=|%3D)review/)
  await reviewer.goBack()
  await rowLink(reviewer, 'newsroom-queue', 0).waitFor(patient)
})

test('a version in a release is a row of its own, under the name of its release, and opens as it stands there', async () => {
  const editor = clientAs(newsroom, 'administrator')
  await editor.releases.create({releaseId: 'rSpring', metadata: {title: 'Spring briefings', releaseType: 'asap'}})
  await editor.createVersion({releaseId: 'rSpring', publishedId: electricity, baseId: electricity})
  await editor.patch(`versions.rSpring.${electricity}`).set({dek: 'Spring found the wires full.'}).commit()
  const row = (id: string) => reviewer.getByTestId('newsroom-queue').locator(`[data-id="${id}"]`)
  const version = row(`versions.rSpring.${electricity}`)
  await expect.poll(() => version.innerText(), patient).toMatch(/Beat · in the release "Spring briefings"\s[\s\S]*Amir Castellanos[\s\S]*dek changed/)
  expect(await rows(reviewer, 'newsroom-queue').count()).toBe(3)
  await wren.patch(`drafts.${electricity}`).set({title: 'Electricity for data centres: who pays'}).commit()
  await editor.patch(`versions.rSpring.${electricity}`).set({title: 'Electricity in spring: who pays'}).commit()
  await wren.patch(`drafts.${electricity}`).set({title: 'Electricity for data centres: who pays for it'}).commit()
  await expect.poll(() => row(`drafts.${electricity}`).innerText(), patient).toMatch(/who pays for it[\s\S]*Wren Adeyemi\s+edited just now/)
  await expect.poll(() => version.innerText(), patient).toMatch(/in spring[\s\S]*Amir Castellanos\s+edited just now/)
  await version.locator('[data-row-link]').click()
  await reviewer.getByTestId('review-screen').waitFor(patient)
  expect(new URL(reviewer.url()).searchParams.get('perspective')).toBe('rSpring')
  await expect.poll(() => reviewer.getByTestId('review-screen').innerText(), patient).toMatch(/\bSpring\b/)
  await reviewer.goBack()
  await row(`drafts.${electricity}`).locator('[data-row-link]').click()
  await expect.poll(() => reviewer.getByTestId('review-screen').innerText(), patient).toMatch(/\bpercent\b/)
  expect(new URL(reviewer.url()).searchParams.get('perspective') ?? '').toBe('')
  await editor.discardVersion({releaseId: 'rSpring', publishedId: electricity})
  await reviewer.goBack()
  await version.waitFor({state: 'detached', ...patient})
})

test('a writer is told what the role may do', async () => {
  const writer = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  await openView(writer, newsroom.studioUrl, 'queue?show=mine')
  await expect.poll(() => rows(writer, 'newsroom-queue').count(), patient).toBe(2)
  expect(await view(writer).innerText()).toContain('Approving and publishing are a reviewer\'s.')
  await writer.close()
})

const board = (page: Page, id: string) => page.getByTestId('newsroom-board').locator(`[data-id="${id}"]`)

test('the board says in words how fresh a beat is, which takes it cites, and which links to mend', async () => {
  await openView(reviewer, newsroom.studioUrl, 'coverage')
  await expect.poll(() => board(reviewer, safety).innerText(), patient).toMatch(/August 2025: late\s+\d+ days old · due since \d+ days/)
  await expect.poll(() => board(reviewer, safety).innerText(), patient).toMatch(/4 open\s+5 of 6\s+3 to mend\s+1 open/)
  expect(await board(reviewer, electricity).innerText()).toContain('newer draft')
  expect(await view(reviewer).locator('h2').allInnerTexts()).toEqual([expect.stringMatching(/^AI 2 beats/), expect.stringMatching(/^Trade 1 beat/), expect.stringMatching(/^Energy 1 beat/)])
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
})

test('a beat opens by key, and a link to mend leads to its very words', async () => {
  await board(reviewer, safety).locator('[data-row-link]').focus()
  await reviewer.keyboard.press('ArrowRight')
  const details = reviewer.getByTestId('beat-details')
  await details.getByText('The brief does not say who hosted it.').waitFor(patient)
  expect(new URL(reviewer.url()).search).toBe(`?open=${safety}`)
  const faults = details.getByRole('region', {name: 'Links to mend'})
  expect(await faults.innerText()).toContain('Leads to "take-joint-test", which does not exist.')
  expect(await faults.innerText()).toContain('A former title. It is called "Sixteen companies promise in Seoul" today.')
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
  await faults.getByText('"a joint test of OpenAI\'s o1"').focus()
  await reviewer.keyboard.press('Enter')
  await expect.poll(async () => (await selectedText(reviewer)).replace('\uFEFF', ''), patient).toBe('a joint test of OpenAI\'s o1')
  await reviewer.goBack()
  await reviewer.getByTestId('beat-details').waitFor(patient)
})

test('takes that nobody cites, and those on no beat, are listed by page', async () => {
  await view(reviewer).locator('[data-choice="homeless"]').click()
  await expect.poll(() => rows(reviewer, 'newsroom-orphans').allInnerTexts(), patient).toEqual([expect.stringMatching(/^A stray report on tidal power\s+2026-06-02\s+On no beat/)])
  expect(await view(reviewer).locator('[data-choice="homeless"]').innerText()).toBe('Takes on no beat 1')
  await view(reviewer).locator('[data-choice="uncited"]').click()
  await expect.poll(() => rows(reviewer, 'newsroom-orphans').first().innerText(), patient).toMatch(/^A stray report/)
  const [, counted] = /(\d+)$/.exec(await view(reviewer).locator('[data-choice="uncited"]').innerText()) ?? []
  expect(await rows(reviewer, 'newsroom-orphans').count()).toBe(Number(counted))
})

const british = 'Whether Britain and the United States sign the statement that closes the Paris summit.'

test('a resolved question is proposed for History, and nothing live changes', async () => {
  await openView(reviewer, newsroom.studioUrl, 'watch?show=resolved')
  const row = () => reviewer.getByTestId('newsroom-watch').locator('[data-row]').filter({hasText: 'Paris summit'})
  await expect.poll(() => row().innerText(), patient).toMatch(/Resolved 2025-02-11 by Paris changes the subject/)
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
  const before = await wren.getDocument(safety)
  await row().getByRole('button', {name: `Propose for History: ${british}`}).click()
  await row().getByText('Proposed').waitFor(patient)
  expect(await wren.getDocument(safety)).toEqual(before)
  const [proposal] = await wren.fetch<Record<string, unknown>[]>('*[_type == "beatbook.proposal" && kind == "history"]')
  expect(proposal).toMatchObject({document: safety, take: 'take-paris', state: 'open', place: {path: 'watch[_key=="w5"].body', text: british}})
})

test('accepted in the beat, it moves into the draft: one paragraph more, one question less', async () => {
  const row = reviewer.getByTestId('newsroom-watch').locator('[data-row]').filter({hasText: 'Paris summit'})
  await row.getByText('Proposed').click()
  await reviewer.locator('[data-proposal="history"]').getByRole('button', {name: 'Move to History'}).click(patient)
  await expect.poll(() => wren.fetch('*[_id == $id][0]{"watch": count(watch), "last": pt::text(history[-1])}', {id: `drafts.${safety}`}), patient).toEqual({
    watch: 4,
    last: 'In February 2025 it was settled whether Britain and the United States sign the statement that closes the Paris summit: Paris changes the subject, and two signatures go missing.',
  })
})

test('stories are listed with what they are linked with; the map beside them shows the chosen one', async () => {
  await openView(reviewer, newsroom.studioUrl, 'map?sort=takes')
  await view(reviewer).getByTestId('newsroom-map').waitFor(patient)
  const listed = rows(reviewer, 'newsroom-stories')
  await expect.poll(() => listed.count(), patient).toBe(4)
  expect(await listed.first().innerText()).toMatch(/linked with .*\s+\d+ takes/)
  await rowLink(reviewer, 'newsroom-stories', 0).focus()
  await reviewer.keyboard.press('ArrowDown')
  const id = await reviewer.evaluate(() => (document.activeElement?.closest('[data-id]') as HTMLElement | null)?.dataset.id)
  await expect.poll(() => view(reviewer).locator('[data-chosen]').getAttribute('data-chosen'), patient).toBe(id)
  expect(await view(reviewer).getByTestId('newsroom-map').getAttribute('aria-hidden')).toBe('true')
  expect(await seriousIssues(reviewer, '[data-testid="beatbook-newsroom"]')).toEqual([])
})

test('takes are found by the words of their headlines', async () => {
  await view(reviewer).locator('[data-choice="take"]').click()
  await expect.poll(() => rows(reviewer, 'newsroom-stories').count(), patient).toBe(24)
  await view(reviewer).getByRole('searchbox').fill('tidal pow')
  await expect.poll(() => rows(reviewer, 'newsroom-stories').allInnerTexts(), patient).toEqual([expect.stringMatching(/^A stray report on tidal power/)])
  expect(new URL(reviewer.url()).search).toContain('kind=take')
})

test('nothing left the machine', () => {
  expect(chromium.outbound).toEqual([])
})
