import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {actsQuery, decisionsQuery, documentsQuery, draftsQuery} from './queueQueries.ts'
import {createQueueStore, type QueueDetails} from './queueStore.ts'

const draft = (id: string, minute: number) => ({_id: `drafts.${id}`, _type: 'beat', _rev: 'r', _updatedAt: `2026-07-01T10:0${minute}:00Z`, title: id})
const submit = (document: string) => ({_id: `beatbook.decision.${document}.1`, document, act: 'submit', actor: 'wren', at: '2026-07-01T09:00:00Z'})

/** A lake of two drafts, one submitted, that can lose its line. */
function lake() {
  const asked: string[] = []
  const held = {drafts: [draft('rail', 1), draft('tidal', 2)], releases: [] as object[], acts: [submit('rail')], isDown: false}
  const answers: Record<string, (ids: readonly string[]) => unknown> = {
    [draftsQuery]: () => ({drafts: held.drafts, releases: held.releases}),
    [actsQuery]: () => held.acts,
    [documentsQuery]: (ids) => ids.map((_id) => ({_id, _type: 'beat'})),
    [decisionsQuery]: () => held.acts,
  }
  const fetch = (query: string, {ids = []}: {ids?: readonly string[]}) => {
    if (held.isDown) return Promise.reject(new Error('The line is cut.'))
    if (query === documentsQuery) asked.push(...ids.filter((id) => id.includes('.')))
    return Promise.resolve(answers[query]?.(ids))
  }
  return {held, asked, client: {fetch} as unknown as SanityClient}
}

function queue(client: SanityClient, options: Partial<Parameters<typeof createQueueStore<string>>[1]> = {}) {
  const judge = ({id, decisions, revisions}: QueueDetails) => `${id}: ${decisions.length} decisions, ${revisions.length} revisions`
  const history = (documents: readonly unknown[]) => Promise.resolve(documents.map(() => [{id: 'r', author: 'wren', at: '2026-07-01T08:00:00Z'}]))
  return createQueueStore(client, {types: ['beat'], history, judge, pause: () => Promise.resolve(), ...options})
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

test('a version in a release is listed beside the draft, under the name of its release, and judged by its own text', async () => {
  const {client, held} = lake()
  held.drafts.push({...draft('rail', 3), _id: 'versions.spring.rail'}, {...draft('tidal', 4), _id: 'versions.gone.tidal'})
  held.releases.push({name: 'spring', title: 'Spring briefings', isScheduledDraft: false, at: '2026-08-01T06:00:00Z'})
  const asked: (readonly string[])[] = []
  const store = queue(client, {
    judge: ({document, published, decisions}) => `${document?._id} against ${published?._id}, ${decisions.length} decisions`,
    history: (documents) => {
      asked.push(...documents.map(({ids}) => ids))
      return Promise.resolve(documents.map(() => []))
    },
  })
  await store.refresh()
  expect(store.get().items.map(({storedId, id, release, row}) => [storedId, id, release, row])).toEqual([
    ['drafts.rail', 'rail', undefined, 'drafts.rail against rail, 1 decisions'],
    ['versions.spring.rail', 'rail', {id: 'spring', title: 'Spring briefings', isScheduledDraft: false, at: '2026-08-01T06:00:00Z'}, 'versions.spring.rail against rail, 1 decisions'],
    ['versions.gone.tidal', 'tidal', {id: 'gone', title: '', isScheduledDraft: false}, 'versions.gone.tidal against tidal, 0 decisions'],
    ['drafts.tidal', 'tidal', undefined, 'drafts.tidal against tidal, 0 decisions'],
  ])
  expect(asked).toEqual([
    ['rail', 'drafts.rail', 'versions.spring.rail'],
    ['tidal', 'drafts.tidal', 'versions.gone.tidal'],
  ])
})

test('texts are read a screenful first, then in larger pages, each asked for while the one before is judged', async () => {
  const {client, held} = lake()
  held.drafts = Array.from({length: 50}, (_, index) => ({...draft(`beat-${index}`, 1), _updatedAt: new Date(1.8e12 - index).toISOString()}))
  const log: string[] = []
  const store = queue(client, {
    history: (documents) => {
      log.push(`read ${documents.length}`)
      return Promise.resolve(documents.map(() => []))
    },
    pause: () => {
      if (log.at(-1) !== 'judge') log.push('judge')
      return Promise.resolve()
    },
  })
  await store.refresh()
  expect(log).toEqual(['read 12', 'read 24', 'judge', 'read 14', 'judge'])
  expect(store.get().items.every(({row}) => row !== undefined)).toBe(true)
})

test('a change that comes while texts are judged leaves none of them unjudged', async () => {
  const {client} = lake()
  const changes = [new Set(['drafts.elsewhere'])]
  const store = queue(client, {
    pause: () => {
      const changed = changes.pop()
      if (changed) second = store.refresh(changed)
      return Promise.resolve()
    },
  })
  let second: Promise<void> | undefined
  await store.refresh()
  await second
  expect(store.get().items.map(({row}) => row)).toEqual(['rail: 1 decisions, 1 revisions', 'tidal: 0 decisions, 1 revisions'])
})

test('an item that says the same stays the same object, whatever else is read', async () => {
  const {client, held} = lake()
  const store = queue(client)
  await store.refresh()
  const [rail, tidal] = store.get().items
  held.drafts[1]!.title = 'Tidal power'
  await store.refresh(new Set(['drafts.tidal']))
  expect(store.get().items[0]).toBe(rail)
  expect(store.get().items[1]).toEqual({...tidal, title: 'Tidal power'})
})

test('one text that cannot be read or judged says so in its row, and the next look tries again', async () => {
  const {client} = lake()
  let isBroken = true
  const store = queue(client, {
    judge: ({id}) => {
      if (isBroken && id === 'rail') throw new Error('The text has no sections.')
      return id
    },
  })
  await store.refresh()
  expect(store.get()).toMatchObject({status: 'ready', items: [{id: 'rail', failure: 'The text has no sections.'}, {id: 'tidal', row: 'tidal'}]})
  isBroken = false
  await store.refresh(new Set<string>())
  expect(store.get().items.map(({row, failure}) => [row, failure])).toEqual([
    ['rail', undefined],
    ['tidal', undefined],
  ])
})

test('what is judged again is judged once, however often it was asked for', async () => {
  const {client} = lake()
  const judged: string[] = []
  const store = queue(client, {
    judge: ({id}) => {
      judged.push(id)
      return id
    },
  })
  await store.refresh()
  judged.length = 0
  await Promise.all([store.judgeAgain((row) => row === 'rail'), store.judgeAgain(), store.judgeAgain()])
  expect(judged).toEqual(['rail', 'tidal'])
})
