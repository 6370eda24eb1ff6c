import type {SanityClient, SanityDocument} from '@sanity/client'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {clientAs} from './approve.ts'
import {findings, inspector, openBeat, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {tidalBrief} from './tidalBrief.ts'

// The import dialog where things are not as they should be: files that are dropped, a page without workers, a book in
// the clipboard, a title that is taken, a draft that somebody else changes, findings that were declined before.

let newsroom: Newsroom
let chromium: TestBrowser
let page: Page
let lake: SanityClient

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  page = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  lake = clientAs(newsroom, 'writer')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

const dialog = (on = page) => on.getByTestId('beatbook-import')
const list = (name: string, on = page) => dialog(on).locator(`[data-list="${name}"]`)
const row = (name: string) => dialog().locator(`[data-field="${name}"]`)
const drafts = () => lake.fetch<SanityDocument[]>('*[_id in path("drafts.**") && _type == "beat"] | order(_id asc)', {}, {perspective: 'raw'})

async function openNew(on = page): Promise<void> {
  await on.goto(`${newsroom.studioUrl}/structure/beats;all-beats`)
  await on.goto(`${newsroom.studioUrl}/intent/create/type=beat;template=beat-from-brief/`)
  await dialog(on).locator('textarea').waitFor()
}

async function openFile(name: string, content: string): Promise<void> {
  await page.getByTestId('beatbook-import-file').setInputFiles({name, mimeType: 'text/plain', buffer: Buffer.from(content)})
}

test('a file dropped on the dialog is read, and leaving saves nothing', async () => {
  await openNew()
  await dialog().locator('textarea').evaluate((area, text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'tidal.md', {type: 'text/markdown'}))
    for (const type of ['dragover', 'drop']) area.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}))
  }, tidalBrief.as.markdown)
  await list('report').waitFor()
  expect(await dialog().getByText('tidal.md').count()).toBe(1)
  expect(await row('title').innerText()).toContain(tidalBrief.title)
  expect(await list('notUnderstood').locator('li').count()).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await dialog().waitFor({state: 'detached'})
  expect(await drafts()).toEqual([])
})

test('a title that another beat has is told of, with the way there', async () => {
  const taken = (await lake.getDocument('beat-electricity'))!.title as string
  await openNew()
  await openFile('taken.txt', tidalBrief.as.text.replace(tidalBrief.title, taken))
  await list('report').waitFor()
  await expect.poll(() => dialog().getByRole('link', {name: taken}).getAttribute('href'), soon).toContain('beat-electricity')
  await page.keyboard.press('Escape')
  await dialog().waitFor({state: 'detached'})
})

/** The longest of the main thread's tasks, in milliseconds of its own processor time, while a step is done. */
async function longestTask(step: () => Promise<void>): Promise<number> {
  await chromium.browser.startTracing(page, {categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing', '__metadata']})
  await step()
  const {traceEvents} = JSON.parse((await chromium.browser.stopTracing()).toString()) as {traceEvents: TraceEvent[]}
  const threads = new Set(traceEvents.filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain').map(({pid, tid}) => `${pid} ${tid}`))
  const tasks = traceEvents.filter(({name, pid, tid, tdur}) => /RunTask/.test(name) && tdur !== undefined && threads.has(`${pid} ${tid}`))
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.')
  return Math.max(...tasks.map(({tdur}) => tdur!)) / 1000
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's own time. */
  readonly tdur?: number
  readonly args: {readonly name?: string}
}

test('two megabytes of HTML from a clipboard hold the page for no more than a tenth of a second at a time', async () => {
  await openNew()
  const style = 'mso-bidi-font-family:Arial;'
  const paragraphs = tidalBrief.as.html.split('<p>').length - 1
  const wordy = tidalBrief.as.html.replaceAll('<p>', `<p style="${style.repeat(Math.ceil(2_000_000 / paragraphs / style.length))}">`)
  const more = '<p>The <b>turbines</b> of <a href="https://example.org/x">Strangford</a> turned for 12 hours in March 2026.</p>'
  const book = tidalBrief.as.html.replace('<h2>History</h2>', (heading) => heading + more.repeat(20_000))
  expect([wordy.length > 2_000_000, book.length > 2_000_000]).toEqual([true, true])
  const times: number[] = []
  const answers = [list('report'), dialog().getByRole('alert').getByText('more than 30000 are not read')]
  for (const [answer, html] of [0, 0, 1, 0, 1].map((kind) => [answers[kind]!, [wordy, book][kind]!] as const)) {
    await page.evaluate((markup) => Object.assign(globalThis, {markup}), html)
    times.push(
      await longestTask(async () => {
        await dialog().locator('textarea').evaluate((area) => {
          const {markup} = globalThis as unknown as {markup: string}
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/html', markup)
          clipboardData.setData('text/plain', markup.replace(/<[^>]*>/g, ' '))
          // Only what answers the paste is asked about here, not the making of its clipboard.
          setTimeout(() => area.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true})), 0)
        })
        await answer.waitFor()
      }),
    )
    await dialog().getByRole('button', {name: 'Clear', exact: true}).click()
    await answer.waitFor({state: 'detached'})
  }
  process.stdout.write(`longest task of each paste: ${times.map((time) => time.toFixed(0)).join(', ')} ms of processor time\n`)
  // While the first is read the Studio still puts up the form behind the dialog.
  expect(Math.max(...times.slice(1))).toBeLessThan(100)
  await page.keyboard.press('Escape')
  await dialog().waitFor({state: 'detached'})
})

