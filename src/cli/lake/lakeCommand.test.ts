import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createClient} from '@sanity/client'
import {expect, onTestFinished, test} from 'vitest'
import {createLake} from '../../lake/index.ts'
import {newsroomDocuments} from '../../../studio/newsroom/newsroom.ts'
import {runCommand} from '../runCommand.ts'

async function folder(): Promise<(name: string) => string> {
  const made = await mkdtemp(join(tmpdir(), 'beatbook-lake-'))
  onTestFinished(() => rm(made, {recursive: true}))
  return (name) => join(made, name)
}

async function run(...args: string[]) {
  const seen = {out: '', err: ''}
  const code = await runCommand(['lake', ...args], {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.err += text),
    env: {},
    now: () => new Date('2026-07-15T00:00:00Z'),
  })
  return {code, ...seen}
}

/** A lake that `beatbook lake` serves until the test ends. */
async function served(...args: string[]) {
  const seen = {out: ''}
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  const ended = runCommand(['lake', ...args, '--port', '0'], {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.out += text),
    env: {},
    now: () => new Date('2026-07-15T00:00:00Z'),
    untilStopped: () => stopped,
  })
  await expect.poll(() => seen.out).toContain('http://localhost')
  return {
    seen,
    url: /http:\/\/localhost:\d+/.exec(seen.out)![0],
    token: /Token {3}(\S+)/.exec(seen.out)![1]!,
    end: async () => {
      stop()
      return ended
    },
  }
}

