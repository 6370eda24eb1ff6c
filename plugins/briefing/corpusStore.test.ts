import type {SanityClient} from '@sanity/client'
import {afterEach, expect, test, vi} from 'vitest'
import {beat, blocks} from '../../src/briefing/fixtures/builders.ts'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {startLake} from '../../src/lake/lakeUnderTest.ts'
import {createCorpusStore, factsIn, type CorpusState, type CorpusStore} from './corpusStore.ts'

afterEach(() => vi.unstubAllGlobals())

const stored = [
  {_id: 'take-a', _type: 'take', headline: 'A', body: blocks('b', 'The gap is 3 percent.')},
  {_id: 'take-b', _type: 'take', headline: 'B', body: blocks('b', 'The gap is 4 percent.')},
  {_id: 'beat-far', _type: 'beat', title: 'Far', watch: [{_key: 'w', body: blocks('w', 'See [[own|beat-own]].')}]},
]
const citing = (...ids: string[]) => beat({relationships: ids.map((id) => `[[words|${id}]]`).join(' and ')})

/** The store over a lake, with the tags and parameters of every query it made. */
async function start() {
  const {lake, client} = await startLake()
  lake.mutate(stored.map((document) => ({create: document})))
  vi.stubGlobal('EventSource', () => undefined)
  const signedIn = client('administrator')
  const asked: (readonly string[] | undefined)[] = []
  const fetch = (query: string, params: {ids?: readonly string[]}, options: object) => {
    asked.push(params.ids)
    return signedIn.fetch(query, params, options)
  }
  const watched = {fetch, listen: signedIn.listen.bind(signedIn)} as unknown as SanityClient
  return {store: createCorpusStore(watched, briefingContract), asked, client: signedIn}
}

/** The listener's welcome reads everything once more, prose included; from then on nothing is asked for by itself. */
const welcomed = (asked: readonly (readonly string[] | undefined)[]) =>
  expect.poll(() => [asked.filter((ids) => ids === undefined).length, asked.at(-1)], {timeout: 5000}).toEqual([2, ['take-a']])

const entry = (state: CorpusState, id: string) => (state.status === 'ready' ? state.corpus.entries.get(id) : undefined)
const told = (store: CorpusStore, id: string) => expect.poll(() => entry(store.get(), id), {timeout: 5000})

test('holds everyone’s facts, and prose only of what a checked document cites', async () => {
  const {store} = await start()
  const document = citing('take-a', 'beat-far', 'take-nowhere')
  expect(store.holds(document)).toBe(false)
  const state = await store.loaded(document)
  expect(store.holds(document)).toBe(true)
  expect([entry(state, 'take-a')?.prose, entry(state, 'take-b')?.title, entry(state, 'take-b')?.prose]).toEqual(['The gap is 3 percent.', 'B', undefined])
  expect(entry(state, 'beat-far')?.cites).toEqual(['beat-own'])
  expect(state.status === 'ready' && state.corpus.hasBodies).toBe(true)
})

test('a link made later has one more document read, and nothing is read twice', async () => {
  const {store, asked} = await start()
  await store.loaded(citing('take-a'))
  await welcomed(asked)
  await store.loaded(citing('take-a', 'take-b'))
  const state = await store.loaded(citing('take-b', 'take-a'))
  expect(entry(state, 'take-b')?.prose).toBe('The gap is 4 percent.')
  expect(asked.filter((ids) => ids !== undefined && ids.includes('take-b'))).toHaveLength(1)
})

test('what is cited stays fresh through the listener, and an edit that says nothing new leaves the corpus as it is', async () => {
  const {store, asked, client} = await start()
  await store.loaded(citing('take-a'))
  await welcomed(asked)
  await client.patch('take-a').set({body: blocks('b', 'The gap is 7 percent.')}).commit()
  await told(store, 'take-a').toMatchObject({prose: 'The gap is 7 percent.'})
  const questions = asked.length
  const before = store.get()
  await client.patch('take-b').set({body: blocks('b', 'The gap is 9 percent.')}).commit()
  await client.create({_id: 'subject-a', _type: 'subject', name: 'Subject'})
  await told(store, 'subject-a').toMatchObject({title: 'Subject'})
  expect(entry(store.get(), 'take-b')).toBe(entry(before, 'take-b'))
  await client.delete('take-a')
  await told(store, 'take-a').toBe(undefined)
  expect(asked).toHaveLength(questions)
})

test('the publication’s time zone goes to the rules with the facts, and a new one is heard of', async () => {
  const {store, asked, client} = await start()
  expect(factsIn(await store.loaded(citing('take-a')))).not.toHaveProperty('timeZone')
  await welcomed(asked)
  await client.create({_id: 'publication', _type: 'publication', timeZone: 'Asia/Tokyo'})
  await expect.poll(() => factsIn(store.get()).timeZone, {timeout: 5000}).toBe('Asia/Tokyo')
  await client.patch('publication').set({timeZone: 'America/Lima'}).commit()
  await expect.poll(() => factsIn(store.get()).timeZone, {timeout: 5000}).toBe('America/Lima')
})
