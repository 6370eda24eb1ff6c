import {Subject} from 'rxjs'
import {afterEach, expect, test, vi} from 'vitest'
import {startLake, stoppedClock} from '../../src/lake/lakeUnderTest.ts'
import {createDecisionStore, type Act} from './decisionStore.ts'

const act: Act = {
  document: 'beat-rail',
  documentType: 'beat',
  act: 'decline',
  ruleId: 'absolute-claim',
  reason: 'The statute says so.',
  place: {path: 'history', blockKey: 'a', start: 7, end: 16, text: 'A line can never be moved.'},
}
const {now} = stoppedClock('2026-07-15T09:00:00.000Z')

test('puts an act on record under the next number, with its author and moment', async () => {
  const {client} = await startLake()
  const store = createDecisionStore(client('writer'), now)
  await store.record(act, 'writer')
  await store.record({...act, act: 'comment'}, 'writer')
  expect(await client('reviewer').getDocument('beatbook.decision.beat-rail.1')).toMatchObject({
    ...act,
    _type: 'beatbook.decision',
    actor: 'writer',
    at: '2026-07-15T09:00:00.000Z',
  })
  expect(store.get('beat-rail').decisions.map(({_id, act}) => [_id, act])).toEqual([
    ['beatbook.decision.beat-rail.1', 'decline'],
    ['beatbook.decision.beat-rail.2', 'comment'],
  ])
})

test('two people who act at once both get a record', async () => {
  const {client} = await startLake()
  const writer = createDecisionStore(client('writer'), now)
  const reviewer = createDecisionStore(client('reviewer'), now)
  await Promise.all([writer.loaded('beat-rail'), reviewer.loaded('beat-rail')])
  const recorded = await Promise.all([writer.record(act, 'writer'), reviewer.record(act, 'reviewer')])
  expect(recorded.map(({_id}) => _id).sort()).toEqual(['beatbook.decision.beat-rail.1', 'beatbook.decision.beat-rail.2'])
})

test('an act in another name is refused, and nothing is shown as recorded', async () => {
  const {client} = await startLake()
  const store = createDecisionStore(client('writer'), now)
  await expect(store.record(act, 'reviewer')).rejects.toMatchObject({statusCode: 403})
  expect(store.get('beat-rail').decisions).toEqual([])
})

test('tells its subscribers when decisions are there, and says when they cannot be read', async () => {
  const {client, lake} = await startLake()
  const store = createDecisionStore(client('writer'), now)
  const seen: string[] = []
  store.subscribe(() => seen.push(store.get('beat-rail').status))
  expect(store.get('beat-rail').status).toBe('loading')
  await store.loaded('beat-rail')
  const failing = createDecisionStore(client('writer', {apiHost: 'http://127.0.0.1:9'}), now)
  expect(await failing.loaded('beat-rail')).toMatchObject({status: 'failed'})
  expect(seen).toEqual(['ready'])
  await lake.close()
})

test('an act is checked against what is on record directly before it, another\'s act in between included', async () => {
  const {client} = await startLake()
  const writer = createDecisionStore(client('writer'), now)
  const reviewer = createDecisionStore(client('reviewer'), now)
  await Promise.all([writer.loaded('beat-rail'), reviewer.loaded('beat-rail')])
  await reviewer.record({...act, act: 'request-changes', reason: 'Which year?'}, 'reviewer')
  const seen: string[][] = []
  const check = (known: readonly {act: string}[]) => {
    seen.push(known.map(({act}) => act))
    if (known.some(({act}) => act === 'request-changes')) throw new Error('Rosa asked for changes.')
  }
  await expect(writer.record({...act, act: 'submit'}, 'writer', check)).rejects.toThrow('Rosa asked for changes.')
  expect(seen).toEqual([[], ['request-changes']])
  expect(await client('reviewer').fetch('count(*[_type == "beatbook.decision"])')).toBe(1)
})

test('an answer that is lost on the way does not lose the act, nor make it twice', async () => {
  const {client} = await startLake()
  const cut = client('writer')
  const create = cut.create.bind(cut)
  cut.create = (async (...args: Parameters<typeof create>) => {
    await create(...args)
    throw new Error('Failed to fetch')
  }) as typeof cut.create
  const recorded = await createDecisionStore(cut, now).record(act, 'writer')
  expect(recorded._id).toBe('beatbook.decision.beat-rail.1')
  expect(await client('reviewer').fetch('count(*[_type == "beatbook.decision"])')).toBe(1)
})

test('an act that never reached the lake is not shown as recorded', async () => {
  const {client} = await startLake()
  const cut = client('writer')
  vi.spyOn(cut, 'create').mockRejectedValue(new Error('Failed to fetch'))
  const store = createDecisionStore(cut, now)
  await expect(store.record(act, 'writer')).rejects.toThrow('Failed to fetch')
  expect(store.get('beat-rail')).toEqual({status: 'ready', decisions: []})
})

afterEach(() => vi.unstubAllGlobals())

/** A client whose listener says what the test says. */
async function listeningClient() {
  vi.stubGlobal('EventSource', vi.fn())
  const {client} = await startLake()
  const told = new Subject<unknown>()
  const reader = client('reviewer')
  vi.spyOn(reader, 'listen').mockReturnValue(told as never)
  return {reader, told, writer: createDecisionStore(client('writer'), now)}
}

test('an act put on record after the first answer and before the listener stood is there all the same', async () => {
  const {reader, told, writer} = await listeningClient()
  const store = createDecisionStore(reader, now)
  await store.loaded('beat-rail')
  const recorded = await writer.record(act, 'writer')
  told.next({type: 'welcome'})
  await vi.waitFor(() => expect(store.get('beat-rail').decisions).toEqual([expect.objectContaining({_id: recorded._id})]))
})

test('an act that is told while an older answer is under way stays', async () => {
  const {reader, told, writer} = await listeningClient()
  const store = createDecisionStore(reader, now)
  await store.loaded('beat-rail')
  const answers = Promise.withResolvers<unknown[]>()
  vi.spyOn(reader, 'fetch').mockReturnValue(answers.promise as never)
  told.next({type: 'welcome'})
  const recorded = await writer.record(act, 'writer')
  told.next({type: 'mutation', result: recorded})
  let answered = false
  store.subscribe(() => (answered = true))
  answers.resolve([])
  await vi.waitFor(() => expect(answered).toBe(true))
  expect(store.get('beat-rail').decisions.map(({_id}) => _id)).toEqual([recorded._id])
})

test('an act that is told does not make up for those that could not be read; asked again, all are there', async () => {
  const {reader, told, writer} = await listeningClient()
  await writer.record(act, 'writer')
  const store = createDecisionStore(reader, now)
  const cut = vi.spyOn(reader, 'fetch').mockRejectedValue(new Error('The disk is full'))
  expect(await store.loaded('beat-rail')).toEqual({status: 'failed', decisions: [], reason: 'The disk is full'})
  const second = await writer.record({...act, act: 'comment'}, 'writer')
  told.next({type: 'mutation', result: second})
  expect(store.get('beat-rail')).toMatchObject({status: 'failed', decisions: [{_id: second._id}]})
  cut.mockRestore()
  expect((await store.loaded('beat-rail')).status).toBe('ready')
  expect(store.get('beat-rail').decisions.map(({_id}) => _id)).toEqual(['beatbook.decision.beat-rail.1', 'beatbook.decision.beat-rail.2'])
})