test.each([
  ['has none', 'delete globalThis.Worker'],
  ['forbids them', 'globalThis.Worker = class { constructor() { throw new DOMException("forbidden", "SecurityError") } }'],
  ['cannot start them', 'globalThis.Worker = class { postMessage() { setTimeout(() => this.onerror?.(new ErrorEvent("error", {message: "not found"}))) } terminate() {} addEventListener() {} removeEventListener() {} }'],
])('where a page %s, a brief is read without a worker', async (_, script) => {
  const without = await page.context().newPage()
  await without.addInitScript(script)
  await openNew(without)
  await without.getByTestId('beatbook-import-file').setInputFiles({name: 'tidal.txt', mimeType: 'text/plain', buffer: Buffer.from(tidalBrief.as.text)})
  await list('report', without).waitFor()
  expect(await dialog(without).locator('[data-field="title"]').innerText()).toContain(tidalBrief.title)
  await without.close()
})

/** A beat as its brief would be laid out. */
function layOut(beat: SanityDocument): string {
  const texts = (blocks: {children: {text: string}[]}[]) => blocks.map(({children}) => children.map(({text}) => text).join(''))
  const watch = (beat.watch as {body: {children: {text: string}[]}[]}[]).map(({body}) => `- ${texts(body).join(' ')}`)
  const sections = [['What it is', 'whatItIs'], ['History', 'history'], ['Current state', 'currentState'], ['Relationships', 'relationships']] as const
  const told = sections.flatMap(([heading, key]) => [`## ${heading}`, ...texts(beat[key])])
  return [`# ${beat.title}`, beat.dek, 'AI · 5 takes', ...told, '## What to watch', watch.join('\n')].join('\n\n')
}

test('what was declined stays declined through an import that leaves its sentence alone', async () => {
  await openBeat(page, newsroom.studioUrl, 'beat-open-vs-closed')
  const first = inspector(page).locator('[data-rule]:has([aria-label="Worth a look"])').first()
  const rule = (await first.getAttribute('data-rule'))!
  const message = (await first.getByRole('button').first().innerText()).split('\n')[0]!
  await first.getByRole('button', {name: /^What to do about/}).click()
  await page.getByRole('button', {name: 'Decline …'}).click()
  await page.keyboard.type('Checked with the operator.')
  await page.keyboard.press('Enter')
  const declined = inspector(page).locator(`[data-declined="${rule}"]`).filter({hasText: message})
  await declined.waitFor({state: 'attached'})

  const published = (await lake.getDocument('beat-open-vs-closed'))!
  const edited = 'Prices at the gate were quoted by the hour for the first time in March 2026.'
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Import a brief …'}).click()
  await openFile('weights.md', layOut(published).replace('\n\n## Current state', ` ${edited}\n\n## Current state`))
  await list('report').waitFor()
  await dialog().getByText('1 finding stays declined.').waitFor()
  expect(await drafts()).toEqual([])
  await dialog().getByRole('button', {name: 'Import into the draft'}).click()
  await dialog().waitFor({state: 'detached'})
  await expect.poll(async () => JSON.stringify((await drafts())[0]?.history ?? ''), soon).toContain(edited)
  await declined.waitFor({state: 'attached'})
  expect(await findings(page, rule).filter({hasText: message}).count()).toBe(0)
})

test('a draft that somebody else changes while the dialog is open is shown as it is then, and nothing of theirs is lost', async () => {
  const published = (await lake.getDocument('beat-open-vs-closed'))!
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Import a brief …'}).click()
  await openFile('weights.md', layOut(published))
  await list('report').waitFor()
  expect(await row('dek').getAttribute('data-change')).toBe('same')
  await clientAs(newsroom, 'reviewer').patch('drafts.beat-open-vs-closed').set({dek: 'Another dek, written meanwhile.', emailSubject: 'Theirs'}).commit()
  await expect.poll(() => row('dek').getAttribute('data-change'), soon).toBe('replace')
  expect(await row('dek').innerText()).toContain('Another dek, written meanwhile.')
  await row('dek').getByRole('checkbox').press('Space')
  await expect.poll(() => row('dek').getAttribute('data-change'), soon).toBe('leftOut')
  const confirm = dialog().getByRole('button', {name: 'Import into the draft'})
  await expect.poll(() => confirm.isEnabled(), soon).toBe(true)
  await confirm.click()
  await dialog().waitFor({state: 'detached'})
  await expect.poll(async () => {
    const [draft] = await drafts()
    return [draft?.dek, draft?.emailSubject]
  }, soon).toEqual(['Another dek, written meanwhile.', 'Theirs'])
})
