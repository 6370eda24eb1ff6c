import {existsSync} from 'node:fs'
import {mkdtemp, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {backUpLake, createLake, DataFileError, restoreLake} from './index.ts'
import {startLake} from './lakeUnderTest.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(made, {recursive: true}))
  return made
}

test('a backup taken while serving, under writes, restores to all that was acknowledged before it', async () => {
  const at = await folder()
  const [file, copy, restored] = ['lake.sqlite', 'copy.sqlite', 'restored.sqlite'].map((name) => join(at, name)) as [string, string, string]
  const {lake, client} = await startLake({file})
  const writer = client('administrator')
  const acknowledged: string[] = []
  const busy = Promise.withResolvers<void>()
  const stop = new AbortController()
  const writers = [1, 2, 3].map(async (hand) => {
    for (let n = 1; !stop.signal.aborted; n++) {
      acknowledged.push((await writer.create({_id: `n-${hand}-${n}`, _type: 'note', n}))._id)
      if (acknowledged.length > 20) busy.resolve()
    }
  })
  await Promise.race([busy.promise, Promise.all(writers)])
  const before = [...acknowledged]
  await backUpLake(file, copy)
  stop.abort()
  await Promise.all(writers)
  await lake.close()

  await restoreLake(copy, restored)
  const second = await startLake({file: restored})
  expect(await second.lake.query('count(*[_id in $before])', {before})).toBe(before.length)
  const history = await second.request('/data/history/newsroom/transactions/n-1-1?excludeContent=true', {as: 'administrator'})
  expect((await history.text()).trim().split('\n')).toHaveLength(1)
  second.lake.mutate([{create: {_id: 'after', _type: 'note'}}])
  expect(await second.lake.query('*[_id == "after"][0]._type')).toBe('note')
})

test('neither overwrites anything, and says what to do', async () => {
  const at = await folder()
  const [file, taken] = [join(at, 'lake.sqlite'), join(at, 'taken')]
  await createLake({file, documents: [{_id: 'a', _type: 'note'}]}).close()
  await writeFile(taken, 'mine')
  await expect(backUpLake(file, taken)).rejects.toThrow(`${taken} exists already, and nothing is overwritten; move it away, or choose another name`)
  await expect(restoreLake(file, taken)).rejects.toThrow(DataFileError)
  expect(await readFile(taken, 'utf8')).toBe('mine')
  await expect(backUpLake(join(at, 'none'), join(at, 'copy'))).rejects.toThrow('There is no')
  await expect(restoreLake(taken, join(at, 'copy'))).rejects.toThrow('is not a lake database')
  await expect(backUpLake(file, join(at, 'no', 'such', 'folder'))).rejects.toThrow(DataFileError)
})

test('a backup is one file, and stays one when it is restored', async () => {
  const [at, store] = [await folder(), await folder()]
  const [file, copy] = [join(at, 'lake.sqlite'), join(store, 'copy.sqlite')]
  const {lake} = await startLake({file, documents: [{_id: 'a', _type: 'note'}]})
  await backUpLake(file, copy)
  expect(await readdir(store)).toEqual(['copy.sqlite'])
  await lake.close()
  const before = await readFile(copy)
  await restoreLake(copy, join(at, 'restored.sqlite'))
  expect(await readdir(store)).toEqual(['copy.sqlite'])
  expect(await readFile(copy)).toEqual(before)
  const restored = await startLake({file: join(at, 'restored.sqlite')})
  expect(await restored.lake.query('*[]._id')).toEqual(['a'])
})

test('a damaged file is not passed on as a backup', async () => {
  const at = await folder()
  const [file, copy] = [join(at, 'lake.sqlite'), join(at, 'copy.sqlite')]
  const documents = Array.from({length: 200}, (_, n) => ({_id: `n${n}`, _type: 'note', text: 'x'.repeat(500)}))
  await createLake({file, documents}).close()
  const {length} = await readFile(file)
  await truncate(file, Math.floor(length / 2))
  await expect(backUpLake(file, copy)).rejects.toThrow(DataFileError)
  expect([existsSync(copy), existsSync(`${copy}.part`)]).toEqual([false, false])
})
