import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {Archive} from '../src/related/archive.ts'
import {quantile} from '../src/related/measures.ts'
import type {Story} from '../src/related/story.ts'

export function timesOf(count: number, act: (index: number) => void): number[] {
  return Array.from({length: count}, (_, index) => {
    const before = performance.now()
    act(index)
    return performance.now() - before
  })
}

/** Each act at its quickest of so many rounds: what it takes when nobody else holds the processor. */
export function quickestOf(rounds: number, count: number, act: (index: number) => void): number[] {
  const all = Array.from({length: rounds}, () => timesOf(count, act))
  return Array.from({length: count}, (_, index) => Math.min(...all.map((times) => times[index]!)))
}

/** Milliseconds of processor this process has used, in all threads. */
export function processorTime(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

export const say = (line: string) => void process.stdout.write(`${line}\n`)

export function tell(name: string, times: readonly number[], bar?: number): void {
  const figures = `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`
  say(`  ${name.padEnd(34)} ${figures}${bar === undefined ? '' : ` (bar: p95 ${bar} ms)`}`)
}

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes in use after a collection. */
export function inUse(): number {
  collect()
  const {heapUsed, arrayBuffers} = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** An archive of stories: how long it took by the clock and by processor time, and what it holds besides them. */
export function built(stories: readonly Story[]) {
  const before = inUse()
  const [started, worked] = [performance.now(), processorTime()]
  const archive = new Archive()
  for (const story of stories) archive.put(story)
  archive.anchors.norm()
  const [milliseconds, processor] = [performance.now() - started, processorTime() - worked]
  return {archive, milliseconds, processor, bytes: inUse() - before}
}
