import {expect, test} from 'vitest'
import {countingIds, startLake, stoppedClock} from '../../src/lake/lakeUnderTest.ts'
import {createRevisionStore} from './revisionStore.ts'

const draft = {_id: 'drafts.beat-rail', _type: 'beat', title: 'Rail'}
const ids = ['beat-rail', 'drafts.beat-rail']
const at = '2026-07-15T09:00:00.000Z'

test('tells who changed the document, and reads on from there', async () => {
  const {client} = await startLake({now: stoppedClock(at).now, newId: countingIds()})
  const store = createRevisionStore(client('reviewer'))
  await client('writer').create(draft)
  expect(await store.readOn('beat-rail', ids)).toEqual({status: 'ready', revisions: [{id: 'id1', author: 'writer', at}]})
  await client('writer').create({...draft, _id: 'drafts.beat-road'})
  await client('reviewer').patch('drafts.beat-rail').set({title: 'Rails'}).commit()
  const {revisions} = await store.readOn('beat-rail', ids)
  expect(revisions).toEqual([
    {id: 'id1', author: 'writer', at},
    {id: 'id3', author: 'reviewer', at},
  ])
})

test('publishing moves text and changes none', async () => {
  const {client} = await startLake({now: stoppedClock(at).now, newId: countingIds()})
  await client('writer').create(draft)
  const reviewer = client('reviewer')
  await reviewer.action({actionType: 'sanity.action.document.publish', publishedId: 'beat-rail', draftId: 'drafts.beat-rail'})
  const {revisions} = await createRevisionStore(reviewer).readOn('beat-rail', ids)
  expect(revisions.map(({author, changesText = true}) => [author, changesText])).toEqual([
    ['writer', true],
    ['reviewer', false],
  ])
})

test('gives the text as a revision left it', async () => {
  const {client} = await startLake({newId: countingIds()})
  const writer = client('writer')
  await writer.create(draft)
  await writer.patch('drafts.beat-rail').set({title: 'Rails'}).commit()
  const store = createRevisionStore(writer)
  expect(await store.documentAt(ids, 'id1')).toMatchObject({title: 'Rail', _rev: 'id1'})
  expect(await store.documentAt(ids, 'id2')).toMatchObject({title: 'Rails', _rev: 'id2'})
})

test('a burst of asks reads at most once more, and the last answer has everything', async () => {
  const {client, lake} = await startLake({newId: countingIds()})
  let reads = 0
  const counting = client('writer')
  const request = counting.request.bind(counting)
  counting.request = ((options: Parameters<typeof request>[0]) => {
    reads += 1
    return request(options)
  }) as typeof counting.request
  const store = createRevisionStore(counting)
  const first = store.readOn('beat-rail', ids)
  lake.mutate([{create: draft}], {author: 'writer'})
  const [, second, third] = await Promise.all([first, store.readOn('beat-rail', ids), store.readOn('beat-rail', ids)])
  expect(second).toBe(third)
  expect(third.revisions.map(({author}) => author)).toEqual(['writer'])
  expect(reads).toBeLessThanOrEqual(3)
})

test('says why history cannot be read, and keeps what it knew', async () => {
  const {client} = await startLake()
  const failing = createRevisionStore(client('writer', {apiHost: 'http://127.0.0.1:9'}))
  expect(await failing.readOn('beat-rail', ids)).toMatchObject({status: 'failed', revisions: [], reason: expect.stringMatching(/\w/) as unknown})
})
