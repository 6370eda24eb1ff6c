import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {createLake} from '../src/lake/index.ts'

const size = 100_000
const portion = 1_000

/** Bytes that are still referred to. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

/** A take of about 350 words, as the development collections have them in the middle. */
function takeOf(n: number) {
  const words = Array.from({length: 350}, (_, word) => `w${(n * 31 + word * word * 17) % 5000}`).join(' ')
  const body = [{_type: 'block', _key: 'a', style: 'normal', markDefs: [], children: [{_type: 'span', _key: 'b', marks: [], text: words}]}]
  return {_id: `take-${n}`, _type: 'take', headline: words.slice(0, 60), publishedAt: new Date(n * 3_600_000).toISOString(), body}
}

test(`how much disk and memory do ${size} takes need, and how long does the lake take to open?`, {timeout: 300_000}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-bench-'))
  const file = join(folder, 'lake.sqlite')
  const first = createLake({file})
  for (let n = 0; n < size; n += portion) {
    first.mutate(Array.from({length: portion}, (_, at) => ({create: takeOf(n + at)})))
  }
  await first.close()
  const before = heapInUse()
  const started = performance.now()
  const lake = createLake({file})
  const opened = performance.now() - started
  expect(await lake.query('count(*[_type == "take"])')).toBe(size)
  const text = JSON.stringify(takeOf(7)).length * size
  const mb = (bytes: number) => Math.round(bytes / 1e6)
  process.stdout.write(
    `${mb(text)} MB of JSON: ${mb(statSync(file).size)} MB on disk with its history, opened in ${(opened / 1000).toFixed(1)} s, ` +
      `${mb(heapInUse() - before)} MB of heap in use (${mb(process.memoryUsage().rss)} MB resident, what filled the lake included)\n`,
  )
  await lake.close()
  rmSync(folder, {recursive: true})
})
