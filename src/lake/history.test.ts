import type {Action} from '@sanity/client'
import {applyPatch} from 'mendoza'
import {expect, test} from 'vitest'
import {startLake, stoppedClock} from './lakeUnderTest.ts'

const pair = {draftId: 'drafts.b1', publishedId: 'b1'}
const action = (name: string, fields: object) => ({actionType: `sanity.action.document.${name}`, ...fields}) as Action

/** A document that Wren drafts, Rosa publishes, Wren edits again and Rosa deletes, a minute apart. */
async function lifeOfADocument() {
  const clock = stoppedClock()
  const started = await startLake({now: clock.now})
  const act = async (user: string, transactionId: string, given: Action) => {
    await started.client(user).action(given, {transactionId})
    clock.advance(60_000)
  }
  await act(
    'writer',
    'created',
    action('create', {publishedId: 'b1', attributes: {_id: 'drafts.b1', _type: 'beat', title: 'One'}}),
  )
  await act('writer', 'edited', action('edit', {...pair, patch: {set: {title: 'Two'}}}))
  await act('reviewer', 'published', action('publish', pair))
  await act('writer', 'edited-again', action('edit', {...pair, patch: {set: {title: 'Three'}}}))
  await act('writer', 'discarded', action('version.discard', {versionId: 'drafts.b1'}))
  await act('reviewer', 'deleted', action('delete', {publishedId: 'b1', includeDrafts: []}))
  const read = async (path: string) => {
    const response = await started.request(`/data/history/newsroom${path}`, {as: 'writer'})
    return {status: response.status, type: response.headers.get('content-type'), text: await response.text()}
  }
  const json = async (path: string) => JSON.parse((await read(path)).text)
  const lines = async (path: string) =>
    (await read(path)).text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return {...started, read, json, lines}
}

test.each([
  ['a revision', 'revision=edited', [{_id: 'drafts.b1', title: 'Two', _rev: 'edited'}]],
  ['a time', 'time=2026-11-23T09:00:30.000Z', [{_id: 'drafts.b1', title: 'One', _rev: 'created'}]],
  ['the time of a change', 'time=2026-11-23T09:02:00.000Z', [{_id: 'b1', title: 'Two', _rev: 'published'}]],
  ['before anything', 'time=2026-11-23T08:00:00.000Z', []],
  [
    'the last revision, also of what is deleted',
    'lastRevision=true',
    [
      {_id: 'b1', title: 'Two', _rev: 'published'},
      {_id: 'drafts.b1', title: 'Three', _rev: 'edited-again'},
    ],
  ],
  ['now', '', []],
])('documents come back as of %s', async (_, query, documents) => {
  const {json} = await lifeOfADocument()
  const answer = await json(`/documents/b1,drafts.b1?${query}`)
  expect(answer.documents.map(({_id, title, _rev}: Record<string, unknown>) => ({_id, title, _rev}))).toEqual(documents)
})

test('the transaction log comes line by line, in either order, between transactions, both included', async () => {
  const {lines, read} = await lifeOfADocument()
  const ids = async (query: string) =>
    (await lines(`/transactions/b1,drafts.b1?excludeContent=true&${query}`)).map(({id}) => id)
  expect(await ids('')).toEqual(['created', 'edited', 'published', 'edited-again', 'discarded', 'deleted'])
  expect(await ids('reverse=true&limit=2')).toEqual(['deleted', 'discarded'])
  expect(await ids('fromTransaction=edited&toTransaction=edited-again')).toEqual([
    'edited',
    'published',
    'edited-again',
  ])
  expect(await ids('fromTransaction=&authors=reviewer')).toEqual(['published', 'deleted'])
  expect(await ids('fromTime=2026-11-23T09:03:30Z&toTime=2026-11-23T09:04:30Z')).toEqual(['discarded'])
  expect((await read('/transactions/b1')).type).toBe('application/x-ndjson')
})

test('of a transaction that changed many documents, only what is asked for is told', async () => {
  const {lines, client} = await lifeOfADocument()
  await client('writer').transaction().create({_id: 'drafts.b2', _type: 'beat'}).create({_id: 'drafts.b3', _type: 'beat'}).commit({transactionId: 'both'})
  expect(await lines('/transactions/drafts.b2?excludeContent=true')).toEqual([expect.objectContaining({id: 'both', documentIDs: ['drafts.b2', 'drafts.b3']})])
  const [only] = await lines('/transactions/drafts.b2?includeIdentifiedDocumentsOnly=true&effectFormat=mendoza')
  expect([only.documentIDs, Object.keys(only.effects), only.mutations.map((mutation: {create: {_id: string}}) => mutation.create._id)]).toEqual([
    ['drafts.b2'],
    ['drafts.b2'],
    ['drafts.b2'],
  ])
})

test('the effects of the log rebuild every revision, forwards and back', async () => {
  const {lines} = await lifeOfADocument()
  const log = await lines(
    '/transactions/drafts.b1?effectFormat=mendoza&includeIdentifiedDocumentsOnly=true&excludeContent=true',
  )
  expect(log.map(({documentIDs, effects}) => [documentIDs, Object.keys(effects)])).toEqual(
    Array.from({length: 5}, () => [['drafts.b1'], ['drafts.b1']]),
  )
  let document: Record<string, unknown> | null = null
  const titles = log.map(({effects}) => {
    const before: unknown = document
    document = applyPatch(document, effects['drafts.b1'].apply)
    expect(applyPatch(document, effects['drafts.b1'].revert)).toEqual(before)
    return document?.title
  })
  expect(titles).toEqual(['One', 'Two', undefined, 'Three', undefined])
})

