import {readDecision} from '../../src/review/index.ts'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {approve, clientAs} from './approve.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {approveButton, state} from './reviewPage.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field} from './studioPage.ts'

vi.setConfig({testTimeout: 300_000})

/** Two people's Studios, on a machine that may have other work. */
const patient = {timeout: 120_000}
const beatId = 'beat-electricity'
const takeId = 'take-pjm'
const newDek = 'Grids built for slow growth are asked to connect buildings that draw as much as a city.'

let newsroom: Newsroom
let chromium: TestBrowser
let rosa: Page
let amir: Page
let release: string

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  rosa = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
  amir = await signIn(await chromium.newContext(), newsroom.signInLink('Amir'))
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const site = async (path: string) => (await fetch(`${newsroom.siteUrl}${path}`)).text()
const publishAll = () => rosa.getByTestId('publish-all-button')

async function openRelease(id = release): Promise<void> {
  await rosa.goto(`${newsroom.studioUrl}/releases/${id}?perspective=${id}`)
  await rosa.getByTestId('document-table-card').getByText('Beat', {exact: true}).first().waitFor(patient)
}

test('a release is made in the releases tool', async () => {
  await rosa.goto(`${newsroom.studioUrl}/releases`)
  const title = rosa.getByTestId('release-form-title')
  // The tool is put up a second time once it knows what the project may, and the first button goes with the first.
  const opened = async () => {
    if (!(await title.isVisible())) await rosa.getByRole('button', {name: 'New release'}).first().click({timeout: 5_000})
    return title.isVisible()
  }
  await expect.poll(() => opened().catch(() => false), {...patient, interval: 1_000}).toBe(true)
  await title.fill('Spring briefings')
  await rosa.getByTestId('submit-release-button').click()
  await rosa.waitForURL(/releases\/r\w+/, patient)
  release = /releases\/(r\w+)/.exec(rosa.url())![1]!
  await rosa.getByText('No documents').waitFor(patient)
})

test('a beat is added to it, and edited there', async () => {
  await rosa.goto(`${newsroom.studioUrl}/intent/edit/id=${beatId};type=beat/?perspective=${release}`)
  await rosa.getByRole('button', {name: /Add to release/}).click(patient)
  const dek = field(rosa, 'dek').getByRole('textbox')
  await expect.poll(() => dek.isEditable(), patient).toBe(true)
  await dek.fill(newDek)
  const stored = () => clientAs(newsroom, 'writer').getDocument(`versions.${release}.${beatId}`)
  await expect.poll(stored, patient).toMatchObject({dek: newDek, _system: {release: {_ref: `_.releases.${release}`}}})
})

test('while nobody approved it the release is not run, and the reason is a click away', async () => {
  await openRelease()
  await rosa.getByText('Errors (1)').waitFor(patient)
  expect(await publishAll().isDisabled()).toBe(true)
  const refused = clientAs(newsroom, 'reviewer').releases.publish({releaseId: release})
  await expect(refused).rejects.toThrow(`"${beatId}" cannot go live. This text needs an approval before it can go live.`)
  await rosa.getByTestId(`validation-error-link-versions.${release}.${beatId}`).click()
  await rosa.getByText('1 thing stands between this text and publishing it').click(patient)
  await rosa.getByText('This text needs an approval before it can go live.').filter({visible: true}).first().waitFor(patient)
})

test('a reviewer reads the version and approves it', async () => {
  await amir.goto(`${newsroom.studioUrl}/structure/beats;all-beats;${beatId},view%3Dreview?perspective=${release}`)
  await approveButton(amir).waitFor(patient)
  await expect.poll(() => approveButton(amir).isEnabled(), patient).toBe(true)
  await approveButton(amir).click()
  await expect.poll(() => state(amir).innerText(), patient).toMatch(/^Approved/)
})

