import type {ListenOptions, SanityClient} from '@sanity/client'
import {applyPatch} from 'mendoza'
import {BufferedDocument, Mutation} from '@sanity/mutator'
import {expect, onTestFinished, test, vi} from 'vitest'
import {countingIds, startLake, stoppedClock} from './lakeUnderTest.ts'

type Event = Readonly<Record<string, unknown>> & {readonly type: string}

/** Everything a listener hears, from its welcome on. */
async function hear(client: SanityClient, query: string, options: ListenOptions & {enableResume?: boolean} = {}) {
  const events: Event[] = []
  const errors: unknown[] = []
  const all = ['welcome', 'welcomeback', 'reset', 'reconnect', 'mutation'] as const
  const listening = client
    .listen(query, {}, {
      effectFormat: 'mendoza',
      includeResult: false,
      includeAllVersions: true,
      events: [...all],
      ...options,
    } as never)
    .subscribe({next: (event) => events.push(event as Event), error: (error: unknown) => errors.push(error)})
  onTestFinished(() => listening.unsubscribe())
  const count = (wanted: number) =>
    vi.waitFor(() => expect([...errors, ...events]).toHaveLength(wanted), {timeout: 5000, interval: 5})
  await count(1)
  return {events, errors, count}
}

const beat = {_id: 'b1', _type: 'beat', title: 'One'}
const fixed = () => ({now: stoppedClock().now, newId: countingIds()})

test('a welcome comes first, then each change with all that a client needs to follow it', async () => {
  const {lake, client} = await startLake({...fixed(), roles: undefined})
  const {events, count} = await hear(client('writer'), '*[_type == "beat"]')
  lake.mutate([{create: beat}], {author: 'ada', transactionId: 't1'})
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}, setIfMissing: {dek: 'x'}}}], {author: 'bo', transactionId: 't2'})
  lake.mutate([{delete: {id: 'b1'}}], {author: 'ada', transactionId: 't3'})
  await count(4)
  const stamp = '2026-11-23T09:00:00.000Z'
  const common = {
    type: 'mutation',
    documentId: 'b1',
    timestamp: stamp,
    visibility: 'transaction',
    transactionTotalEvents: 1,
    transactionCurrentEvent: 0,
  }
  const one = {...beat, _createdAt: stamp, _updatedAt: stamp}
  expect(events).toEqual([
    {type: 'welcome', listenerName: expect.any(String)},
    {
      ...common,
      eventId: 't1#b1',
      identity: 'ada',
      transactionId: 't1',
      resultRev: 't1',
      transition: 'appear',
      mutations: [{create: one}],
      effects: {apply: [0, one], revert: [0, null]},
    },
    {
      ...common,
      eventId: 't2#b1',
      identity: 'bo',
      transactionId: 't2',
      previousRev: 't1',
      resultRev: 't2',
      transition: 'update',
      mutations: [{patch: {id: 'b1', set: {title: 'Two'}}}, {patch: {id: 'b1', setIfMissing: {dek: 'x'}}}],
      effects: {apply: expect.any(Array), revert: expect.any(Array)},
    },
    {
      ...common,
      eventId: 't3#b1',
      identity: 'ada',
      transactionId: 't3',
      previousRev: 't2',
      resultRev: 't3',
      transition: 'disappear',
      mutations: [{delete: {id: 'b1'}}],
      effects: {apply: [0, null], revert: [0, {...one, title: 'Two', dek: 'x'}]},
    },
  ])
  const {effects} = events[2] as unknown as {effects: {apply: unknown[]; revert: unknown[]}}
  expect(applyPatch(one, effects.apply)).toEqual({...one, title: 'Two', dek: 'x'})
  expect(applyPatch({...one, title: 'Two', dek: 'x'}, effects.revert)).toEqual(one)
})

test('a document appears and disappears as it comes to match and ceases to', async () => {
  const {lake, client} = await startLake()
  const {events, count} = await hear(client('writer'), '*[_type == "beat" && open]{title} | order(title)[0...10]')
  lake.mutate([{create: {...beat, open: false}}])
  lake.mutate([{patch: {id: 'b1', set: {open: true}}}])
  lake.mutate([{patch: {id: 'b1', set: {title: 'Other'}}}])
  lake.mutate([{patch: {id: 'b1', set: {open: false}}}])
  lake.mutate([{patch: {id: 'b1', set: {title: 'Unheard'}}}])
  lake.mutate([{create: {_id: 'b2', _type: 'beat', open: true}}])
  await count(5)
  expect(events.map(({transition, documentId}) => [transition, documentId])).toEqual([
    [undefined, undefined],
    ['appear', 'b1'],
    ['update', 'b1'],
    ['disappear', 'b1'],
    ['appear', 'b2'],
  ])
})

