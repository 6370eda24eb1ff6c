import type {Action} from '@sanity/client'
import {expect, test} from 'vitest'
import {refusal, startLake, stoppedClock} from './lakeUnderTest.ts'

const live = {_id: 'b1', _type: 'beat', title: 'Live'}
const draft = {_id: 'drafts.b1', _type: 'beat', title: 'Draft'}

async function lakeWith(...documents: Readonly<Record<string, unknown>>[]) {
  const clock = stoppedClock()
  const started = await startLake({now: clock.now})
  started.lake.mutate(documents.map((document) => ({create: document})))
  const reviewer = started.client('reviewer')
  return {
    ...started,
    clock,
    act: (...actions: readonly unknown[]) => reviewer.action(actions as Action[]),
    titles: async () => {
      const found = await reviewer.fetch<{_id: string; title: string}[]>('*{_id, title}')
      return Object.fromEntries(found.map(({_id, title}) => [_id, title]))
    },
  }
}

const action = (name: string, fields: Readonly<Record<string, unknown>>) => ({
  actionType: `sanity.action.document.${name}`,
  ...fields,
})
const pair = {draftId: 'drafts.b1', publishedId: 'b1'}

test('create makes a draft, once', async () => {
  const {act, titles} = await lakeWith()
  const create = action('create', {publishedId: 'b1', attributes: draft, ifExists: 'fail'})
  await act(create)
  expect(await titles()).toEqual({'drafts.b1': 'Draft'})
  expect(await refusal(act(create))).toMatchObject({
    status: 409,
    body: {
      error: {type: 'actionError', items: [{index: 0, error: {type: 'documentAlreadyExistsError', id: 'drafts.b1'}}]},
    },
  })
  await act({...create, ifExists: 'ignore', attributes: {...draft, title: 'Other'}})
  expect(await titles()).toEqual({'drafts.b1': 'Draft'})
})

test('create is refused when the document is published already', async () => {
  const {act} = await lakeWith(live)
  expect(await refusal(act(action('create', {publishedId: 'b1', attributes: draft})))).toMatchObject({status: 409})
})

test('edit begins a draft from what is published', async () => {
  const {act, titles} = await lakeWith(live)
  await act(action('edit', {...pair, patch: {set: {title: 'Edited'}}}))
  expect(await titles()).toEqual({b1: 'Live', 'drafts.b1': 'Edited'})
})

test('edit of a document that is neither drafted nor published is refused', async () => {
  const {act} = await lakeWith()
  expect(await refusal(act(action('edit', {...pair, patch: {set: {a: 1}}})))).toMatchObject({status: 404})
})

test("the Studio's edit that does nothing is a transaction all the same", async () => {
  const {act, lake} = await lakeWith(draft)
  const {transactionId} = await act(action('edit', {...pair, patch: {unset: ['_empty_action_guard_pseudo_field_']}}))
  expect(await lake.query('*[0]{title, _rev}')).toEqual({title: 'Draft', _rev: transactionId})
})

test('publish replaces what is live, keeps when it began, and ends the draft', async () => {
  const {act, lake, clock} = await lakeWith(live)
  clock.advance(1000)
  lake.mutate([{create: draft}])
  clock.advance(1000)
  const {transactionId} = await act(action('publish', pair))
  expect(await lake.query('*')).toEqual([
    {
      ...live,
      title: 'Draft',
      _createdAt: '2026-11-23T09:00:00.000Z',
      _updatedAt: '2026-11-23T09:00:02.000Z',
      _rev: transactionId,
    },
  ])
})

test('publish under an outdated revision of either side is refused', async () => {
  const {act, titles} = await lakeWith(live, draft)
  for (const lock of [{ifDraftRevisionId: 'old'}, {ifPublishedRevisionId: 'old'}]) {
    expect(await refusal(act(action('publish', {...pair, ...lock})))).toMatchObject({
      status: 409,
      body: {error: {items: [{error: {type: 'documentRevisionIDDoesNotMatchError', expectedRevisionID: 'old'}}]}},
    })
  }
  expect(await titles()).toEqual({b1: 'Live', 'drafts.b1': 'Draft'})
})

test('publish without a draft is refused', async () => {
  const {act} = await lakeWith(live)
  expect(await refusal(act(action('publish', pair)))).toMatchObject({status: 404})
})

test('publish makes references strong that waited for it, and refuses while their target is unpublished', async () => {
  const waiting = (id: string, extra = {}) => ({
    _type: 'reference',
    _ref: id,
    _weak: true,
    _strengthenOnPublish: {type: 'beat', ...extra},
  })
  const {act, lake} = await lakeWith({...draft, other: [waiting('b2')], stays: waiting('b2', {weak: true})})
  expect(await refusal(act(action('publish', pair)))).toMatchObject({
    status: 409,
    body: {error: {items: [{error: {type: 'documentReferenceDoesNotExistError', referenceID: 'b2'}}]}},
  })
  lake.mutate([{create: {_id: 'b2', _type: 'beat'}}])
  await act(action('publish', pair))
  expect(await lake.query('*[_id == "b1"][0]{other, stays}')).toEqual({
    other: [{_type: 'reference', _ref: 'b2'}],
    stays: {_type: 'reference', _ref: 'b2', _weak: true},
  })
})

