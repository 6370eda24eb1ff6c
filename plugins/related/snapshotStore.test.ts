import {IDBFactory, IDBKeyRange as FakeKeyRange} from 'fake-indexeddb'
import {beforeAll, expect, test} from 'vitest'
import {Newsroom} from '../../src/coverage/newsroom.ts'
import {createSnapshotStore} from './snapshotStore.ts'

beforeAll(() => {
  globalThis.IDBKeyRange = FakeKeyRange
})

const wren = {dataset: 'beatbook.newsroom', user: 'wren'}

function records(count = 3) {
  const newsroom = new Newsroom()
  for (let index = 0; index < count; index++) newsroom.put({_id: `take-${index}`, _type: 'take', _rev: `r${index}`, headline: `Story ${index}`})
  newsroom.put({_id: 'beatbook.feedback.a', _type: 'beatbook.feedback', _rev: 'f1', kind: 'dismissed', document: 'take-1', target: 'take-2'})
  return newsroom.records()
}

/** Changes one stored value behind the store's back. */
async function tamper(factory: IDBFactory, change: (value: unknown, key: IDBValidKey) => unknown): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = factory.open('beatbook-related')
    opening.onsuccess = () => resolve(opening.result)
  })
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('snapshots', 'readwrite')
    const store = transaction.objectStore('snapshots')
    store.openCursor().onsuccess = ({target}) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
      if (!cursor) return
      cursor.update(change(cursor.value, cursor.key))
      cursor.continue()
    }
    transaction.oncomplete = () => resolve()
  })
  database.close()
}

test('gives back what was kept, over several chunks', async () => {
  const store = createSnapshotStore(new IDBFactory())
  await store.write(wren, records(2300))
  const read = await store.read(wren)
  expect(read).toEqual(records(2300))
  expect(Newsroom.of(read!).revisions().get('take-1')).toBe('r1')
})

test('a later snapshot takes the place of a longer one', async () => {
  const store = createSnapshotStore(new IDBFactory())
  await store.write(wren, records(2300))
  await store.write(wren, records(2))
  expect((await store.read(wren))?.versions).toHaveLength(2)
})

test('one person never reads another’s, which goes when theirs is written', async () => {
  const store = createSnapshotStore(new IDBFactory())
  const rosa = {...wren, user: 'rosa'}
  await store.write(wren, records())
  expect(await store.read(rosa)).toBeUndefined()
  await store.write(rosa, records(1))
  expect(await store.read(wren)).toBeUndefined()
  expect((await store.read(rosa))?.versions).toHaveLength(1)
})

test.each<[string, (value: unknown) => unknown]>([
  ['damaged', (value) => (typeof value === 'string' ? value.replace('Story 1', 'Story 7') : value)],
  ['cut short', (value) => (typeof value === 'string' ? value.slice(0, -4) : value)],
  ['of another version', (value) => (typeof value === 'object' ? {...value, version: 0} : value)],
  ['no snapshot at all', (value) => (typeof value === 'object' ? {hello: 'there'} : value)],
])('one that is %s is discarded', async (_, change) => {
  const factory = new IDBFactory()
  const store = createSnapshotStore(factory)
  await store.write(wren, records())
  await tamper(factory, change)
  expect(await store.read(wren)).toBeUndefined()
  await tamper(factory, () => {
    throw new Error('Something of it is left.')
  })
})

test('erasing leaves nothing', async () => {
  const store = createSnapshotStore(new IDBFactory())
  await store.write(wren, records())
  await store.erase()
  expect(await store.read(wren)).toBeUndefined()
})
