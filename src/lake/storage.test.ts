import {execFile} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {promisify} from 'node:util'
import fc from 'fast-check'
import {applyPatch} from 'mendoza'
import {expect, onTestFinished, test} from 'vitest'
import {createLake, DataFileError, LakeError, type Commit} from './index.ts'
import {refusal, startLake} from './lakeUnderTest.ts'

async function dataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  return join(folder, 'lake.sqlite')
}

const beat = {_id: 'b1', _type: 'beat', title: 'One'}

test('a lake opened again holds its documents, history, users, tokens and settings', async () => {
  const file = await dataFile()
  const first = await startLake({file})
  const token = first.lake.issueToken('writer')
  const spent = first.lake.issueSignIn('writer')
  const link = first.lake.issueSignIn('writer')
  await fetch(`${first.url}/v1/auth/fetch?sid=${spent}`)
  first.lake.mutate([{create: beat}], {transactionId: 't1'})
  first.lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}], {transactionId: 't2'})
  const settings = [{key: 'studio.layout', value: {open: true}}]
  await first.request('/users/me/keyvalue', {as: 'writer', method: 'PUT', body: JSON.stringify(settings)})
  await first.lake.close()

  const second = await startLake({file})
  const headers = {authorization: `Bearer ${token}`}
  const get = async (path: string) => (await fetch(`${second.url}/v1${path}`, {headers})).json()
  expect(await get('/data/doc/newsroom/b1')).toMatchObject({documents: [{title: 'Two', _rev: 't2'}]})
  expect(await get('/data/history/newsroom/documents/b1?revision=t1')).toMatchObject({
    documents: [{title: 'One', _rev: 't1'}],
  })
  expect(await get('/users/me')).toMatchObject({id: 'writer', roles: [{name: 'writer', title: 'Writer'}]})
  expect(await get('/users/me/keyvalue/studio.layout,other')).toEqual(settings)
  expect((await fetch(`${second.url}/v1/auth/fetch?sid=${spent}`)).status).toBe(401)
  expect((await fetch(`${second.url}/v1/auth/fetch?sid=${link}`)).status).toBe(200)
  expect(
    await refusal(second.client('administrator').mutate([{delete: {id: 'b1'}}], {transactionId: 't1'})),
  ).toMatchObject({
    status: 409,
  })
})

test('tokens and sign-in links are stored only as hashes', async () => {
  const file = await dataFile()
  const lake = createLake({file})
  const secrets = [lake.issueToken('writer'), lake.issueSignIn('writer')]
  await lake.close()
  const bytes = await readFile(file, 'latin1')
  expect(bytes).toContain('tokens')
  expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
})

test('what was acknowledged is in a copy of the files taken at that moment', async () => {
  const file = await dataFile()
  const {client} = await startLake({file})
  await client('administrator').create(beat)
  const copy = `${file}.copy`
  await Promise.all(['', '-wal'].map(async (suffix) => writeFile(copy + suffix, await readFile(file + suffix))))
  const restored = createLake({file: copy})
  expect(await restored.query('*.title')).toEqual(['One'])
  await restored.close()
})

test.each([
  ['a text file', Buffer.from('dear diary'.repeat(50)), 'is not a lake database'],
  ['a cut-off file', Buffer.from('SQLite format 3\0'), 'is not a lake database'],
])('%s is refused and left alone', async (_, bytes, reason) => {
  const file = await dataFile()
  await writeFile(file, bytes)
  expect(() => createLake({file})).toThrow(DataFileError)
  expect(() => createLake({file})).toThrow(reason)
  expect(await readFile(file)).toEqual(bytes)
})

test("another application's database is refused and left alone", async () => {
  const file = await dataFile()
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE documents (id TEXT)')
  other.close()
  const before = await readFile(file)
  expect(() => createLake({file})).toThrow('is an SQLite database of another application')
  expect(await readFile(file)).toEqual(before)
})

test('a file of a newer version is refused and left alone', async () => {
  const file = await dataFile()
  await createLake({file}).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect(() => createLake({file})).toThrow('was written by a newer version (format 99')
})

test('a damaged file is refused', async () => {
  const file = await dataFile()
  const lake = createLake({file})
  lake.mutate(
    Array.from({length: 200}, (_, index) => ({create: {_id: `b${index}`, _type: 'beat', text: 'x'.repeat(500)}})),
  )
  await lake.close()
  const bytes = await readFile(file)
  bytes.fill(0x5a, 8192, 40_000)
  await writeFile(file, bytes)
  expect(() => createLake({file})).toThrow(DataFileError)
  expect(await readFile(file)).toEqual(bytes)
})

