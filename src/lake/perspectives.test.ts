import {expect, test} from 'vitest'
import {startLake} from './lakeUnderTest.ts'

const beat = {_id: 'b1', _type: 'beat', title: 'Compute'}

test('perspectives show each reader the right one of published, draft and version', async () => {
  const {client, lake, request} = await startLake()
  const title = (_id: string, title: string) => ({create: {_id, _type: 'beat', title}})
  lake.mutate([
    title('a', 'A live'),
    title('drafts.a', 'A draft'),
    title('b', 'B live'),
    title('drafts.c', 'C draft'),
    title('versions.r1.b', 'B in r1'),
    title('versions.r1.d', 'D in r1'),
    title('versions.r2.b', 'B in r2'),
  ])
  const writer = client('writer')
  const seen = (perspective: string | string[]) =>
    writer.fetch<string[]>('*.title', {}, {perspective: perspective as 'drafts'})
  expect(await seen('published')).toEqual(['A live', 'B live'])
  expect(await seen('drafts')).toEqual(['A draft', 'B live', 'C draft'])
  expect(await seen('previewDrafts')).toEqual(['A draft', 'B live', 'C draft'])
  expect(await seen(['r1'])).toEqual(['A live', 'B in r1', 'D in r1'])
  expect(await seen(['r2', 'r1', 'drafts'])).toEqual(['A draft', 'B in r2', 'C draft', 'D in r1'])
  expect(await writer.fetch('count(*)', {}, {perspective: 'raw'})).toBe(7)
  expect(await writer.fetch('*[title == "C draft"]{_id, _originalId}', {}, {perspective: 'drafts'})).toEqual([
    {_id: 'c', _originalId: 'drafts.c'},
  ])
  const combined = await request('/data/query/newsroom?query=*&perspective=raw,drafts', {as: 'writer'})
  expect(combined.status).toBe(400)
})

test('a prepared perspective follows every later change', async () => {
  const {client, lake} = await startLake()
  const titles = () => client('writer').fetch('*.title', {}, {perspective: 'drafts'})
  lake.mutate([{create: {...beat, title: 'live'}}])
  expect(await titles()).toEqual(['live'])
  lake.mutate([{create: {...beat, _id: 'drafts.b1', title: 'draft'}}])
  expect(await titles()).toEqual(['draft'])
  lake.mutate([{delete: {id: 'drafts.b1'}}])
  expect(await titles()).toEqual(['live'])
})

test('without a perspective a new API version sees what is published, an old one everything', async () => {
  const {client, lake} = await startLake()
  lake.mutate([{create: beat}, {create: {...beat, _id: 'drafts.b1'}}])
  const count = (apiVersion: string) =>
    client('writer', {apiVersion, perspective: undefined as never}).fetch<number>('count(*)')
  expect(await count('2025-02-19')).toBe(1)
  expect(await count('2024-01-01')).toBe(2)
  expect(await count('1')).toBe(2)
})
