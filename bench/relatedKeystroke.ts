import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {inventNewsroom} from '../src/cli/newsroom/inventNewsroom.ts'
import {openNewsroomLake} from '../studio/startLake.ts'
import {launchBrowser, signIn} from '../test/browser/browser.ts'
import {openRelated, relatedCards} from '../test/browser/relatedPage.ts'
import {startNewsroom} from '../test/browser/startNewsroom.ts'
import {prose} from '../test/browser/studioPage.ts'

/**
 * One question: with 20,000 stories in the real Studio, how long from a key to the list for the text with that key on the
 * screen, and how long do our own spans hold the page? Budgets: p95 150 ms and 8 ms. Stories of `beatbook newsroom`, of 180 words in the median.
 * A span of ours is the asking, the drawing of marks, and the whole task in which an answer arrives, with the rendering
 * of list and marks that follows; tasks are those Chromium's tracing shows.
 */
const stories = Number(process.argv[2] ?? 20_000)
const keys = Number(process.argv[3] ?? 120)

const folder = await mkdtemp(join(tmpdir(), 'beatbook-bench-'))
const {lake} = await openNewsroomLake({dataFolder: folder, approvals: 1, now: undefined})
const made = [...inventNewsroom({stories, seed: 7, words: 180})]
for (let from = 0; from < made.length; from += 1000) lake.mutate(made.slice(from, from + 1000).map((create) => ({create})))
await lake.close()

const newsroom = await startNewsroom(folder)
const chromium = await launchBrowser()
const page = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
page.setDefaultTimeout(180_000)
const began = performance.now()
await openRelated(page, newsroom.studioUrl, 'beat-safety-testing')
process.stdout.write(`${stories} stories: the index is there ${((performance.now() - began) / 1000).toFixed(1)} s after the brief was asked for\n`)
const editor = prose(page, 'currentState')
await editor.click()
await page.keyboard.press('ControlOrMeta+End')
await page.keyboard.type(' Then ')
await editor.getByText('Then').first().waitFor()
await relatedCards(page).first().waitFor()
const sentence = 'the chips that train these systems were licensed again, and the testers of two institutes asked who had signed the code. '
for (const key of sentence) await page.keyboard.type(key, {delay: 30})
await page.evaluate(() => {
  performance.clearMeasures()
  const pressed: number[] = []
  Object.assign(globalThis, {pressed})
  document.addEventListener('keydown', ({timeStamp}) => pressed.push(timeStamp), {capture: true})
})
await chromium.browser.startTracing(page, {categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing']})
for (let key = 0; key < keys; key += 1) await page.keyboard.type(sentence[key % sentence.length]!, {delay: 90})
await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
const trace = JSON.parse((await chromium.browser.stopTracing()).toString('utf8')) as {traceEvents: TraceEvent[]}
const {measures, pressed} = await page.evaluate(() => ({
  measures: performance.getEntriesByType('measure').map(({name, startTime, duration}) => ({name, startTime, duration})),
  pressed: (globalThis as unknown as {pressed: number[]}).pressed,
}))
for (const name of ['beatbook:related:ask', 'beatbook:related:marks', 'beatbook:related:answer', 'beatbook:related:shown']) {
  tell(name, measures.filter((measure) => measure.name === name).map(({duration}) => duration))
}
const shown = measures.filter(({name}) => name === 'beatbook:related:shown')
tell('from a key to its list', pressed.flatMap((key) => {
  const next = shown.find(({startTime}) => startTime >= key)
  return next ? [next.startTime + next.duration - key] : []
}))
const arrivals = tasksOfArrivals(trace.traceEvents)
tell('tasks in which an answer arrives', arrivals)
await chromium.close()
await newsroom.stop()

function tell(name: string, durations: readonly number[]): void {
  const times = durations.toSorted((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? Number.NaN).toFixed(1)
  process.stdout.write(`${name.padEnd(34)} n ${times.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms\n`)
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
}

/** Milliseconds of each task of the page's main thread in which an answer of the index was taken in. */
function tasksOfArrivals(events: readonly TraceEvent[]): number[] {
  const arrivals = events.filter(({name, ph}) => name === 'beatbook:related:arrived' && (ph === 'I' || ph === 'R' || ph === 'i'))
  const [first] = arrivals
  const tasks = events.filter(({name, pid, tid, dur}) => /RunTask$/.test(name) && dur !== undefined && pid === first?.pid && tid === first.tid)
  return arrivals.flatMap(({ts}) => {
    const around = tasks.filter((task) => task.ts <= ts && ts <= task.ts + task.dur!)
    return around.length === 0 ? [] : [Math.max(...around.map(({dur = 0}) => dur)) / 1000]
  })
}
