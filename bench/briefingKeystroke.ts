import {loadavg} from 'node:os'
import type {CDPSession, Page} from 'playwright-core'
import {listenOn} from '../studio/listen.ts'
import {studioServer} from '../studio/studioServer.ts'
import {newsroomNow} from '../studio/newsroom/newsroomNow.ts'
import {localDataset, localProjectId} from '../studio/environment.ts'
import {launchBrowser, signIn} from '../test/browser/browser.ts'
import {startNewsroom} from '../test/browser/startNewsroom.ts'
import {prose, saved} from '../test/browser/studioPage.ts'
import {bareStudio} from './bareBuild.ts'

/**
 * Two questions about typing in a brief of the usual length, in the built Studio and a real Chromium: how long do our own
 * spans hold the page for each key (budget: p95 8 ms), and does typing show more long tasks than the same Studio without
 * the plugin (budget: no)? The two Studios take turns over one lake, in one run. Spans and long tasks go by the wall's
 * clock, which other work on the machine stretches; beside them stands the page's own processor time for each key, drawing
 * included, and each key at its quickest.
 */
const keys = Number(process.argv[2] ?? 120)
const turns = 3
const id = 'beat-open-vs-closed'
const sentence = 'the models that were given away last spring are held by four laboratories, and the buyers of two ministries asked who pays. '

const newsroom = await startNewsroom()
const folder = process.argv[3] ?? (await bareStudio())
const environment = {projectId: localProjectId, dataset: localDataset, lakeUrl: newsroom.lakeUrl, siteUrl: newsroom.siteUrl, now: newsroomNow}
const bare = await listenOn(studioServer(folder, environment), {name: 'bare Studio', port: 0, variable: '', command: ''})
const chromium = await launchBrowser()

const withPlugin = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
const token = await withPlugin.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('__studio_auth_token')))
const without = await (await chromium.newContext()).newPage()
await without.addInitScript(([key, value]) => localStorage.setItem(key, value), token!)

const studios = [
  {name: 'with the plugin', page: withPlugin, url: newsroom.studioUrl, inspect: ',inspect%3Dbeatbook-briefing'},
  {name: 'without', page: without, url: bare.url, inspect: ''},
]
for (const {page, url, inspect} of studios) {
  await page.goto(`${url}/structure/beats;all-beats;${id}${inspect}`)
  await prose(page, 'currentState').waitFor({timeout: 60_000})
  await page.evaluate(watchLongTasks)
}
const brief = await withPlugin.evaluate(() => [...document.querySelectorAll('[data-testid^="field-"] [role="textbox"]')].map((element) => (element as HTMLElement).innerText).join(' '))
process.stdout.write(`${brief.split(/\s+/).length} words, ${keys} keys a turn, ${turns} turns, load ${load()}\n`)

interface Turn {
  /** Milliseconds of processor time the page's main thread took, for each key. */
  readonly processor: number
  readonly tasks: readonly number[]
  readonly spans: readonly number[]
  readonly names: ReadonlyMap<string, readonly number[]>
}
const results = new Map<string, Turn[]>(studios.map(({name}) => [name, []]))
for (let turn = 0; turn <= turns; turn += 1) {
  for (const {name, page} of studios) {
    const measured = await type(page)
    // The first turn is for the browser's compilers.
    if (turn > 0) results.get(name)!.push(measured)
  }
}

for (const {name} of studios) {
  const all = results.get(name)!
  const tasks = all.flatMap((turn) => turn.tasks)
  process.stdout.write(`${name.padEnd(16)} long tasks ${tasks.length} (${all.map((turn) => turn.tasks.length).join(', ')}), together ${sum(tasks).toFixed(0)} ms; the longest ${Math.max(0, ...tasks).toFixed(0)} ms; processor time a key ${all.map(({processor}) => processor.toFixed(0)).join(', ')} ms\n`)
}
const ours = results.get('with the plugin')!
process.stdout.write(`our spans a key  ${told(ours.flatMap(({spans}) => spans))}\n`)
const quickest = ours[0]!.spans.map((_, key) => Math.min(...ours.map(({spans}) => spans[key]!)))
process.stdout.write(`at its quickest  ${told(quickest)}\n`)
for (const name of [...new Set(ours.flatMap(({names}) => [...names.keys()]))].sort()) {
  process.stdout.write(`  ${name.padEnd(26)} ${told(ours.flatMap(({names}) => names.get(name) ?? []))}\n`)
}
process.stdout.write(`load ${load()}\n`)
await chromium.close()
await bare.close()
await newsroom.stop()

/** Types the sentence at the end of Current state, then takes it away again. */
async function type(page: Page): Promise<Turn> {
  await page.bringToFront()
  await prose(page, 'currentState').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Then ', {delay: 60})
  await saved(page)
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable', {timeDomain: 'threadTicks'})
  const before = await taskTime(metrics)
  const began = await page.evaluate(() => performance.now())
  const pressed: number[] = []
  for (let key = 0; key < keys; key += 1) {
    pressed.push(await page.evaluate(() => performance.now()))
    await page.keyboard.type(sentence[key % sentence.length]!, {delay: 90})
  }
  await saved(page)
  const processor = (1000 * ((await taskTime(metrics)) - before)) / keys
  await metrics.detach()
  const {tasks, measures} = await page.evaluate((from) => {
    const known = (globalThis as unknown as {longTasks: {start: number; duration: number}[]}).longTasks
    return {
      tasks: known.filter(({start}) => start >= from).map(({duration}) => duration),
      measures: performance.getEntriesByType('measure').filter(({startTime, name}) => startTime >= from && /^beatbook:/.test(name)).map(({name, startTime, duration}) => ({name, startTime, duration})),
    }
  }, began)
  // From the key to the answer and to the screen is waiting, which holds nothing; the marks of mentions are within all marks.
  const held = measures.filter(({name}) => !/:(?:answer|shown)$|:related:marks$/.test(name))
  const spans = pressed.map((from, index) => sum(held.filter(({startTime}) => startTime >= from && startTime < (pressed[index + 1] ?? Infinity)).map(({duration}) => duration)))
  const names = new Map([...Map.groupBy(held, ({name}) => name)].map(([name, of]) => [name, of.map(({duration}) => duration)]))
  for (let key = 0; key < keys + 6; key += 1) await page.keyboard.press('Backspace')
  await saved(page)
  await page.evaluate(() => performance.clearMeasures())
  return {processor, tasks, spans, names}
}

async function taskTime(metrics: CDPSession): Promise<number> {
  const {metrics: known} = await metrics.send('Performance.getMetrics')
  return known.find(({name}) => name === 'TaskDuration')?.value ?? Number.NaN
}

function watchLongTasks(): void {
  const known: {start: number; duration: number}[] = []
  Object.assign(globalThis, {longTasks: known})
  new PerformanceObserver((list) => {
    for (const {startTime: start, duration} of list.getEntries()) known.push({start, duration})
  }).observe({type: 'longtask'})
}

function told(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2)
  return `n ${sorted.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function load(): string {
  return loadavg().map((value) => value.toFixed(1)).join(' ')
}
