import {expect, test} from 'vitest'
import {startLake} from './lakeUnderTest.ts'

const everything = {filter: '_id in path("**")', permissions: ['read'] as const}
const options = {
  documents: [{_id: 'a', _type: 'note'}],
  roles: [
    {name: 'editor', title: 'Editor', grants: [everything]},
    {name: 'guest', title: 'Guest', grants: [{filter: '_type == "note"', permissions: ['read'] as const}]},
  ],
  users: [
    {id: 'ana', name: 'Ana', roles: ['editor']},
    {id: 'bo', name: 'Bo', roles: ['editor', 'guest']},
    {id: 'cy', name: 'Cy', roles: ['guest']},
  ],
}

test('the Studio finds out whom a comment can mention', async () => {
  const {client} = await startLake(options)
  expect(await client('ana').fetch('*[_type == "system.group"]{members, grants}')).toEqual([
    {members: ['ana', 'bo'], grants: [everything]},
    {members: ['bo', 'cy'], grants: [{filter: '_type == "note"', permissions: ['read']}]},
  ])
})

test('groups are read by whoever may, by nobody who is not signed in, and are no part of the content', async () => {
  const {client, lake} = await startLake(options)
  const groups = 'count(*[_type == $type])'
  const counts = [client('ana'), client('cy'), client()].map((one) => one.fetch(groups, {type: 'system.group'}))
  expect(await Promise.all(counts)).toEqual([2, 0, 0])
  expect(await client('ana').fetch('*._id')).toEqual(['a'])
  expect(await lake.query('*[_type in ["system.group", "note"]]._id')).toEqual(['a'])
})
