import {expect, test} from 'vitest'
import {refusal, startLake} from '../lakeUnderTest.ts'

const notes = Array.from({length: 700}, (_, n) => ({_id: `n${String(n).padStart(4, '0')}`, _type: 'note', n, text: 'word '.repeat(20)}))
/** Looks at every pair of documents: no index helps. */
const pairs = 'count(*[count(*[n > ^.n]) >= $least])'

test('a heavy query keeps nobody waiting, sees every commit before it, and answers as a quick one would', async () => {
  const {client, lake} = await startLake({documents: notes, queryLimits: {quickMilliseconds: 20}})
  const reader = client('administrator')
  await reader.create({_id: 'n0700', _type: 'note', n: 700})
  const order: string[] = []
  const heavy = reader.fetch(pairs, {least: 1}).then((found) => order.push(`heavy ${found}`))
  const quick = (async () => {
    for (let n = 0; n < 5; n++) order.push(`quick ${await reader.fetch('*[_id == "n0007"][0].n')}`)
  })()
  await Promise.all([heavy, quick])
  expect(order).toEqual([...Array.from({length: 5}, () => 'quick 7'), 'heavy 700'])

  await reader.delete('n0700')
  expect(await reader.fetch(pairs, {least: 1})).toBe(699)
  expect(await lake.query('*[n in [1, 2]].n')).toEqual([1, 2])
})

test('the slow lane hides from a reader what the quick one hides', async () => {
  const {client} = await startLake({
    documents: [...notes, {_id: 'drafts.secret', _type: 'note', n: 1}, {_id: 'beatbook.secret', _type: 'note', n: 1}],
    queryLimits: {quickMilliseconds: 0},
  })
  const query = `count(*[n == 1 || _id match "*secret"]) + 0 * ${pairs}`
  expect(await client(undefined).fetch(query, {least: 1})).toBe(1)
  expect(await client('administrator').fetch(query, {least: 1}, {perspective: 'raw'})).toBe(3)
  expect(await client('administrator').fetch(query, {least: 1}, {perspective: 'published'})).toBe(2)
})

test('a query that takes too long is ended with the hosted body, and the next is answered', async () => {
  const {client} = await startLake({documents: notes, queryLimits: {quickMilliseconds: 10, slowMilliseconds: 100}})
  const reader = client('administrator')
  const triples = 'count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 0]) > 0])'
  const ended = {status: 400, body: {error: {type: 'queryTimeoutError', description: expect.stringContaining('longer than 0.1 s')}}}
  const [first, second] = await Promise.all([refusal(reader.fetch(triples)), refusal(reader.fetch(`${triples} + 1`))])
  expect([first, second]).toMatchObject([ended, ended])
  expect(await reader.fetch(`count(*) + 0 * count(*[n > 3])`)).toBe(700)
})

test('a query that takes too much memory is ended, and the next is answered', {timeout: 60_000}, async () => {
  const {client} = await startLake({documents: notes, queryLimits: {quickMilliseconds: 0, slowMilliseconds: 60_000, megabytes: 64}})
  const reader = client('administrator')
  expect(await refusal(reader.fetch('*[n < 650]{"all": *[n >= 0]{..., "more": text + text + text + string(^.n)}}'))).toMatchObject({
    status: 400,
    body: {error: {type: 'queryMemoryError', description: expect.stringContaining('64 MB')}},
  })
  expect(await reader.fetch('count(*[n >= 0])')).toBe(700)
})

test('what cannot be read is refused on either lane with the same body', async () => {
  const {client} = await startLake({documents: notes})
  const reader = client('administrator')
  const broken = '*[n == ]'
  const long = `*[n == ${'1 || n == '.repeat(500)}]`
  const [quick, slow] = await Promise.all([refusal(reader.fetch(broken)), refusal(reader.fetch(long))])
  expect(quick).toMatchObject({status: 400, body: {error: {type: 'queryParseError'}}})
  expect(slow).toMatchObject({status: 400, body: {error: {type: 'queryParseError'}}})
  const missing = [broken.replace(']', '$gone]'), long.replace(/ \|\| n == \]$/, ' || n == $gone]')].map((query) => refusal(reader.fetch(query)))
  for (const found of await Promise.all(missing)) {
    expect(found).toMatchObject({status: 400, body: {error: {description: 'param $gone referenced, but not provided'}}})
  }
})

test('closing the lake answers those who wait', async () => {
  const {client, lake} = await startLake({documents: notes, queryLimits: {quickMilliseconds: 0}})
  const waiting = lake.query('count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 0]) > 0])')
  const refused = waiting.catch((error: unknown) => String(error))
  await client('administrator').fetch('1')
  await lake.close()
  expect(await refused).toContain('The lake is closing')
})
