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
 * the plugin (budget: no)? The two Studios take turns in one run, each over a lake of its own, or each would follow what
 * is typed in the other. Spans and long tasks go by the wall's clock, which other work on the machine stretches; beside
 * them stand the tasks of the page that took more than 50 ms of processor time, the page's processor time for each key,
 * drawing included, and each key at its quickest. Chromium's tracing is on, which adds to all of them.
 */
const keys = Number(process.argv[2] ?? 120)
const turns = 3
const id = 'beat-open-vs-closed'
const sentence = 'the models that were given away last spring are held by four laboratories, and the buyers of two ministries asked who pays. '

const newsroom = await startNewsroom()
const other = await startNewsroom()
const folder = process.argv[3] ?? (await bareStudio())
const environment = {projectId: localProjectId, dataset: localDataset, lakeUrl: other.lakeUrl, siteUrl: other.siteUrl, now: newsroomNow}
const bare = await listenOn(studioServer(folder, environment), {name: 'bare Studio', port: 0, variable: '', command: ''})
const chromium = await launchBrowser()

const withPlugin = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
const signedIn = await signIn(await chromium.newContext(), other.signInLink('Wren'))
const token = await signedIn.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('__studio_auth_token')))
await signedIn.close()
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
  /** Processor milliseconds of each task of the page's main thread. */
  readonly worked: readonly number[]
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
  const worked = all.flatMap((turn) => turn.worked)
  const over = (ms: number) => worked.filter((time) => time > ms).length
  process.stdout.write(`${name.padEnd(16)} long tasks ${tasks.length} (${all.map((turn) => turn.tasks.length).join(', ')}), together ${sum(tasks).toFixed(0)} ms; the longest ${Math.max(0, ...tasks).toFixed(0)} ms; processor time a key ${all.map(({processor}) => processor.toFixed(0)).join(', ')} ms\n`)
  process.stdout.write(`${''.padEnd(16)} tasks of more than 50 ms of processor time ${over(50)}, of more than 30 ms ${over(30)}; the longest ${Math.max(0, ...worked).toFixed(0)} ms\n`)
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
await other.stop()

/** Types the sentence at the end of Current state, then takes it away again. */
async function type(page: Page): Promise<Turn> {
  await page.bringToFront()
  await prose(page, 'currentState').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Then ', {delay: 60})
  await saved(page)
  const metrics = await page.context().newCDPSession(page)
  await metrics.send('Performance.enable', {timeDomain: 'threadTicks'})
  await chromium.browser.startTracing(page, {categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing']})
  const before = await taskTime(metrics)
  const began = await page.evaluate(() => performance.mark('bench:began').startTime)
  const pressed: number[] = []
  for (let key = 0; key < keys; key += 1) {
    pressed.push(await page.evaluate(() => performance.now()))
    await page.keyboard.type(sentence[key % sentence.length]!, {delay: 90})
  }
  await saved(page)
  const processor = (1000 * ((await taskTime(metrics)) - before)) / keys
  await metrics.detach()
  const worked = tasksSince(JSON.parse((await chromium.browser.stopTracing()).toString('utf8')) as {traceEvents: TraceEvent[]})
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
  return {processor, tasks, worked, spans, names}
}

async function taskTime(metrics: CDPSession): Promise<number> {
  const {metrics: known} = await metrics.send('Performance.getMetrics')
  return known.find(({name}) => name === 'TaskDuration')?.value ?? Number.NaN
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds, as are the others. */
  readonly ts: number
  /** Of the processor. */
  readonly tdur?: number
}

/** Processor milliseconds of each task of the page's main thread since the mark. */
function tasksSince({traceEvents}: {readonly traceEvents: readonly TraceEvent[]}): number[] {
  const began = traceEvents.find(({name}) => name === 'bench:began')
  return traceEvents
    .filter(({name, pid, tid, ts}) => name === 'RunTask' && pid === began?.pid && tid === began.tid && ts >= began.ts)
    .map(({tdur = 0}) => tdur / 1000)
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