test('a line carries its mutations unless they are not wanted', async () => {
  const {lines} = await lifeOfADocument()
  const [created, edited] = await lines('/transactions/drafts.b1')
  expect(created.mutations).toEqual([{create: expect.objectContaining({_id: 'drafts.b1', title: 'One'})}])
  expect(edited).toEqual({
    id: 'edited',
    timestamp: '2026-11-23T09:01:00.000Z',
    author: 'writer',
    documentIDs: ['drafts.b1'],
    mutations: [{patch: {id: 'drafts.b1', set: {title: 'Two'}}}],
  })
  expect(Object.keys((await lines('/transactions/drafts.b1?excludeMutations=true'))[0])).not.toContain('mutations')
})

test("the Studio's history pane is told the life of a draft, newest first", async () => {
  const {json} = await lifeOfADocument()
  const about = (type: string, at: string, author: string, fields: object) => {
    return {type, timestamp: `2026-11-23T09:0${at}:00.000Z`, author, documentId: 'b1', ...fields}
  }
  const draft = (versionRevisionId: string) => ({versionId: 'drafts.b1', versionRevisionId})
  expect(await json('/events/documents/drafts.b1?limit=100')).toEqual({
    events: {
      'drafts.b1': [
        about('deleteDocumentGroup', '5', 'reviewer', {}),
        about('deleteDocumentVersion', '4', 'writer', draft('edited-again')),
        about('createDocumentVersion', '3', 'writer', draft('edited-again')),
        about('publishDocumentVersion', '2', 'reviewer', {
          ...draft('edited'),
          revisionId: 'published',
          publishCause: 'document.publish',
          contributors: ['writer'],
        }),
        about('createDocumentVersion', '0', 'writer', draft('created')),
      ],
    },
    nextCursor: '',
  })
  const published = await json('/events/documents/b1')
  expect(published.events.b1.map(({type}: {type: string}) => type)).toEqual([
    'deleteDocumentGroup',
    'publishDocumentVersion',
  ])
})

test('the events come in pages', async () => {
  const {json} = await lifeOfADocument()
  const first = await json('/events/documents/drafts.b1?limit=2')
  const rest = await json(`/events/documents/drafts.b1?limit=100&nextCursor=${first.nextCursor}`)
  const types = [...first.events['drafts.b1'], ...rest.events['drafts.b1']].map(({type}) => type)
  expect(types).toEqual([
    'deleteDocumentGroup',
    'deleteDocumentVersion',
    'createDocumentVersion',
    'publishDocumentVersion',
    'createDocumentVersion',
  ])
})

test('unpublishing and live edits are events of their own', async () => {
  const {lake, client, request} = await startLake()
  lake.mutate([{create: {_id: 'b1', _type: 'beat'}}], {transactionId: 'live'})
  lake.mutate([{patch: {id: 'b1', set: {a: 1}}}], {transactionId: 'update'})
  await client('reviewer').action(action('unpublish', pair), {transactionId: 'withdrawn'})
  const answer = await request('/data/history/newsroom/events/documents/b1', {as: 'writer'})
  const {events} = (await answer.json()) as {events: {b1: Record<string, unknown>[]}}
  expect(events.b1.map(({type, revisionId, versionRevisionId}) => [type, revisionId ?? versionRevisionId])).toEqual([
    ['unpublishDocument', 'withdrawn'],
    ['updateLiveDocument', 'update'],
    ['createLiveDocument', 'live'],
  ])
})

test.each([
  ['/documents/b1?revision=gone', 404, 'There is no revision "gone"'],
  ['/documents/b1?time=yesterday', 400, '"yesterday" (time) is not an ISO date and time'],
  ['/transactions/b1?fromTransaction=gone', 404, 'There is no transaction "gone" (fromTransaction)'],
  ['/documents/-b1', 400, 'Malformed document ID: "-b1"'],
])('%s is refused', async (path, status, message) => {
  const {read} = await lifeOfADocument()
  const answer = await read(path)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text).message).toBe(message)
})

test('a draft asked for at a revision of the published document alone is shown what was live', async () => {
  const {json} = await lifeOfADocument()
  const seen = async (query: string) => {
    const {documents} = (await json(`/documents/drafts.b1?${query}`)) as {documents: Record<string, unknown>[]}
    return documents.map(({_id, title}) => ({_id, title}))
  }
  expect(await seen('revision=published')).toEqual([{_id: 'b1', title: 'Two'}])
  expect(await seen('revision=edited-again')).toEqual([{_id: 'drafts.b1', title: 'Three'}])
  expect(await seen('revision=discarded')).toEqual([])
  expect(await seen('time=2026-11-23T09:02:00.000Z')).toEqual([])
})

test.each([
  ['created', 'One'],
  ['edited', 'Two'],
  ['edited-again', 'Three'],
])('revision "%s" of a document that is deleted is restored as the Studio does it', async (revision, title) => {
  const {json, client, lake} = await lifeOfADocument()
  const {documents} = (await json(`/documents/b1,drafts.b1?revision=${revision}`)) as {documents: {_rev: string}[]}
  const {_rev, _updatedAt, ...attributes} = documents.find(({_rev}) => _rev === revision) as Record<string, unknown>
  await client('writer').action(
    action('create', {publishedId: 'b1', attributes: {...attributes, _id: 'drafts.b1'}, ifExists: 'fail'}),
  )
  expect(await lake.query('*{_id, title}')).toEqual([{_id: 'drafts.b1', title}])
})