test('a file whose pages are sound and whose text is not is refused', async () => {
  const file = await dataFile()
  const lake = createLake({file})
  lake.mutate([{create: {_id: 'b1', _type: 'beat', text: 'x'.repeat(50)}}])
  await lake.close()
  const bytes = await readFile(file)
  const sound = bytes.toString('latin1')
  await writeFile(file, sound.replaceAll('"_type":"beat"', '"_type":Qbeat"'), 'latin1')
  const damaged = await readFile(file)
  expect(() => createLake({file})).toThrow(DataFileError)
  expect(() => createLake({file})).toThrow('document "b1" cannot be read')
  expect(await readFile(file)).toEqual(damaged)
  // SQLite takes its log away when the last connection is closed.
  expect(await readdir(dirname(file))).toEqual(['lake.sqlite'])
})

test.each([
  ['a user', "UPDATE users SET profile = '{'", 'damaged (user "writer" cannot be read). It was left as it is; restore a backup to another file.'],
  ['a user without a name', "UPDATE users SET profile = '{}'", 'damaged (user "writer" cannot be read). It was left as it is; restore a backup to another file.'],
  ['the tables', 'DROP TABLE users', 'no such table: users'],
  ['a comment', "INSERT INTO comments_documents VALUES ('c1', 'null')", 'damaged (document "c1" cannot be read). It was left as it is; restore a backup to another file.'],
])('a file with %s damaged is refused in words, and closed', async (_, harm, reason) => {
  const file = await dataFile()
  await createLake({file}).close()
  const database = new DatabaseSync(file)
  database.exec(harm)
  database.close()
  const damaged = await readFile(file)
  expect(() => createLake({file})).toThrow(DataFileError)
  expect(() => createLake({file})).toThrow(file)
  expect(() => createLake({file})).toThrow(reason)
  expect(await readFile(file)).toEqual(damaged)
  expect(await readdir(dirname(file))).toEqual(['lake.sqlite'])
})

test('a folder in the place of the file is refused in words', async () => {
  const folder = dirname(await dataFile())
  expect(() => createLake({file: folder})).toThrow(DataFileError)
  expect(() => createLake({file: folder})).toThrow('is not a file')
})

test('a second server on the same file is refused; once the first is gone it may', async () => {
  const file = await dataFile()
  const first = await startLake({file})
  const second = createLake({file})
  onTestFinished(() => second.close())
  await expect(second.listen({port: 0})).rejects.toThrow('is served by another lake already')
  await first.lake.close()
  expect((await second.listen({port: 0})).url).toMatch(/^http:\/\/localhost:\d+$/)
})

test('a server in another process is refused too, and the first one serves on', async () => {
  const file = await dataFile()
  const {client} = await startLake({file})
  const code = `
    import {createLake} from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
    const lake = createLake({file: process.argv[1]})
    await lake.listen({port: 0}).then(() => console.log('served'), (error) => console.log(error.name + ': ' + error.message))
    await lake.close()`
  const given = ['--conditions=beatbook-source', '--input-type=module', '--eval', code, file]
  const {stdout} = await promisify(execFile)(process.execPath, given)
  expect(stdout).toBe(`DataFileError: ${file} is served by another lake already; stop that one, or choose another file\n`)
  expect(await client('administrator').create(beat)).toMatchObject(beat)
})

test('a link made by another process works, and what another process writes is seen and heard', async () => {
  const file = await dataFile()
  const {client, url, lake} = await startLake({file})
  const heard: Commit[] = []
  lake.onCommit((commit) => heard.push(commit))
  const other = createLake({file})
  const link = other.issueSignIn('writer')
  other.mutate([{create: beat}], {transactionId: 'theirs'})
  await other.close()
  expect((await fetch(`${url}/v1/auth/fetch?sid=${link}`)).status).toBe(200)
  expect(await client('writer').fetch('*.title')).toEqual(['One'])
  await client('administrator').patch('b1').set({title: 'Two'}).commit()
  expect(heard.map(({seq, author}) => [seq, author])).toEqual([
    [1, 'lake'],
    [2, 'administrator'],
  ])
})

test('a port in use is named', async () => {
  const {port} = await startLake()
  const second = createLake()
  onTestFinished(() => second.close())
  const failure = await second.listen({port}).catch((error: unknown) => error)
  expect(failure).toMatchObject({code: 'EADDRINUSE', port, message: expect.stringContaining(`Port ${port} is in use`)})
})

test('another machine is let in only when that is said', async () => {
  const lake = createLake()
  onTestFinished(() => lake.close())
  await expect(lake.listen({port: 0, host: '0.0.0.0'})).rejects.toThrow('allowRemote: true')
})

