import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {approve, clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field} from './studioPage.ts'

vi.setConfig({testTimeout: 300_000})

const patient = {timeout: 60_000}
const beatId = 'beat-electricity'
const takeId = 'take-pjm'
const newTakeId = 'take-pjm-again'
const release = 'rSpring'
const newDek = 'Grids built for slow growth are asked to connect buildings that draw as much as a city.'

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const site = async (path: string) => fetch(`${newsroom.siteUrl}${path}`)
const reviewer = () => clientAs(newsroom, 'reviewer')

test('a release with an edited beat and a new take is live', async () => {
  const client = reviewer()
  await client.releases.create({releaseId: release, metadata: {title: 'Spring', releaseType: 'asap'}})
  await client.createVersion({releaseId: release, publishedId: beatId, baseId: beatId})
  await client.patch(`versions.${release}.${beatId}`).set({dek: newDek}).commit()
  const take = await client.getDocument(takeId)
  const document = {...take, _id: `versions.${release}.${newTakeId}`, slug: {_type: 'slug', current: 'pjm-again'}}
  await client.createVersion({releaseId: release, publishedId: newTakeId, document: document as never})
  for (const id of [beatId, newTakeId]) await approve(newsroom, id, 'administrator', `versions.${release}.${id}`)
  await client.releases.publish({releaseId: release})
  await expect.poll(async () => (await site('/beats/electricity')).text(), patient).toContain(newDek)
  expect((await site('/takes/pjm-again')).status).toBe(200)
})

async function openRevert(id: string) {
  await rosa.goto(`${newsroom.studioUrl}/releases/${id}`)
  await rosa.getByTestId('revert-button').click(patient)
  const dialog = rosa.getByRole('dialog')
  await dialog.getByTestId('revert-summary-restore').waitFor(patient)
  return dialog
}

const otherReleases = () => reviewer().fetch<{name: string; title: string}[]>(
  '*[_type == "system.release" && name != $release] | order(_createdAt asc){name, "title": metadata.title}',
  {release},
)

test('reverting it makes a release of what was live before, and of what was not', async () => {
  const dialog = await openRevert(release)
  expect(await dialog.innerText()).toContain('1 document will be restored to its last published revision')
  expect(await dialog.innerText()).toContain('1 document will be unpublished because it was not published before')
  await rosa.getByTestId('confirm-button').click()
  await rosa.getByText(/successfully/).first().waitFor(patient)
  const [reverting] = await otherReleases()
  expect(reverting?.title).toMatch(/Spring/)
  const versions = `*[_id in path("versions.${reverting?.name}.**")] | order(_id asc)`
  const what = '{"id": _system.group._ref, "isOld": dek != $newDek, "down": _system.delete == true}'
  expect(await reviewer().fetch(versions + what, {newDek})).toEqual([
    {id: beatId, isOld: true, down: false},
    {id: newTakeId, isOld: true, down: true},
  ])
  expect(await (await site('/beats/electricity')).text()).toContain(newDek)
})

test('approved and published, the old text is live again and the new take is not', async () => {
  const [reverting] = await otherReleases()
  const id = reverting!.name
  await approve(newsroom, beatId, 'administrator', `versions.${id}.${beatId}`)
  await rosa.goto(`${newsroom.studioUrl}/releases/${id}?perspective=${id}`)
  await expect.poll(() => rosa.getByTestId('publish-all-button').isEnabled(), patient).toBe(true)
  await rosa.getByTestId('publish-all-button').click()
  await rosa.getByTestId('confirm-button').click()
  await rosa.getByText('This release is published successfully.').waitFor(patient)
  await expect.poll(async () => (await site('/beats/electricity')).text(), patient).not.toContain(newDek)
  expect((await site('/takes/pjm-again')).status).toBe(404)
  expect(await reviewer().getDocument(`drafts.${newTakeId}`)).toMatchObject({slug: {current: 'pjm-again'}})
})

test('reverting at once asks the gate, which says why not; nothing of it is live', async () => {
  const [reverting] = await otherReleases()
  const dialog = await openRevert(reverting!.name)
  await dialog.getByText('Immediately revert the release').click()
  await rosa.getByTestId('confirm-button').click()
  await rosa.getByText(/cannot go live/).first().waitFor(patient)
  expect(await (await site('/beats/electricity')).text()).not.toContain(newDek)
  expect((await site('/takes/pjm-again')).status).toBe(404)
})

const draft = () => reviewer().getDocument(`drafts.${takeId}`)
const headline = () => field(rosa, 'headline').getByRole('textbox')
const openTake = (id: string) => rosa.goto(`${newsroom.studioUrl}/intent/edit/id=${id};type=take/`)

/** Deletes the open take, which the Studio closes then, and opens it again, as a link to it does. */
async function deleteTake(): Promise<void> {
  await rosa.getByLabel('Open document actions').click(patient)
  await rosa.getByTestId('action-Delete').click(patient)
  await rosa.getByTestId('confirm-delete-button').or(rosa.getByRole('button', {name: /^Delete/})).last().click(patient)
  await rosa.getByText('The document was successfully deleted').first().waitFor(patient)
  await openTake(takeId)
  await rosa.getByTestId('deleted-document-banner').waitFor(patient)
}

test('a deleted take, draft and published, is restored by the banner over it', async () => {
  await openTake(takeId)
  await headline().waitFor(patient)
  const before = await headline().inputValue()
  await headline().fill(`${before} again`)
  await expect.poll(draft, patient).toMatchObject({headline: `${before} again`})
  await deleteTake()
  expect(await reviewer().fetch('count(*[_id in [$takeId, "drafts." + $takeId]])', {takeId})).toBe(0)
  await expect.poll(async () => (await site('/takes/pjm')).status, patient).toBe(404)
  await rosa.getByTestId('deleted-document-banner').getByRole('button').click()
  await expect.poll(draft, patient).toMatchObject({headline: `${before} again`})
  await expect.poll(() => headline().isEditable(), patient).toBe(true)
  expect(await headline().inputValue()).toBe(`${before} again`)
  expect(await reviewer().getDocument(takeId)).toBeUndefined()
})

test('deleted again, an older revision of it is restored from History', async () => {
  await deleteTake()
  await rosa.getByTestId('pane-context-menu-button').last().click()
  await rosa.getByTestId('action-history').click()
  const events = rosa.getByTestId('timeline-item-button')
  await events.first().waitFor(patient)
  await events.filter({hasText: /^(?!.*Draft).*(Created|Published)/s}).last().click()
  await expect.poll(() => headline().inputValue(), patient).toMatch(/^PJM/)
  await rosa.getByRole('button', {name: 'Revert to revision'}).click(patient)
  await rosa.getByTestId('confirm-popover-confirm-button').or(rosa.getByTestId('confirm-button')).first().click()
  await expect.poll(draft, patient).toMatchObject({_id: `drafts.${takeId}`})
  expect((await draft())?.headline).toMatch(/^PJM.*everyone$/)
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
