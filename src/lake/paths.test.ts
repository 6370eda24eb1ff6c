import {expect, test} from 'vitest'
import {createLake} from './index.ts'
import {anonymousAccess} from './grants.ts'
import {grantFilter} from './grantFilter.ts'
import {refusal, startLake} from './lakeUnderTest.ts'

const ids = ['beat', 'drafts', 'drafts-beat', 'draftsmen', 'drafts.beat', 'versions.r1.beat', 'versions.r1.beat.x', 'versions-r1-beat', 'beatbook.decision.b.1', 'beatbook-decision-b']

const meant: readonly (readonly [pattern: string, ids: readonly string[]])[] = [
  ['*', ['beat', 'drafts', 'drafts-beat', 'draftsmen', 'versions-r1-beat', 'beatbook-decision-b']],
  ['**', ids],
  ['*.**', ['drafts.beat', 'versions.r1.beat', 'versions.r1.beat.x', 'beatbook.decision.b.1']],
  ['**.**', ['drafts.beat', 'versions.r1.beat', 'versions.r1.beat.x', 'beatbook.decision.b.1']],
  ['drafts.**', ['drafts.beat']],
  ['drafts.*', ['drafts.beat']],
  ['drafts.beat', ['drafts.beat']],
  ['versions.*.beat', ['versions.r1.beat']],
  ['versions.**.x', ['versions.r1.beat.x']],
  ['beatbook.decision.**', ['beatbook.decision.b.1']],
]

test.each(meant)('path("%s") matches by segments, in queries, with a parameter, and in grants', async (pattern, found) => {
  const lake = createLake({documents: ids.map((_id) => ({_id, _type: 'beat'}))})
  const sorted = found.toSorted()
  expect(await lake.query(`*[_id in path("${pattern}")]._id`, {}, {perspective: 'raw'})).toEqual(sorted)
  expect(await lake.query('*[_id in path($pattern)]._id', {pattern}, {perspective: 'raw'})).toEqual(sorted)
  expect(await lake.query(`*[!(_id in path("${pattern}"))]._id`, {}, {perspective: 'raw'})).toEqual(ids.filter((id) => !found.includes(id)).toSorted())
  const matches = grantFilter(`_id in path("${pattern}")`, 'anyone')
  expect(ids.filter((_id) => matches({_id, _type: 'beat'})).toSorted()).toEqual(sorted)
  await lake.close()
})

test('a caller without a token reads no id with a dot, by query, by id, or through a reference, and its grant says the same', async () => {
  const {lake} = await startLake()
  const link = {_type: 'reference', _ref: 'drafts.beat', _weak: true}
  lake.mutate(ids.map((_id) => ({create: {_id, _type: 'beat', link}})))
  const dotless = ids.filter((id) => !id.includes('.')).toSorted()
  expect(await lake.query('*._id', {}, {as: 'anonymous'})).toEqual(dotless)
  expect(await lake.query('*[_id in $ids]._id', {ids}, {as: 'anonymous'})).toEqual(dotless)
  expect(await lake.query('array::compact(*[].link->._id)', {}, {as: 'anonymous'})).toEqual([])
  const [grant] = anonymousAccess.grants
  expect(ids.filter((_id) => grantFilter(grant!.filter, '<anonymous>')({_id, _type: 'beat'})).toSorted()).toEqual(dotless)
})

test('a writer creates no published document whose id only looks like a draft\'s', async () => {
  const {client} = await startLake()
  expect(await refusal(client('writer').create({_id: 'drafts-of-law', _type: 'beat'}))).toMatchObject({status: 403})
  expect(await refusal(client('writer').create({_id: 'versions-r1-beat', _type: 'beat'}))).toMatchObject({status: 403})
  expect(await client('writer').create({_id: 'drafts.of-law', _type: 'beat'})).toMatchObject({_id: 'drafts.of-law'})
})
