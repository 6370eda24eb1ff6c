import type {Action} from '@sanity/client'
import {expect, test} from 'vitest'
import {refusal, startLake, stoppedClock} from './lakeUnderTest.ts'

const beat = (id: string, title: string, extra = {}) => ({_id: id, _type: 'beat', title, ...extra})
const prefix = 'sanity.action.document.'

async function lakeWith(...documents: readonly Readonly<Record<string, unknown>>[]) {
  const started = await startLake({now: stoppedClock().now})
  started.lake.mutate(documents.map((document) => ({create: document})))
  const reviewer = started.client('reviewer')
  await reviewer.releases.create({releaseId: 'spring', metadata: {title: 'Spring'}})
  return {
    ...started,
    reviewer,
    act: (...actions: readonly unknown[]) => reviewer.action(actions as Action[]),
    titles: async () => {
      const found = await reviewer.fetch<{_id: string; title: string}[]>('*[_type == "beat"]{_id, title}')
      return Object.fromEntries(found.map(({_id, title}) => [_id, title]))
    },
  }
}

test('several drafts and versions are begun in one transaction, and heard of as one', async () => {
  const {act, titles, lake, reviewer} = await lakeWith(beat('b3', 'Live'))
  const commits: string[][] = []
  lake.onCommit(({changes}) => commits.push(changes.map(({id}) => id).sort()))
  const {transactionId} = await act(
    {actionType: `${prefix}create`, publishedId: 'b1', attributes: beat('drafts.b1', 'One'), ifExists: 'fail'},
    {actionType: `${prefix}create`, publishedId: 'b2', attributes: beat('drafts.b2', 'Two'), ifExists: 'fail'},
    {actionType: `${prefix}version.create`, publishedId: 'b2', document: beat('versions.spring.b2', 'Two in spring')},
    {actionType: `${prefix}version.create`, publishedId: 'b3', baseId: 'b3', versionId: 'versions.spring.b3'},
    {actionType: `${prefix}edit`, draftId: 'versions.spring.b3', publishedId: 'b3', patch: {set: {title: 'Three'}}},
  )
  expect(commits).toEqual([['drafts.b1', 'drafts.b2', 'versions.spring.b2', 'versions.spring.b3']])
  expect(await titles()).toEqual({b3: 'Live', 'drafts.b1': 'One', 'drafts.b2': 'Two', 'versions.spring.b2': 'Two in spring', 'versions.spring.b3': 'Three'})
  expect(await reviewer.fetch('array::unique(*[_id in path("drafts.**") || _id in path("versions.**")]._rev)')).toEqual([transactionId])
})

test('of several creates one that fails leaves nothing of the others', async () => {
  const {act, titles} = await lakeWith(beat('b2', 'Live'))
  const create = (id: string) => ({actionType: `${prefix}create`, publishedId: id, attributes: beat(`drafts.${id}`, 'New'), ifExists: 'fail'})
  expect(await refusal(act(create('b1'), create('b2'), create('b3')))).toMatchObject({
    status: 409,
    body: {error: {type: 'actionError', items: [{index: 1, error: {type: 'documentAlreadyExistsError', id: 'b2'}}]}},
  })
  expect(await titles()).toEqual({b2: 'Live'})
})

test('a version is created once, replaced, and discarded', async () => {
  const {reviewer, titles} = await lakeWith(beat('b1', 'Live'))
  const version = {releaseId: 'spring', publishedId: 'b1'}
  await reviewer.createVersion({...version, document: {_type: 'beat', title: 'First'}})
  expect(await refusal(reviewer.createVersion({...version, document: {_type: 'beat', title: 'Again'}}))).toMatchObject({
    status: 409,
    body: {error: {items: [{error: {type: 'documentAlreadyExistsError', id: 'versions.spring.b1'}}]}},
  })
  await reviewer.replaceVersion({...version, document: {_type: 'beat', title: 'Second'}})
  expect(await titles()).toEqual({b1: 'Live', 'versions.spring.b1': 'Second'})
  expect(await reviewer.fetch('*[_id == "versions.spring.b1"][0]._system.release._ref')).toBe('_.releases.spring')
  await reviewer.discardVersion(version)
  expect(await titles()).toEqual({b1: 'Live'})
  const gone = {status: 404, body: {error: {items: [{error: {type: 'documentNotFoundError', id: 'versions.spring.b1'}}]}}}
  expect(await refusal(reviewer.discardVersion(version))).toMatchObject(gone)
  expect(await refusal(reviewer.replaceVersion({...version, document: {_type: 'beat', title: 'Third'}}))).toMatchObject(gone)
})

test('a version with words of its own can still be told to unpublish, and its release does so', async () => {
  const {reviewer, titles} = await lakeWith(beat('b1', 'Live'), beat('b2', 'Also live'))
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'b1', document: {_type: 'beat', title: 'Rewritten'}})
  await reviewer.unpublishVersion({releaseId: 'spring', publishedId: 'b1'})
  expect(await reviewer.fetch('*[_type == "beat"].title', {}, {perspective: ['spring']})).toEqual(['Also live'])
  await reviewer.releases.publish({releaseId: 'spring'})
  expect(await titles()).toEqual({b2: 'Also live', 'drafts.b1': 'Live'})
  expect(await refusal(reviewer.unpublishVersion({releaseId: 'spring', publishedId: 'b9'}))).toMatchObject({status: 404})
})

test.each([
  ['create', {publishedId: 'b1', attributes: beat('b1', 'Written')}],
  ['create', {publishedId: 'b7', attributes: beat('b7', 'Written')}],
  ['edit', {draftId: 'b1', publishedId: 'b1', patch: {set: {title: 'Written'}}}],
  ['publish', {draftId: 'b1', publishedId: 'b1'}],
  ['publish', {versionId: 'b1', publishedId: 'b1'}],
  ['unpublish', {draftId: 'b1', publishedId: 'b1'}],
  ['discard', {draftId: 'b1'}],
  ['replaceDraft', {publishedId: 'b1', attributes: beat('b1', 'Written')}],
  ['delete', {publishedId: 'b1', includeDrafts: ['b1']}],
  ['version.create', {publishedId: 'b7', document: beat('b7', 'Written')}],
  ['version.create', {publishedId: 'b7', baseId: 'b1', versionId: 'b7'}],
  ['version.create', {publishedId: 'b1', baseId: 'b1', versionId: 'versions.spring.b2'}],
  ['version.create', {publishedId: 'b1', document: beat('versions.spring.b2', 'Written')}],
  ['version.discard', {versionId: 'b1'}],
  ['version.replace', {document: beat('b1', 'Written')}],
  ['version.unpublish', {versionId: 'b1', publishedId: 'b1'}],
  ['version.unpublish', {versionId: 'drafts.b2', publishedId: 'b2'}],
  ['version.unpublish', {versionId: 'versions.spring.b2', publishedId: 'b1'}],
])('%s with an id in the wrong place (%j) is refused, and nothing is written or lost', async (name, fields) => {
  const {act, titles} = await lakeWith(beat('b1', 'Live'), beat('drafts.b2', 'Draft'))
  expect(await refusal(act({actionType: prefix + name, ...fields}))).toMatchObject({
    status: 400,
    body: {error: {type: 'actionError', items: [{index: 0, error: {type: 'validationError'}}]}},
  })
  expect(await titles()).toEqual({b1: 'Live', 'drafts.b2': 'Draft'})
})
