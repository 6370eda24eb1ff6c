import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
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

const mb = (bytes: number) => Math.round(bytes / 1e6)

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
  process.stdout.write(
    `${mb(text)} MB of JSON: ${mb(statSync(file).size)} MB on disk with its history, opened in ${(opened / 1000).toFixed(1)} s, ` +
      `${mb(heapInUse() - before)} MB of heap in use (${mb(process.memoryUsage().rss)} MB resident, what filled the lake included)\n`,
  )
  await lake.close()
  process.stdout.write(plain(join(folder, 'plain.sqlite')))
  rmSync(folder, {recursive: true})
})

/** The peer: a table of node:sqlite without history or index, and its rows parsed into one array. */
function plain(file: string): string {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; CREATE TABLE documents (id TEXT PRIMARY KEY, content TEXT NOT NULL)')
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?)')
  database.exec('BEGIN')
  for (let n = 0; n < size; n++) insert.run(`take-${n}`, JSON.stringify(takeOf(n)))
  database.exec('COMMIT')
  database.close()
  const before = heapInUse()
  const started = performance.now()
  const again = new DatabaseSync(file)
  const documents = again.prepare('SELECT content FROM documents').all().map(({content}) => JSON.parse(String(content)) as unknown)
  const opened = performance.now() - started
  again.close()
  const held = heapInUse() - before
  expect(documents).toHaveLength(size)
  return `node:sqlite and one array of parsed documents: ${mb(statSync(file).size)} MB on disk, read in ${(opened / 1000).toFixed(1)} s, ${mb(held)} MB of heap in use\n`
}