test('unpublish takes the document back into a draft, and keeps a draft there is', async () => {
  const {act, titles, lake} = await lakeWith(live)
  await act(action('unpublish', pair))
  expect(await titles()).toEqual({'drafts.b1': 'Live'})
  lake.mutate([{create: {...live, title: 'Again'}}])
  await act(action('unpublish', pair))
  expect(await titles()).toEqual({'drafts.b1': 'Live'})
})

test.each(['discard', 'version.discard'])('%s ends a draft, and only a draft', async (name) => {
  const {act, titles} = await lakeWith(live, draft)
  const field = name === 'discard' ? 'draftId' : 'versionId'
  expect(await refusal(act(action(name, {[field]: 'b1'})))).toMatchObject({status: 400})
  await act(action(name, {[field]: 'drafts.b1'}))
  expect(await titles()).toEqual({b1: 'Live'})
  expect(await refusal(act(action(name, {[field]: 'drafts.b1'})))).toMatchObject({status: 404})
})

test('delete takes the drafts it lists with it, and refuses to leave one behind', async () => {
  const {act, titles} = await lakeWith(live, draft)
  expect(await refusal(act(action('delete', {publishedId: 'b1', includeDrafts: []})))).toMatchObject({status: 409})
  await act(action('delete', {publishedId: 'b1', includeDrafts: ['drafts.b1']}))
  expect(await titles()).toEqual({})
})

test('restore replaces the draft, also one that was deleted', async () => {
  const {act, titles} = await lakeWith()
  await act(
    action('create', {publishedId: 'b1', attributes: draft, ifExists: 'fail'}),
    action('replaceDraft', {publishedId: 'b1', attributes: {...draft, title: 'Restored'}}),
  )
  expect(await titles()).toEqual({'drafts.b1': 'Restored'})
})

test('versions are created, edited, replaced and published like drafts', async () => {
  const {act, titles, lake} = await lakeWith(live)
  const version = {draftId: 'versions.r1.b1', publishedId: 'b1'}
  await act(action('version.create', {publishedId: 'b1', baseId: 'b1', versionId: 'versions.r1.b1'}))
  await act(action('edit', {...version, patch: {set: {title: 'In r1'}}}))
  expect(await titles()).toEqual({b1: 'Live', 'versions.r1.b1': 'In r1'})
  expect(await lake.query('*[_id == "versions.r1.b1"][0]._system.bundleId')).toBe('r1')
  await act(action('version.replace', {document: {_id: 'versions.r1.b1', _type: 'beat', title: 'Replaced'}}))
  await act(action('publish', {versionId: 'versions.r1.b1', publishedId: 'b1'}))
  expect(await titles()).toEqual({b1: 'Replaced'})
})

test('a version that unpublishes hides the document in its release', async () => {
  const {act, client} = await lakeWith(live)
  await act(action('version.unpublish', {versionId: 'versions.r1.b1', publishedId: 'b1'}))
  expect(await client('reviewer').fetch('count(*)', {}, {perspective: ['r1']})).toBe(0)
  expect(await client('reviewer').fetch('count(*)', {}, {perspective: 'published'})).toBe(1)
})

test('several actions are one transaction, all or nothing', async () => {
  const {act, titles} = await lakeWith(draft)
  const other = {draftId: 'drafts.b2', publishedId: 'b2'}
  expect(await refusal(act(action('publish', pair), action('publish', other)))).toMatchObject({
    status: 404,
    body: {error: {items: [{index: 1}]}},
  })
  expect(await titles()).toEqual({'drafts.b1': 'Draft'})
})

test('a dry run says whether it would be allowed, and does nothing', async () => {
  const {client, titles} = await lakeWith(live, draft)
  const publish = action('publish', pair) as Action
  await client('reviewer').action(publish, {dryRun: true})
  expect(await refusal(client('writer').action(publish, {dryRun: true}))).toMatchObject({status: 403})
  expect(await titles()).toEqual({b1: 'Live', 'drafts.b1': 'Draft'})
})

test.each([
  ['an action there is not', action('teleport', {})],
  ['a release action there is not', {actionType: 'sanity.action.release.postpone', releaseId: 'r1'}],
  ['an action without its fields', action('publish', {})],
  ['a draft of another document', action('publish', {draftId: 'drafts.other', publishedId: 'b1'})],
  ['an edit of a published id', action('edit', {draftId: 'b1', publishedId: 'b1', patch: {set: {title: 'No'}}})],
])('%s is refused', async (_, given) => {
  const {act, titles} = await lakeWith(live)
  expect(await refusal(act(given))).toMatchObject({status: 400, body: {error: {type: 'actionError'}}})
  expect(await titles()).toEqual({b1: 'Live'})
})