const connect = (url: string, token: string) =>
  createClient({projectId: 'beatbook', dataset: 'newsroom', apiHost: url, useProjectHostname: false, useCdn: false, apiVersion: '2025-02-19', token, perspective: 'raw'})

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('serves a lake in memory to the unmodified client, and stops when told', async () => {
  const {url, token, end, seen} = await served('--memory')
  const client = connect(url, token)
  await client.create({_id: 'a', _type: 'note', text: 'kept nowhere'})
  expect(await client.fetch('*[_id == "a"].text')).toEqual(['kept nowhere'])
  expect(await end()).toBe(0)
  expect(seen.out).toContain('Stopped.')
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('a beat goes live unreviewed only where the review was turned off', async () => {
  const unread = {_id: 'beat-new', _type: 'beat', title: 'Nobody has read this'}
  const reviewed = await served('--memory')
  await expect(connect(reviewed.url, reviewed.token).create(unread)).rejects.toMatchObject({
    statusCode: 403,
    details: {type: 'reviewGateError', refusals: [expect.objectContaining({id: 'beat-new'})]},
  })
  expect(reviewed.seen.out).toContain('Review  beats and takes go live with 1 approval\n')
  await reviewed.end()
  const open = await served('--memory', '--no-review')
  await connect(open.url, open.token).create(unread)
  expect(open.seen.out).toContain('Review  off')
  await open.end()
})

test('the number of approvals is a number, and not given with --no-review', async () => {
  expect(await run('--memory', '--approvals', 'two')).toMatchObject({code: 2, err: expect.stringContaining('--approvals cannot be "two"')})
  expect(await run('--memory', '--approvals', '2', '--no-review')).toMatchObject({code: 2, err: expect.stringContaining('not both')})
})

test('a newsroom with an image moves through an export file into another lake', async () => {
  const path = await folder()
  const first = createLake({file: path('first.sqlite'), documents: newsroomDocuments()})
  const {url} = await first.listen({port: 0})
  const client = connect(url, first.issueToken('administrator'))
  const asset = await client.assets.upload('image', pixel, {filename: 'pixel.png'})
  await client.create({_id: 'picture', _type: 'note', image: {_type: 'image', asset: {_type: 'reference', _ref: asset._id}}})
  await first.close()

  const exported = await run('export', '--data', path('first.sqlite'), '--to', path('content.tar.gz'))
  expect(exported).toMatchObject({code: 0})
  expect(exported.out).toContain('and 1 assets')
  expect(await run('import', path('content.tar.gz'), '--data', path('second.sqlite'))).toMatchObject({code: 0})

  const [one, other] = ['first', 'second'].map((name) => createLake({file: path(`${name}.sqlite`)})) as [ReturnType<typeof createLake>, ReturnType<typeof createLake>]
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
  // What the store stamps anew, and where an asset lies, which names the lake.
  const content = (document: Record<string, unknown>) => {
    const {_rev, _createdAt, _updatedAt, uploadId: _uploadId, url: _url, ...rest} = document
    return rest
  }
  const all = async (lake: typeof one) => ((await lake.query('*[] | order(_id)')) as Record<string, unknown>[]).map(content)
  expect(await all(other)).toEqual(await all(one))
  expect(((await all(one)) as unknown[]).length).toBeGreaterThan(100)
  const {url: second} = await other.listen({port: 0})
  const address = String(await other.query('*[_id == $id][0].url', {id: asset._id}))
  const image = await fetch(address.replace(/^https?:\/\/[^/]+/, second))
  expect(Buffer.from(await image.arrayBuffer()).equals(pixel)).toBe(true)

  const again = await run('import', path('content.tar.gz'), '--data', path('third.sqlite'))
  expect(again.code).toBe(0)
  const twice = await run('import', path('content.tar.gz'), '--data', path('third.sqlite'))
  expect(twice.code).toBe(2)
  expect(twice.err).toContain('could not be imported into')
  expect(await run('import', path('content.tar.gz'), '--data', path('third.sqlite'), '--missing')).toMatchObject({code: 0})
})

test('a served lake is backed up, gives tokens, and takes an import by its address', async () => {
  const path = await folder()
  const {url, end} = await served('--data', path('lake.sqlite'))
  const token = (await run('token', 'administrator', '--data', path('lake.sqlite'))).out.trim()
  await writeFile(path('notes.ndjson'), '{"_id":"n1","_type":"note"}\n{"_id":"n2","_type":"note"}\n')
  expect(await run('import', path('notes.ndjson'), '--url', url, '--token', token)).toMatchObject({code: 0})
  expect(await connect(url, token).fetch('count(*[_type == "note"])')).toBe(2)
  expect(await run('backup', '--data', path('lake.sqlite'), '--to', path('copy.sqlite'))).toMatchObject({code: 0})
  expect(await run('import', path('notes.ndjson'), '--data', path('lake.sqlite'))).toMatchObject({code: 2})
  expect(await end()).toBe(0)
  expect(await run('restore', '--from', path('copy.sqlite'), '--data', path('back.sqlite'))).toMatchObject({code: 0})
  const back = createLake({file: path('back.sqlite')})
  expect(await back.query('count(*[_type == "note"])')).toBe(2)
  await back.close()
})

test.each([
  [[], 'Say where content is kept'],
  [['--memory', '--data', 'x'], 'Say where content is kept'],
  [['--memory', '--port', 'ninety'], '--port cannot be "ninety"'],
  [['--memory', '--port', '0', '--host', '0.0.0.0'], 'lets other machines in'],
  [['mend'], '"mend" is none of'],
  [['backup', '--data', 'nowhere.sqlite', '--to', 'x'], 'There is no nowhere.sqlite'],
  [['export', '--data', 'nowhere.sqlite', '--to', 'x'], 'nowhere.sqlite: there is no such file'],
  [['export', '--to', 'x'], 'Name one lake'],
  [['import', 'nowhere.ndjson', '--data', 'x'], 'nowhere.ndjson: there is no such file'],
  [['token', 'nobody', '--data', 'package.json'], 'is not a lake database'],
  [['restore', '--from', 'package.json', '--data', 'x'], 'is not a lake database'],
])('lake %j is refused in plain words', async (args, message) => {
  const {code, err} = await run(...args)
  expect([code, err]).toEqual([2, expect.stringContaining(message)])
})
