import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {countingIds, startLake, stoppedClock} from '../../src/lake/lakeUnderTest.ts'
import {createRevisionStore} from './revisionStore.ts'

const draft = {_id: 'drafts.beat-rail', _type: 'beat', title: 'Rail'}
const ids = ['beat-rail', 'drafts.beat-rail']
const at = '2026-07-15T09:00:00.000Z'
const touched = ['drafts.beat-rail']

/** A client that counts what it asks of the history endpoints. */
function countingClient(counted: SanityClient) {
  let reads = 0
  const request = counted.request.bind(counted)
  counted.request = ((options: Parameters<typeof request>[0]) => {
    reads += 1
    return request(options)
  }) as typeof counted.request
  return {counted, reads: () => reads}
}

test('tells who changed the document, and reads on from there', async () => {
  const {client} = await startLake({now: stoppedClock(at).now, newId: countingIds()})
  const store = createRevisionStore(client('reviewer'))
  await client('writer').create(draft)
  expect(await store.readOn('beat-rail', ids)).toEqual({status: 'ready', revisions: [{id: 'id1', author: 'writer', at, touched}]})
  await client('writer').create({...draft, _id: 'drafts.beat-road'})
  await client('reviewer').patch('drafts.beat-rail').set({title: 'Rails'}).commit()
  const {revisions} = await store.readOn('beat-rail', ids)
  expect(revisions).toEqual([
    {id: 'id1', author: 'writer', at, touched},
    {id: 'id3', author: 'reviewer', at, touched},
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

test('several documents are read in one request, each with its own revisions', async () => {
  const {client} = await startLake({now: stoppedClock(at).now, newId: countingIds()})
  await client('writer').create(draft)
  await client('reviewer').create({...draft, _id: 'drafts.beat-road'})
  await client('administrator').transaction().patch('drafts.beat-rail', {set: {title: 'Rails'}}).patch('drafts.beat-road', {set: {title: 'Roads'}}).commit()
  const {counted, reads} = countingClient(client('writer'))
  const store = createRevisionStore(counted)
  const [road, rail] = await store.readTogether([
    {documentId: 'beat-road', ids: ['beat-road', 'drafts.beat-road']},
    {documentId: 'beat-rail', ids},
  ])
  expect([road!.revisions, rail!.revisions].map((all) => all.map(({author}) => author))).toEqual([
    ['reviewer', 'administrator'],
    ['writer', 'administrator'],
  ])
  expect(reads()).toBe(1)
  await client('writer').patch('drafts.beat-rail').set({title: 'Railways'}).commit()
  const [again] = await store.readTogether([{documentId: 'beat-rail', ids}])
  expect(again!.revisions.map(({author}) => author)).toEqual(['writer', 'administrator', 'writer'])
})

test('whoever wrote the version in a release counts, though the draft was read first', async () => {
  const {client} = await startLake({now: stoppedClock(at).now, newId: countingIds()})
  const reviewer = client('reviewer')
  await client('writer').create(draft)
  await reviewer.releases.create({releaseId: 'spring'})
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'beat-rail', baseId: draft._id})
  await client('writer').patch('drafts.beat-rail').set({title: 'Rails'}).commit()
  const store = createRevisionStore(client('writer'))
  expect((await store.readOn('beat-rail', ids)).revisions.map(({author}) => author)).toEqual(['writer', 'writer'])
  const {revisions} = await store.readOn('beat-rail', [...ids, 'versions.spring.beat-rail'], [])
  expect(revisions.map(({author}) => author)).toEqual(['writer', 'reviewer', 'writer'])
})

test('a burst of asks reads at most once more, and the last answer has everything', async () => {
  const {client, lake} = await startLake({newId: countingIds()})
  const {counted, reads} = countingClient(client('writer'))
  const store = createRevisionStore(counted)
  const first = store.readOn('beat-rail', ids)
  lake.mutate([{create: draft}], {author: 'writer'})
  const [, second, third] = await Promise.all([first, store.readOn('beat-rail', ids), store.readOn('beat-rail', ids)])
  expect(second).toBe(third)
  expect(third.revisions.map(({author}) => author)).toEqual(['writer'])
  expect(reads()).toBeLessThanOrEqual(3)
})

test('says why history cannot be read, and keeps what it knew', async () => {
  const {client} = await startLake()
  const failing = createRevisionStore(client('writer', {apiHost: 'http://127.0.0.1:9'}))
  expect(await failing.readOn('beat-rail', ids)).toMatchObject({status: 'failed', revisions: [], reason: expect.stringMatching(/\w/) as unknown})
})
