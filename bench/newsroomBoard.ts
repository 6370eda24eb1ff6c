import {mkdtemp} from 'node:fs/promises'
import {loadavg, tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {openNewsroomLake} from '../studio/startLake.ts'
import {launchBrowser, signIn} from '../test/browser/browser.ts'
import {startNewsroom} from '../test/browser/startNewsroom.ts'
import {boardNewsroom} from './boardNewsroom.ts'

/**
 * One question: at 500 beats and 20,000 takes in the real Studio, how long from choosing a view of the Newsroom tool to
 * its first rows, and to all of it? Budget: first rows in 1 s. Run with `npx node --conditions=beatbook-source --import
 * ./studio/tsx-loader.ts bench/newsroomBoard.ts [beats] [takes] [rounds]`.
 */
const beats = Number(process.argv[2] ?? 500)
const takes = Number(process.argv[3] ?? 20_000)
const rounds = Number(process.argv[4] ?? 3)

const folder = await mkdtemp(join(tmpdir(), 'beatbook-bench-'))
const {lake} = await openNewsroomLake({dataFolder: folder, approvals: 1, now: undefined})
const made = boardNewsroom({beats, takes, drafts: 60, seed: 7})
for (let from = 0; from < made.length; from += 1000) lake.mutate(made.slice(from, from + 1000).map((create) => ({create})))
await lake.close()

const newsroom = await startNewsroom(folder, 'studio/start.ts', '2026-07-15')
const chromium = await launchBrowser()
const page = await signIn(await chromium.newContext(), newsroom.signInLink('Rosa'))
say(`${beats} beats, ${takes} takes, 60 drafts; load ${loadavg().map((load) => load.toFixed(1)).join(', ')}`)

const views = {
  queue: {rows: '[data-testid="newsroom-queue"] [data-row]', path: 'queue?show=all'},
  coverage: {rows: '[data-testid="newsroom-board"] [data-row]', path: 'coverage'},
  watch: {rows: '[data-testid="newsroom-watch"] [data-row]', path: 'watch'},
  map: {rows: '[data-testid="newsroom-stories"] [data-row]', path: 'map'},
} as const

for (const [name, {rows, path}] of Object.entries(views)) {
  const first: number[] = []
  const whole: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // A page of its own each time: nothing is left from before but what the browser keeps.
    await page.goto(`${newsroom.studioUrl}/structure`)
    await page.getByRole('link', {name: 'Newsroom'}).waitFor({timeout: 60_000})
    await quiet(page)
    const [toFirst, toWhole] = await opening(page, `/newsroom/${path}`, rows, name)
    first.push(toFirst)
    whole.push(toWhole)
  }
  say(`${name.padEnd(9)} first rows: ${told(first)}; all read: ${told(whole)}`)
}
await chromium.close()
await newsroom.stop()

/** Until the Studio has asked the lake for nothing in two seconds; its event streams never end, so it is never idle. */
async function quiet(studio: Page): Promise<void> {
  const isQuiet = () => {
    const asked = performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/'))
    return performance.now() - Math.max(0, ...asked.map(({startTime, duration}) => startTime + duration)) > 2000
  }
  await studio.waitForFunction(isQuiet, undefined, {timeout: 90_000})
}

/** Milliseconds from a navigation within the Studio to the first rows, and to nothing more being read. */
async function opening(studio: Page, path: string, rows: string, view: string): Promise<[number, number]> {
  return studio.evaluate(
    async ([address, selector, name]) => {
      const began = performance.now()
      const until = (done: () => boolean) =>
        new Promise<number>((resolve) => {
          const look = () => (done() ? resolve(performance.now() - began) : requestAnimationFrame(look))
          look()
        })
      history.pushState({}, '', address)
      window.dispatchEvent(new PopStateEvent('popstate', {state: {}}))
      const first = await until(() => document.querySelector(selector!) !== null)
      const tool = () => document.querySelector('[data-testid="beatbook-newsroom"]')
      const whole = await until(() => (name === 'map' ? document.querySelector('[data-testid="newsroom-map"]') !== null : [...(tool()?.querySelectorAll('[role="status"]') ?? [])].every((status) => status.textContent === '')))
      return [first, whole] as [number, number]
    },
    [path, rows, view],
  )
}

function told(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  return `quickest ${sorted[0]!.toFixed(0)} ms, median ${sorted[sorted.length >> 1]!.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
