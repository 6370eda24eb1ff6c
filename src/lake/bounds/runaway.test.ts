import {expect, test} from 'vitest'
import {defaultRoles} from '../grants.ts'
import {refusal, startLake, type LakeUnderTest} from '../lakeUnderTest.ts'

const documents = [
  ...Array.from({length: 300}, (_, n) => ({_id: `n${n}`, _type: 'note', n})),
  {
    _id: `${'a.'.repeat(60)}b`,
    _type: 'long',
    n: -1,
    text: 'a'.repeat(30_000),
    list: Array.from({length: 3000}, (_, n) => n),
  },
]

const backtracking = 'text match "*a*a*a*a*a*a*a*b"'
const listsByLists = 'count(list[count(^.list[count(^.^.list[@ > 0]) > 0]) > 0]) > 0'
const documentsByDocuments = 'count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 0]) > 0]) > 0'
const deepPaths = `_id in path("${'**.'.repeat(20)}z")`

const filters = [
  ['a pattern that backtracks', backtracking],
  ['a list compared with itself, over and over', listsByLists],
  ['documents compared with documents', documentsByDocuments],
  ['a path of many wildcards', deepPaths],
] as const

const limits = {quickMilliseconds: 20, slowMilliseconds: 200, megabytes: 256}
const ended = {status: 400, body: {error: {type: expect.stringMatching(/^query(Timeout|Memory)Error$/)}}}

/** Does the work, and pings all the while: how many pings were answered before it was done. */
async function pingsDuring(lake: LakeUnderTest, work: Promise<unknown>): Promise<number> {
  let pings = 0
  const still = Symbol('still at work')
  const settled = work.then(
    () => undefined,
    () => undefined,
  )
  for (;;) {
    expect((await lake.request('/ping')).status).toBe(200)
    if ((await Promise.race([settled, Promise.resolve(still)])) !== still) return pings
    pings += 1
  }
}

test(
  'queries and mutations that run away are ended, and others are answered meanwhile',
  {timeout: 20_000},
  async () => {
    const lake = await startLake({documents, queryLimits: limits})
    const admin = lake.client('administrator')
    const growing = [
      ['a list that doubles with every step', `*[_type == "long"]${'{"list": list + list}'.repeat(40)}`],
      ['a list within a list within a list', `*[_type == "long"]${'{"list": [list, list]}'.repeat(60)}`],
      ['a string that doubles with every step', `*[_type == "long"]${'{"text": text + text}'.repeat(40)}`],
    ] as const
    const asked = [
      ...filters.map(([name, filter]) => [name, admin.fetch(`*[${filter}]._id`)] as const),
      ...growing.map(([name, query]) => [name, admin.fetch(query)] as const),
      ...filters.map(([name, filter]) => [`delete ${name}`, admin.delete({query: `*[${filter}]`})] as const),
      ...filters.map(([name, query]) => {
        return [`patch ${name}`, admin.mutate([{patch: {query: `*[${query}]`, set: {seen: true}}}])] as const
      }),
    ]
    const answered = Promise.all(asked.map(async ([name, work]) => [name, await refusal(work)]))
    expect(await pingsDuring(lake, answered)).toBeGreaterThan(5)
    expect(await answered).toMatchObject(asked.map(([name]) => [name, ended]))
    expect(await lake.lake.query('[count(*), count(*[seen])]')).toEqual([documents.length, 0])
  },
)

test('a mutation by a heavy query that comes to an end is done as a light one would be', async () => {
  const lake = await startLake({documents, queryLimits: {quickMilliseconds: 0}})
  const admin = lake.client('administrator')
  const results = await admin.mutate([{patch: {query: '*[n < 3 && count(*[n > ^.n]) > 0]', set: {seen: true}}}], {
    returnDocuments: false,
  })
  expect(results.results.map(({id}) => id)).toEqual(['n0', 'n1', 'n2', documents.at(-1)?._id].sort())
  expect(await lake.lake.query('count(*[seen])')).toBe(4)
})

test('a heavy query that sees what its transaction did before is ended', async () => {
  const lake = await startLake({documents, queryLimits: {quickMilliseconds: 0}})
  const asked = lake
    .client('administrator')
    .mutate([{create: {_id: 'new', _type: 'note'}}, {delete: {query: '*[count(*[n > ^.n]) > 0]'}}])
  expect(await refusal(asked)).toMatchObject({status: 400, body: {error: {type: 'queryTimeoutError'}}})
  expect(await lake.lake.query('count(*)')).toBe(documents.length)
})

test.each(filters.filter(([, filter]) => filter !== documentsByDocuments))(
  'a listener for %s is told and ended, others go on',
  async (_, filter) => {
    const lake = await startLake({documents})
    const heard: string[] = []
    const listen = (query: string, name: string) =>
      new Promise<void>((resolve) => {
        const options = {
          events: ['welcome', 'mutation'] as 'mutation'[],
          includeAllVersions: true,
          visibility: 'query' as const,
        }
        lake
          .client('administrator')
          .listen(query, {}, options)
          .subscribe({
            next: ({type}) => {
              heard.push(`${name} ${type}`)
              if ((type as string) === 'welcome') resolve()
            },
            error: (error: unknown) => heard.push(`${name} ended: ${String(error)}`),
          })
      })
    await Promise.all([listen(`*[${filter}]`, 'runaway'), listen('*[_type == "long"]', 'other')])
    const id = documents.at(-1)?._id ?? ''
    await lake.client('administrator').patch(id).set({title: 'New'}).commit()
    await expect.poll(() => heard).toContain('other mutation')
    await expect
      .poll(() => heard.filter((line) => line.startsWith('runaway ended')))
      .toEqual([expect.stringContaining('took longer than')])
    expect(heard).not.toContain('runaway mutation')
  },
)

test.each(filters.filter(([, filter]) => filter !== documentsByDocuments))(
  'a grant by %s grants nothing it cannot decide',
  async (_, filter) => {
    const slow = {
      name: 'slow',
      title: 'Slow',
      grants: [{filter: `n >= 0 || ${filter}`, permissions: ['read' as const]}],
    }
    const lake = await startLake({documents, roles: [...defaultRoles, slow]})
    expect(await lake.client('slow').fetch('*._id')).toHaveLength(300)
  },
)

test('an answer that is the square of the documents is left to the other thread, and ended there', {timeout: 20_000}, async () => {
  const many = Array.from({length: 2500}, (_, n) => ({_id: `n${n}`, _type: 'note', n, text: 'x'.repeat(20)}))
  const lake = await startLake({documents: many, queryLimits: {slowMilliseconds: 100}})
  let longest = 0
  let last = performance.now()
  const turns = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const admin = lake.client('administrator')
  const refused = await refusal(admin.fetch('{"a": *{"all": *, "again": *}}'))
  const unchanged = await refusal(admin.delete({query: '*{_id, "all": *, "again": *}'}))
  await new Promise((resolve) => setTimeout(resolve, 2))
  clearInterval(turns)
  expect([refused, unchanged]).toMatchObject([ended, ended])
  expect(longest).toBeLessThan(2_000)
})
