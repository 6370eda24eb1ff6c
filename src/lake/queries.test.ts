import {expect, test} from 'vitest'
import {countingIds, refusal, startLake, stoppedClock} from './lakeUnderTest.ts'

const beat = {_id: 'b1', _type: 'beat', title: 'Compute'}
const fixed = () => ({now: stoppedClock().now, newId: countingIds()})
const stamp = '2026-11-23T09:00:00.000Z'

test('a document that the client creates is fetched whole', async () => {
  const {client} = await startLake(fixed())
  const reviewer = client('reviewer')
  await reviewer.create(beat)
  expect(await reviewer.getDocument('b1')).toEqual({...beat, _createdAt: stamp, _updatedAt: stamp, _rev: 'id1'})
  expect(await reviewer.fetch('*[_id == $id][0].title', {id: 'b1'})).toBe('Compute')
})

test('a query too long for GET goes by POST', async () => {
  const {client, lake} = await startLake()
  lake.mutate([{create: beat}])
  const ids = ['b1', ...Array.from({length: 2000}, (_, index) => `missing-${index}`)]
  expect(await client('writer').fetch('*[_id in $ids]._id', {ids})).toEqual(['b1'])
})

test('results without an order come by ascending _id', async () => {
  const {client, lake} = await startLake()
  for (const id of ['m', 'B', 'a', 'z', 'c']) lake.mutate([{create: {_id: id, _type: 'beat'}}])
  lake.mutate(['y', 'x', 'w', 'v', 'u', 't', 's', 'r', 'q', 'p'].map((id) => ({create: {_id: id, _type: 'take'}})))
  const found = await client('writer').fetch<string[]>('*._id')
  expect(found.join('')).toBe('Bacmpqrstuvwxyz')
})

test.each([
  ['a query that ends too soon', '*[_id ==', {}, 'queryParseError'],
  ['a parameter that is not given', '*[_id == $id]', {}, 'queryParseError'],
  ['a parameter named like a part of every object', '*[_id == $constructor]', {}, 'queryParseError'],
  ['a slice by a parameter that is not given', '*[0...$limit]', {}, 'queryParseError'],
])('%s is refused with its place', async (_, query, params, type) => {
  const {client} = await startLake()
  const {status, body} = await refusal(client('writer').fetch(query, params))
  expect(status).toBe(400)
  expect(body).toMatchObject({error: {type, query, start: expect.any(Number), end: expect.any(Number)}})
})

test('the parameter that is missing is named', async () => {
  const {client} = await startLake()
  expect(await refusal(client('writer').fetch('*[_id == $id]'))).toEqual({
    status: 400,
    body: {
      error: {
        type: 'queryParseError',
        description: 'param $id referenced, but not provided',
        query: '*[_id == $id]',
        start: 9,
        end: 12,
      },
    },
  })
})

test.each(['1 // one', '1//', '// what\n1 // a // b', '*[false] // none\n | order(_id) // by id'])('the comments of %j are none of its business', async (query) => {
  const {client} = await startLake()
  expect(await client('writer').fetch(query)).toEqual(query.startsWith('*') ? [] : 1)
})

test("the Studio's list search finds words anywhere in a document", async () => {
  const {client, lake} = await startLake()
  lake.mutate([
    {create: {_id: 'b1', _type: 'beat', title: 'Open weights', body: [{_type: 'block', text: 'Licences and chips'}]}},
    {create: {_id: 'b2', _type: 'beat', title: 'Chips'}},
    {create: {_id: 's1', _type: 'subject', title: 'chips'}},
  ])
  const search = (text: string) =>
    client('writer').fetch(
      `*[_type in $types] | score(boost(_type in ["beat"] && title match text::query($text), 10), ([@, _id] match text::query($text) || references($raw)))
        [_score > 0]{_id, "orderings": [_score]} | order(orderings[0] desc)[0...$limit]._id`,
      {types: ['beat'], text, raw: text, limit: 10},
    )
  expect(await search('chip*')).toEqual(['b2', 'b1'])
  expect(await search('licences chip*')).toEqual(['b1'])
  expect(await search('chips -licences')).toEqual(['b2'])
  expect(await search('nothing*')).toEqual([])
})

test('documents by id say what is missing', async () => {
  const {lake, request} = await startLake()
  lake.mutate([{create: beat}, {create: {...beat, _id: 'drafts.b1'}}])
  const answer = async (query: string) => (await request(`/data/doc/newsroom/b1,gone${query}`, {as: 'writer'})).json()
  expect(await answer('')).toMatchObject({documents: [{_id: 'b1'}], omitted: [{id: 'gone', reason: 'existence'}]})
  expect(await answer('?excludeContent=true')).toEqual({omitted: [{id: 'gone', reason: 'existence'}]})
  expect(await answer('?includeAllVersions=true')).toMatchObject({documents: [{_id: 'b1'}, {_id: 'drafts.b1'}]})
})