test('one event per document of a transaction, counted as this listener gets them', async () => {
  const {lake, client} = await startLake()
  lake.mutate([{create: {...beat, _id: 'drafts.b1'}}])
  const pair = await hear(client('writer'), '*[_id in ["b1", "drafts.b1"]]')
  const draft = await hear(client('writer'), '*[_id == "drafts.b1"]')
  await client('reviewer')
    .transaction()
    .patch('drafts.b1', {set: {a: 1}})
    .patch('drafts.b1', {set: {b: 2}})
    .create({_id: 'x', _type: 'take'})
    .commit()
  await client('reviewer').action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.b1',
    publishedId: 'b1',
  })
  await pair.count(4)
  await draft.count(3)
  const told = ({events}: typeof pair) =>
    events.slice(1).map((event) => [event.documentId, event.transactionCurrentEvent, event.transactionTotalEvents])
  expect(told(pair)).toEqual([
    ['drafts.b1', 0, 1],
    ['b1', 0, 2],
    ['drafts.b1', 1, 2],
  ])
  expect(told(draft)).toEqual([
    ['drafts.b1', 0, 1],
    ['drafts.b1', 0, 1],
  ])
  expect(pair.events[1]?.mutations).toEqual([
    {patch: {id: 'drafts.b1', set: {a: 1}}},
    {patch: {id: 'drafts.b1', set: {b: 2}}},
  ])
})

test('options say what an event carries', async () => {
  const {lake, client} = await startLake()
  lake.mutate([{create: beat}])
  const {events, count} = await hear(client('writer'), '*', {
    includeResult: true,
    includePreviousRevision: true,
    includeMutations: false,
    visibility: 'query',
  })
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}])
  await count(2)
  expect(events[1]).toMatchObject({
    visibility: 'query',
    result: {title: 'Two'},
    previous: {title: 'One'},
    mutations: [],
  })
})

test('without includeAllVersions a new API version hears of published documents only', async () => {
  const {lake, client} = await startLake()
  const options = {includeAllVersions: false}
  const recent = await hear(client('writer'), '*', options)
  const old = await hear(client('writer', {apiVersion: '2024-01-01'}), '*', options)
  lake.mutate([{create: {...beat, _id: 'drafts.b1'}}])
  lake.mutate([{create: beat}])
  await recent.count(2)
  await old.count(3)
  expect(recent.events[1]?.documentId).toBe('b1')
})

test('nobody in particular hears of what is published and has no dot, and learns nothing about the rest', async () => {
  const {lake, client} = await startLake()
  const {events, count} = await hear(client(), '*')
  lake.mutate([{create: {...beat, _id: 'drafts.b1'}}, {create: {_id: 'a.b', _type: 'beat'}}])
  lake.mutate([{create: beat}])
  await count(2)
  expect(events[1]).toMatchObject({documentId: 'b1', transactionTotalEvents: 1})
})

test("the Studio's optimistic engine follows the stream to the stored document", async () => {
  const {lake, client} = await startLake()
  lake.mutate([{create: {...beat, list: [{_key: 'a', n: 1}]}}])
  const {events, count} = await hear(client('writer'), '*[_id == "b1"]')
  const buffered = new BufferedDocument(structuredClone((await lake.query('*[0]')) as never))
  lake.mutate([
    {patch: {id: 'b1', setIfMissing: {title: 'kept', dek: 'new'}, set: {dek: 'set first'}, inc: {'list[0].n': 2}}},
    {patch: {id: 'b1', insert: {after: 'list[-1]', items: [{_key: 'b', n: 2}]}}},
  ])
  lake.mutate([
    {patch: {id: 'b1', diffMatchPatch: {title: '@@ -1,3 +1,5 @@\n One\n+!!\n', gone: '@@ -1 +1,2 @@\n x\n+q\n'}}},
  ])
  lake.mutate([{delete: {id: 'b1'}}, {create: {...beat, title: 'Reborn'}}])
  await count(4)
  for (const event of events.slice(1)) buffered.arrive(new Mutation(structuredClone(event) as never))
  expect(buffered.document.HEAD).toEqual(await lake.query('*[0]'))
  expect(buffered.document.HEAD?.title).toBe('Reborn')
})