test('requests that arrive together are each answered for themselves, in order', async () => {
  const {client, lake} = await startLake({file: await dataFile()})
  const admin = client('administrator')
  lake.mutate([{create: {_id: 'count', _type: 'count', n: 0}}])
  const work = Array.from({length: 60}, (_, index) =>
    index % 3 === 0
      ? refusal(admin.patch('nobody').set({n: 1}).commit()).then(({status}) => status)
      : admin
          .patch('count')
          .inc({n: 1})
          .commit()
          .then(() => 200),
  )
  const statuses = await Promise.all(work)
  expect(statuses.filter((status) => status === 404)).toHaveLength(20)
  expect(await lake.query('*[_id == "count"][0].n')).toBe(40)
})

const value = fc.oneof(fc.string({unit: 'grapheme', maxLength: 12}), fc.integer(), fc.boolean(), fc.constant(null))
const items = fc.array(fc.record({_key: fc.constantFrom('a', 'b', 'c'), text: value}), {maxLength: 4})
const content = fc.record({title: value, body: items, nested: fc.record({deep: items})}, {requiredKeys: []})
const id = fc.constantFrom('b1', 'b2', 'drafts.b1', 'drafts.b2')
const patchOperations = fc.oneof(
  content.map((set) => ({set})),
  fc.constantFrom({unset: ['body[0]']}, {unset: ['title', 'nested.deep[_key=="b"]']}, {inc: {title: 3}}),
  items.map((given) => ({insert: {after: 'body[-1]', items: given}})),
  items.map((given) => ({setIfMissing: {body: given}})),
)
const mutation = fc.oneof(
  fc
    .tuple(fc.constantFrom('create', 'createIfNotExists', 'createOrReplace'), id, content)
    .map(([kind, _id, given]) => ({
      [kind]: {...given, _id, _type: 'beat'},
    })),
  id.map((given) => ({delete: {id: given}})),
  fc.tuple(id, patchOperations).map(([given, operations]) => ({patch: {id: given, ...operations}})),
)
const transactions = fc.array(fc.array(mutation, {minLength: 1, maxLength: 4}), {maxLength: 40})

test('replaying the transaction log gives the store, and every revision on the way, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(transactions, async (given) => {
      const lake = createLake()
      const {url} = await lake.listen({port: 0})
      const commits: Commit[] = []
      lake.onCommit((commit) => commits.push(commit))
      for (const mutations of given) {
        const before = await lake.query('*')
        const refused = refusedOf(() => lake.mutate(mutations))
        expect(refused ? await lake.query('*') : before).toEqual(before)
      }
      const replayed = new Map<string, Record<string, unknown> | null>()
      for (const {changes, transactionId} of commits) {
        for (const {id, before, after, effects} of changes) {
          const {_rev: rev, ...rest} = replayed.get(id) ?? {}
          const held = replayed.get(id) ? rest : null
          const next = effects.apply.length === 0 ? held : applyPatch(held, effects.apply)
          expect(before?._rev).toBe(rev)
          replayed.set(id, next && {...next, _rev: transactionId})
          expect(replayed.get(id)).toEqual(after)
          expect(effects.revert.length === 0 ? next : applyPatch(next, effects.revert)).toEqual(held)
        }
      }
      const documents = [...replayed.values()].filter((document) => document !== null)
      expect(documents.sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))).toEqual(await lake.query('*'))

      const headers = {authorization: `Bearer ${lake.issueToken('administrator')}`}
      for (const {transactionId, changes} of commits.slice(-3)) {
        const ids = changes.map(({id}) => id)
        if (ids.length === 0) continue
        const path = `/v1/data/history/newsroom/documents/${ids.join(',')}?revision=${transactionId}`
        const answer = await (await fetch(url + path, {headers})).json()
        expect(answer).toEqual({
          documents: changes.flatMap(({after}) => (after ? [JSON.parse(JSON.stringify(after))] : [])),
        })
      }
      await lake.close()
    }),
    {numRuns: 40},
  )
})

function refusedOf(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof LakeError) return true
    throw error
  }
}

test('a long life is read back as quickly at its end as at its beginning', async () => {
  const {lake, request} = await startLake()
  lake.mutate([{create: {...beat, n: 0, text: 'x'.repeat(300)}}], {transactionId: 'n0'})
  for (let n = 1; n <= 200; n += 1) lake.mutate([{patch: {id: 'b1', set: {n}}}], {transactionId: `n${n}`})
  for (const n of [0, 1, 63, 64, 65, 127, 128, 199, 200]) {
    const response = await request(`/data/history/newsroom/documents/b1?revision=n${n}`, {as: 'writer'})
    expect(await response.json()).toMatchObject({documents: [{n, _rev: `n${n}`}]})
  }
})