test('an approval that is taken back while the release is open refuses the click, and says so', async () => {
  await openRelease()
  await expect.poll(() => publishAll().isEnabled(), patient).toBe(true)
  const client = clientAs(newsroom, 'administrator')
  const query = '*[_type == "beatbook.decision" && act == "approve" && document == $beatId]'
  const [approval] = (await client.fetch<unknown[]>(query, {beatId})).flatMap((found) => readDecision(found) ?? [])
  const withdrawal = {act: 'withdraw', actor: 'administrator', at: new Date().toISOString(), inReplyTo: approval?._id}
  await client.create({_id: `beatbook.decision.${beatId}.2`, _type: 'beatbook.decision', document: beatId, documentType: 'beat', ...withdrawal})
  await publishAll().click()
  await rosa.getByTestId('confirm-button').click()
  await rosa.getByText(/cannot go live/).first().waitFor(patient)
  expect(await site('/beats/electricity')).not.toContain(newDek)
  await approveVersion()
})

/** As the reviewer's screen does, by a client: the screen itself was used above. */
async function approveVersion(): Promise<void> {
  await approveButton(amir).waitFor(patient)
  await expect.poll(() => approveButton(amir).isEnabled(), patient).toBe(true)
  await approveButton(amir).click()
  await expect.poll(() => state(amir).innerText(), patient).toMatch(/^Approved/)
}

test('approved, the release goes live', async () => {
  await publishAll().click()
  await rosa.getByTestId('confirm-button').click()
  await rosa.getByText('This release is published successfully.').waitFor(patient)
  await expect.poll(() => site('/beats/electricity'), patient).toContain(newDek)
})

test('a draft is scheduled, stands still until its time, and goes live', async () => {
  await rosa.goto(`${newsroom.studioUrl}/intent/edit/id=${takeId};type=take/`)
  const headline = field(rosa, 'headline').getByRole('textbox')
  await headline.waitFor(patient)
  const before = await headline.inputValue()
  await headline.fill(`${before} again`)
  const draft = () => clientAs(newsroom, 'writer').getDocument(`drafts.${takeId}`)
  await expect.poll(draft, patient).toMatchObject({headline: `${before} again`})
  const action = rosa.getByTestId('action-SchedulePublishAction').or(rosa.getByRole('menuitem', {name: 'Schedule publish'})).first()
  await rosa.getByLabel('Open document actions').click()
  expect(await action.isDisabled()).toBe(true)
  await approve(newsroom, takeId, 'administrator')
  await expect.poll(() => action.isEnabled(), patient).toBe(true)
  await action.click()
  const dialog = rosa.getByRole('dialog', {name: 'Schedule draft for publishing'})
  await dialog.getByRole('textbox').fill(inStudioForm(new Date(Date.now() + 60_000)))
  await rosa.keyboard.press('Tab')
  await dialog.getByRole('button', {name: 'Schedule', exact: true}).click()
  await dialog.waitFor({state: 'detached', ...patient})
  await expect.poll(() => headline.isEditable(), patient).toBe(false)
  expect(await site('/takes/pjm')).not.toContain('everyone again')
  await expect.poll(() => site('/takes/pjm'), {timeout: 150_000, interval: 1_000}).toContain('everyone again')
})

/** How the Studio's date input writes a time of this machine's: `Nov 24, 2026 03:31`, to the minute. */
function inStudioForm(time: Date): string {
  const day = time.toLocaleDateString('en-US', {month: 'short', day: '2-digit', year: 'numeric'})
  const next = new Date(Math.ceil(time.getTime() / 60_000) * 60_000)
  return `${day} ${next.toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'})}`
}

test('what is refused when its time comes is shown with the reason', async () => {
  const client = clientAs(newsroom, 'reviewer')
  const id = 'rWinter'
  await client.releases.create({releaseId: id, metadata: {title: 'Winter', releaseType: 'scheduled'}})
  await client.createVersion({releaseId: id, publishedId: beatId, baseId: beatId})
  await client.patch(`versions.${id}.${beatId}`).set({dek: 'Nobody read this one about the grid and its wires.'}).commit()
  await client.releases.schedule({releaseId: id, publishAt: new Date().toISOString()})
  await openRelease(id)
  await rosa.getByText('Error details').first().click(patient)
  await rosa.getByText(`"${beatId}" cannot go live. Amir Castellanos approved another text`).first().waitFor(patient)
  expect((await client.releases.get({releaseId: id}))?.state).toBe('active')
})

test('nothing left the machine and nothing went unserved', async () => {
  expect(chromium.outbound).toEqual([])
  expect(await (await fetch(`${newsroom.lakeUrl}/_lake/requests`)).json()).toEqual({requests: []})
})
