import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {actsQuery, decisionsQuery, documentsQuery, draftsQuery} from './queueQueries.ts'
import {createQueueStore, type QueueDetails} from './queueStore.ts'

const draft = (id: string, minute: number) => ({_id: `drafts.${id}`, _type: 'beat', _rev: 'r', _updatedAt: `2026-07-01T10:0${minute}:00Z`, title: id})
const submit = (document: string) => ({_id: `beatbook.decision.${document}.1`, document, act: 'submit', actor: 'wren', at: '2026-07-01T09:00:00Z'})

/** A lake of two drafts, one submitted, that can lose its line. */
function lake() {
  const asked: string[] = []
  const held = {drafts: [draft('rail', 1), draft('tidal', 2)], acts: [submit('rail')], isDown: false}
  const answers: Record<string, (ids: readonly string[]) => unknown> = {
    [draftsQuery]: () => held.drafts,
    [actsQuery]: () => held.acts,
    [documentsQuery]: (ids) => ids.map((_id) => ({_id, _type: 'beat'})),
    [decisionsQuery]: () => held.acts,
  }
  const fetch = (query: string, {ids = []}: {ids?: readonly string[]}) => {
    if (held.isDown) return Promise.reject(new Error('The line is cut.'))
    if (query === documentsQuery) asked.push(...ids.filter((id) => id.startsWith('drafts.')))
    return Promise.resolve(answers[query]?.(ids))
  }
  return {held, asked, client: {fetch} as unknown as SanityClient}
}

function queue(client: SanityClient) {
  const judge = ({id, decisions, revisions}: QueueDetails) => `${id}: ${decisions.length} decisions, ${revisions.length} revisions`
  const history = () => Promise.resolve([{id: 'r', author: 'wren', at: '2026-07-01T08:00:00Z'}])
  return createQueueStore(client, {types: ['beat'], history, judge, pause: () => Promise.resolve()})
}

test('lists the drafts in order, and judges each with its own decisions and history', async () => {
  const store = queue(lake().client)
  await store.refresh()
  expect(store.get().items.map(({id, row, act}) => [id, row, act?.act])).toEqual([
    ['rail', 'rail: 1 decisions, 1 revisions', 'submit'],
    ['tidal', 'tidal: 0 decisions, 1 revisions', undefined],
  ])
})

test('a change of one document, or a decision on it, has only that one read again', async () => {
  const {client, asked} = lake()
  const store = queue(client)
  await store.refresh()
  asked.length = 0
  await store.refresh(new Set(['beatbook.decision.rail.2', 'take-elsewhere']))
  expect(asked).toEqual(['drafts.rail'])
  await store.refresh(new Set(['drafts.tidal']))
  expect(asked).toEqual(['drafts.rail', 'drafts.tidal'])
})

test('a taken-back submission no longer counts', async () => {
  const {client, held} = lake()
  held.acts.push({...submit('rail'), _id: 'beatbook.decision.rail.2', act: 'withdraw', inReplyTo: 'beatbook.decision.rail.1'} as never)
  const store = queue(client)
  await store.refresh()
  expect(store.get().items.map(({id, act}) => [id, act?.act])).toEqual([
    ['tidal', undefined],
    ['rail', undefined],
  ])
})

test('when the line is cut the list stays, with the reason, until it can be read again', async () => {
  const {client, held} = lake()
  const store = queue(client)
  await store.refresh()
  held.isDown = true
  await store.refresh()
  expect(store.get()).toMatchObject({status: 'failed', reason: 'The line is cut.', items: [{id: 'rail'}, {id: 'tidal'}]})
  held.isDown = false
  held.drafts.pop()
  await store.refresh()
  expect(store.get()).toEqual({status: 'ready', isCut: false, items: [expect.objectContaining({id: 'rail', row: 'rail: 1 decisions, 1 revisions'})]})
})
