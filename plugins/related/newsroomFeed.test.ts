import {expect, onTestFinished, test} from 'vitest'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {Newsroom} from '../../src/coverage/newsroom.ts'
import {startLake, type LakeUnderTest} from '../../src/lake/lakeUnderTest.ts'
import {followNewsroom, type FeedState, type FollowingIndex} from './newsroomFeed.ts'

function take(id: string, headline: string) {
  return {_id: id, _type: 'take', headline}
}

/** Follows the lake with a newsroom of its own, and remembers what it was told. */
function follow({client}: LakeUnderTest, newsroom = new Newsroom(), user = 'writer') {
  const states: FeedState[] = []
  const put: string[] = []
  let kept = 0
  const index: FollowingIndex = {
    open: () => Promise.resolve({stories: newsroom.size, revisions: [...newsroom.revisions()]}),
    change(documents, remove) {
      for (const id of remove) newsroom.remove(id)
      for (const document of documents) newsroom.put(document)
      put.push(...documents.map((document) => (document as {_id: string})._id))
      return Promise.resolve({stories: newsroom.size})
    },
    keep: () => Promise.resolve((kept += 1)),
  }
  const options = {contract: briefingContract, onState: (state: FeedState) => states.push(state), later: (work: () => void) => void setImmediate(work)}
  onTestFinished(followNewsroom(client(user), index, options))
  const ready = () => expect.poll(() => states.at(-1), {timeout: 5000})
  return {newsroom, states, put, ready, kept: () => kept}
}

test('reads everything once, says how far it is, and then follows without asking', async () => {
  const lake = await startLake()
  lake.lake.mutate([{create: take('take-1', 'One')}, {create: take('take-2', 'Two')}, {create: {_id: 'source-1', _type: 'source', name: 'S'}}], {})
  const {newsroom, states, ready} = follow(lake)
  await ready().toEqual({status: 'ready', stories: 2})
  expect(states.slice(0, 2)).toEqual([{status: 'opening'}, {status: 'loading', done: 0, total: 2}])

  await lake.client('reviewer').create(take('take-3', 'Three'))
  await ready().toEqual({status: 'ready', stories: 3})
  await lake.client('reviewer').patch('take-1').set({headline: 'One, corrected'}).commit()
  await expect.poll(() => newsroom.facts('take-1')?.title).toBe('One, corrected')
  await lake.client('reviewer').delete('take-2')
  await ready().toEqual({status: 'ready', stories: 2})
})

test('a newsroom of several pages is read whole, each document once', async () => {
  const lake = await startLake()
  const ids = Array.from({length: 650}, (_, index) => `take-${String(index).padStart(3, '0')}`)
  lake.lake.mutate(ids.map((id) => ({create: take(id, 'One of many')})), {})
  const {put, ready, states} = follow(lake)
  await ready().toEqual({status: 'ready', stories: 650})
  expect(put).toEqual(ids)
  expect(states.flatMap((state) => (state.status === 'loading' ? [[state.done, state.total]] : []))).toEqual([[0, 650], [300, 650], [600, 650]])
})

test('of what a snapshot holds, only what has another revision is read again, and what is gone goes', async () => {
  const lake = await startLake()
  lake.lake.mutate([{create: take('take-1', 'One')}, {create: take('take-2', 'Two')}, {create: take('take-3', 'Three')}], {})
  const first = follow(lake)
  await first.ready().toEqual({status: 'ready', stories: 3})
  const snapshot = Newsroom.of(structuredClone(first.newsroom.records()))

  await lake.client('reviewer').patch('take-2').set({headline: 'Two, corrected'}).commit()
  await lake.client('reviewer').delete('take-3')
  const second = follow(lake, snapshot)
  await second.ready().toEqual({status: 'ready', stories: 2})
  expect(second.put).toEqual(['take-2'])
  expect(second.newsroom.facts('take-2')?.title).toBe('Two, corrected')
  await expect.poll(second.kept).toBe(1)
})

test('what the reader may not see never gets into the index', async () => {
  const roles = [
    {name: 'writer', title: 'Writer', grants: [{filter: '!(_id in path("drafts.secret.**"))', permissions: ['read' as const]}]},
    {name: 'reviewer', title: 'Reviewer', grants: [{filter: '_id in path("**")', permissions: ['read' as const, 'create' as const, 'update' as const]}]},
  ]
  const lake = await startLake({roles, users: [{id: 'writer', name: 'W', roles: ['writer']}, {id: 'reviewer', name: 'R', roles: ['reviewer']}]})
  lake.lake.mutate([{create: take('drafts.secret.1', 'Hidden')}, {create: take('drafts.take-1', 'Open')}], {})
  const {newsroom, ready} = follow(lake)
  await ready().toEqual({status: 'ready', stories: 1})
  await lake.client('reviewer').patch('drafts.secret.1').set({headline: 'Hidden still'}).commit()
  await lake.client('reviewer').create(take('take-2', 'Two'))
  await ready().toEqual({status: 'ready', stories: 2})
  expect([...newsroom.revisions().keys()].sort()).toEqual(['drafts.take-1', 'take-2'])
})

test('says so when the newsroom cannot be read', async () => {
  const lake = await startLake()
  const states: FeedState[] = []
  const index: FollowingIndex = {open: () => Promise.reject(new Error('No storage.')), change: () => Promise.resolve({stories: 0}), keep: () => Promise.resolve()}
  onTestFinished(followNewsroom(lake.client('writer'), index, {contract: briefingContract, onState: (state) => states.push(state)}))
  await expect.poll(() => states.at(-1)).toEqual({status: 'failed', reason: 'No storage.'})
})
