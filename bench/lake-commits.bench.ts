import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {expect, test} from 'vitest'
import {createLake} from '../src/lake/index.ts'

const seconds = 4
const clients = 50

/** Documents of about a kilobyte, as an editor's keystroke would write them. */
const documentOf = (n: number) => ({_id: `d${n}`, _type: 'note', text: 'word '.repeat(200), n})

test(`how many single-document transactions a second does the lake acknowledge to ${clients} clients over HTTP?`, {timeout: 60_000}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-bench-'))
  const lake = createLake({file: join(folder, 'lake.sqlite')})
  const {url} = await lake.listen({port: 0})
  const headers = {authorization: `Bearer ${lake.issueToken('administrator')}`, 'content-type': 'application/json'}
  let next = 0
  let acknowledged = 0
  const times: number[] = []
  const used = process.cpuUsage()
  const end = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({length: clients}, async () => {
      while (performance.now() < end) {
        const before = performance.now()
        const body = JSON.stringify({mutations: [{create: documentOf(next++)}]})
        const response = await fetch(`${url}/v1/data/mutate/newsroom`, {method: 'POST', headers, body})
        await response.text()
        expect(response.status).toBe(200)
        acknowledged++
        times.push(performance.now() - before)
      }
    }),
  )
  const {user, system} = process.cpuUsage(used)
  expect(await lake.query('count(*)')).toBe(acknowledged)
  await lake.close()

  const database = new DatabaseSync(join(folder, 'plain.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE documents (id TEXT PRIMARY KEY, content TEXT NOT NULL)')
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?)')
  let inserted = 0
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const document = documentOf(inserted++)
    insert.run(document._id, JSON.stringify(document))
  }
  database.close()
  rmSync(folder, {recursive: true})
  times.sort((a, b) => a - b)
  process.stdout.write(
    `${Math.round(acknowledged / seconds)} a second acknowledged, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms, ` +
      `${((user + system) / 1000 / acknowledged).toFixed(2)} ms of processor time each, the clients included; ` +
      `node:sqlite alone, one INSERT per COMMIT: ${Math.round(inserted / seconds)} a second\n`,
  )
})
