import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {beatsByIdQuery, beatsQuery, boardQuery, linksQuery, membersQuery, placesQuery, takeCountsQuery, typesQuery, watchQuery} from './boardQueries.ts'
import {beatsPerPage, createBoardStore} from './boardStore.ts'

const beat = (id: string, title = id) => ({_id: id, _type: 'beat', title})
const name = (index: number) => `beat-${String(index).padStart(4, '0')}`
const linking = linksQuery(['history'])

interface Asked {
  readonly ids?: readonly string[]
  readonly after?: string
  readonly most?: number
}

/** A lake of so many beats that tells what it was asked, can lose its line, and can be held up at a query. */
function lake(count: number) {
  const held = {
    beats: Array.from({length: count}, (_, index) => beat(name(index))),
    takes: 7,
    isDown: false,
    before: async (_query: string, _asked: Asked): Promise<void> => {},
  }
  const asked: {readonly query: string; readonly ids: readonly string[]}[] = []
  const page = ({after = '', most = 0}: Asked) => held.beats.filter(({_id}) => _id > after).slice(0, most)
  const rest = () => ({places: [{_id: 'vertical-energy', _type: 'vertical', title: 'Energy'}], proposals: [{_id: 'beatbook.proposal.p.1', document: name(0), take: 't', kind: 'cite', reason: 'r'}]})
  const answers: Record<string, (given: Asked) => unknown> = {
    [boardQuery]: (given) => ({beats: page(given), ...rest()}),
    [beatsQuery]: page,
    [placesQuery]: rest,
    [beatsByIdQuery]: ({ids = []}) => held.beats.filter(({_id}) => ids.includes(_id)),
    [typesQuery]: ({ids = []}) => held.beats.filter(({_id}) => ids.includes(_id)),
    [takeCountsQuery]: () => ({takes: held.takes, homeless: 1}),
    [membersQuery]: ({ids = []}) => ids.map((_id) => ({_id, takes: held.takes})),
    [watchQuery]: ({ids = []}) => ids.map((_id) => ({_id, watch: [{_key: 'w', text: `Whether ${_id}`, status: 'open', blockKey: 'b'}]})),
    [linking]: ({ids = []}) => ids.map((_id) => ({_id, history: []})),
  }
  const fetch = async (query: string, given: Asked) => {
    asked.push({query, ids: given.ids ?? []})
    await held.before(query, given)
    if (held.isDown) throw new Error('The line is cut.')
    return answers[query]?.(given)
  }
  const client = {fetch} as unknown as SanityClient
  const store = createBoardStore(client, ['history'])
  const pagesOf = (wanted: string) => asked.filter(({query}) => query === wanted).map(({ids}) => ids)
  return {held, asked, store, pagesOf}
}

/** Resolves when what the store has in hand says so. */
function until(store: ReturnType<typeof createBoardStore>, done: (state: ReturnType<typeof store.get>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!done(store.get())) return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
}

test('beats are read page by page, and the first page brings all that the first drawing needs', async () => {
  const {store, asked, held} = lake(beatsPerPage + 3)
  const drawn: unknown[] = []
  store.subscribe(() => {
    const {status, isWhole, beats, verticals, proposals} = store.get()
    drawn.push([status, isWhole, beats.length, verticals.size, proposals.length])
  })
  await store.refresh()
  expect(drawn).toEqual([
    ['ready', false, beatsPerPage, 1, 1],
    ['ready', true, beatsPerPage + 3, 1, 1],
  ])
  expect(asked.map(({query}) => query)).toEqual([boardQuery, beatsQuery])
  held.beats.splice(0, 5)
  await store.refresh()
  expect([store.get().beats.length, store.get().isWhole]).toEqual([beatsPerPage - 2, true])
})

test('nothing costly is asked before somebody wants it, and what they look at comes first', async () => {
  const {store, asked, pagesOf} = lake(60)
  await store.refresh()
  expect(asked.map(({query}) => query)).toEqual([boardQuery])
  store.lookAt([name(59), name(58), 'beat-that-went'])
  store.want(['members'])
  await until(store, ({members, counts}) => members.size === 60 && counts !== undefined)
  expect(pagesOf(membersQuery).map((ids) => [ids.length, ids.slice(0, 3)])).toEqual([
    [25, [name(59), name(58), name(0)]],
    [25, [name(23), name(24), name(25)]],
    [10, [name(48), name(49), name(50)]],
  ])
  expect(store.get().counts).toEqual({takes: 7, homeless: 1})
})