test('a client that was cut off resumes without a gap and without repetition', async () => {
  const {lake, url} = await startLake()
  const token = lake.issueToken('writer')
  const listen = async (lastEventId?: string) => {
    const headers: Record<string, string> = {authorization: `Bearer ${token}`}
    if (lastEventId !== undefined) headers['last-event-id'] = lastEventId
    const query = 'query=*&includeAllVersions=true&effectFormat=mendoza&enableResume=true'
    return readEvents(await fetch(`${url}/v1/data/listen/newsroom?${query}`, {headers}))
  }
  const first = await listen()
  const [welcome] = await first.next(1)
  lake.mutate([{create: beat}], {transactionId: 't1'})
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}, {create: {_id: 'b2', _type: 'beat'}}], {transactionId: 't2'})
  const heard = await first.next(2)
  await first.close()
  lake.mutate([{delete: {id: 'b1'}}], {transactionId: 't3'})

  const second = await listen(heard[1]?.id)
  expect(heard.map(({id}) => id)).toEqual(['t1#b1', 't2#b1'])
  const missed = await second.next(3)
  expect(missed.map(({event, id}) => [event, id])).toEqual([
    ['welcomeback', undefined],
    ['mutation', 't2#b2'],
    ['mutation', 't3#b1'],
  ])
  lake.mutate([{create: {_id: 'b3', _type: 'beat'}}], {transactionId: 't4'})
  expect((await second.next(1)).map(({id}) => id)).toEqual(['t4#b3'])
  await second.close()

  const fromTheStart = await listen(welcome?.id)
  expect((await fromTheStart.next(5)).map(({id}) => id)).toEqual([undefined, 't1#b1', 't2#b1', 't2#b2', 't3#b1'])
  await fromTheStart.close()
  const unknown = await listen('who-knows#b1')
  expect((await unknown.next(1)).map(({event}) => event)).toEqual(['reset'])
  await unknown.close()
})

test.each(['#', 't1', 'seq-', 'seq--1', 'seq-1.5', 'seq-1e999', 'seq-99999', 'gone#b1', '"t1#b1"', 'x'.repeat(8000)])(
  'a client that names "%s" as its last event starts over, and goes on from there',
  async (lastEventId) => {
    const {lake, request} = await startLake()
    lake.mutate([{create: beat}], {transactionId: 't1'})
    const address = '/data/listen/newsroom?query=*&enableResume=true'
    const resumed = await readEvents(await request(address, {as: 'writer', headers: {'last-event-id': lastEventId}}))
    expect(await resumed.next(1)).toMatchObject([{event: 'reset', id: 'seq-1'}])
    lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}], {transactionId: 't2'})
    expect(await resumed.next(1)).toMatchObject([{event: 'mutation', id: 't2#b1'}])
    await resumed.close()
  },
)

test('what a resumed client missed is what it would have heard', async () => {
  const {lake, url} = await startLake()
  const headers = {authorization: `Bearer ${lake.issueToken('writer')}`}
  const address = `${url}/v1/data/listen/newsroom?query=*[open]&includeResult=true&includeAllVersions=true&effectFormat=mendoza&enableResume=true`
  lake.mutate([{create: {...beat, open: true}}])
  const live = await readEvents(await fetch(address, {headers}))
  const [welcome] = await live.next(1)
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}])
  lake.mutate([{patch: {id: 'b1', set: {open: false}}}, {create: {_id: 'b2', _type: 'beat', open: true}}])
  lake.mutate([{delete: {id: 'b2'}}, {patch: {id: 'b1', set: {open: true, list: [1, 2, 3]}}}])
  const heard = await live.next(5)
  const resumed = await readEvents(await fetch(address, {headers: {...headers, 'last-event-id': welcome?.id ?? ''}}))
  expect((await resumed.next(6)).slice(1)).toEqual(heard)
  await live.close()
  await resumed.close()
})

test('a listener whose query cannot be read is refused', async () => {
  const {request} = await startLake()
  const response = await request('/data/listen/newsroom?query=*[', {as: 'writer'})
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({error: {type: 'queryParseError'}})
})

test('a filter that fails on a document ends its own stream, with the reason, and nothing else', async () => {
  const {lake, client} = await startLake()
  const failing = await hear(client('writer'), '*[_type == "beat" && geo::contains(a, b)]')
  const sound = await hear(client('writer'), '*')
  lake.mutate([{create: beat}])
  await sound.count(2)
  await failing.count(2)
  expect(failing.errors).toMatchObject([{name: 'ChannelError'}])
  expect(await lake.query('count(*)')).toBe(1)
})

test('closing the lake ends every stream', async () => {
  const {lake, url} = await startLake()
  const stream = await readEvents(await fetch(`${url}/v1/data/listen/newsroom?query=*`))
  await stream.next(1)
  await lake.close()
  await expect(stream.next(1)).rejects.toThrow('The stream ended')
})

interface ServerEvent {
  readonly event: string
  readonly id: string | undefined
  readonly data: unknown
}

/** Reads server-sent events one by one, without a client that would reconnect by itself. */
async function readEvents(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The response has no body')
  let text = ''
  const waiting: ServerEvent[] = []
  return {
    async next(count: number): Promise<ServerEvent[]> {
      while (waiting.length < count) {
        const {done, value} = await reader.read()
        if (done) throw new Error('The stream ended')
        text += value
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        waiting.push(...parts.filter((part) => !part.startsWith(':')).map(readEvent))
      }
      return waiting.splice(0, count)
    },
    close: () => reader.cancel(),
  }
}

function readEvent(part: string): ServerEvent {
  const field = (name: string) =>
    part
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  return {event: field('event') ?? '', id: field('id'), data: JSON.parse(field('data') ?? 'null')}
}