test('a change that arrives while pages are read is taken in after them, and reads that beat alone', async () => {
  const {store, held, pagesOf} = lake(130)
  let second: Promise<void> | undefined
  await store.refresh()
  held.before = async (query, {ids = []}) => {
    if (query !== watchQuery || ids[0] !== name(100) || second) return
    held.beats[3] = beat(name(3), 'Renamed')
    second = store.refresh(new Set([name(3)]))
  }
  store.want(['watch'])
  await until(store, ({watch}) => watch.size === 130)
  await second
  await until(store, () => pagesOf(watchQuery).length === 3)
  expect(pagesOf(watchQuery).map((ids) => ids.length)).toEqual([100, 30, 1])
  expect(pagesOf(watchQuery).at(-1)).toEqual([name(3)])
  expect(pagesOf(beatsByIdQuery)).toEqual([[name(3)]])
  expect(store.get().beats.find(({id}) => id === name(3))?.title).toBe('Renamed')
})

test('a beat that goes while the pages are read is gone afterwards, and one that comes is there', async () => {
  const {store, held} = lake(beatsPerPage + 1)
  let second: Promise<void> | undefined
  held.before = async (query) => {
    if (query !== beatsQuery || second) return
    held.beats.splice(0, 1)
    held.beats.push(beat('drafts.beat-new'))
    second = store.refresh(new Set([name(0), 'drafts.beat-new']))
  }
  await store.refresh()
  await second
  const {beats} = store.get()
  expect([beats.some(({id}) => id === name(0)), beats.find(({id}) => id === 'beat-new')]).toEqual([false, expect.objectContaining({isLive: false, hasDraft: true})])
})

test('a first read that fails says why, and any later look reads everything, a change that comes by itself too', async () => {
  const {store, held} = lake(2)
  held.isDown = true
  await store.refresh()
  expect(store.get()).toMatchObject({status: 'failed', reason: 'The line is cut.', beats: []})
  held.isDown = false
  await store.refresh(new Set([name(0)]))
  expect(store.get()).toMatchObject({status: 'ready', isWhole: true, beats: [{id: name(0)}, {id: name(1)}]})
  expect(store.get()).not.toHaveProperty('reason')
})

test('offline, what is known stays with the reason beside it; back on line all of it is read again', async () => {
  const {store, held, pagesOf} = lake(3)
  await store.refresh()
  store.want(['members'])
  await until(store, ({members, counts}) => members.size === 3 && counts !== undefined)
  held.isDown = true
  await store.refresh(new Set([name(1)]))
  expect(store.get()).toMatchObject({status: 'failed', reason: 'The line is cut.'})
  expect([store.get().beats.length, store.get().members.size]).toEqual([3, 3])
  held.isDown = false
  held.takes = 9
  const seen: string[] = []
  store.subscribe(() => seen.push(store.get().status))
  await store.refresh()
  await until(store, ({members}) => [...members.values()].every((takes) => takes === 9))
  expect(seen[0]).toBe('ready')
  expect(pagesOf(membersQuery)).toHaveLength(2)
})

test('a page of a part that fails stops that part, and trying again goes on where it stopped', async () => {
  const {store, held, pagesOf} = lake(60)
  await store.refresh()
  held.before = async (query, {ids = []}) => {
    if (query === membersQuery && ids.includes(name(30))) throw new Error('Internal error')
  }
  store.want(['members'])
  await until(store, ({status}) => status === 'failed')
  expect([store.get().reason, store.get().members.size]).toEqual(['Internal error', 25])
  held.before = async () => {}
  await store.refresh()
  await until(store, ({members}) => members.size === 60)
  expect(store.get().status).toBe('ready')
  expect(pagesOf(membersQuery).length).toBeGreaterThanOrEqual(4)
})

test('a take that changes has the memberships of all beats read again, and nothing of the beats themselves', async () => {
  const {store, held, asked} = lake(2)
  await store.refresh()
  store.want(['members'])
  await until(store, ({members, counts}) => members.size === 2 && counts !== undefined)
  asked.length = 0
  held.takes = 8
  await store.refresh(new Set(['take-new']))
  await until(store, ({members, counts}) => [...members.values()].every((takes) => takes === 8) && counts?.takes === 8)
  expect(asked.map(({query}) => query).toSorted()).toEqual([membersQuery, placesQuery, takeCountsQuery, typesQuery].toSorted())
})
