import type {LiveEvent, SanityClient} from '@sanity/client'
import {expect, onTestFinished, test, vi} from 'vitest'
import {tagsOfTypes} from './liveTags.ts'
import {startLake} from './lakeUnderTest.ts'

/** What an event names after a change of a beat. */
const tags = ['s1:all', ...tagsOfTypes(['beat'])]
const beat = {_id: 'b1', _type: 'beat', title: 'One'}

/** What a frontend does: it shows a query, and shows it anew when an event names one of its tags. */
async function frontend(client: SanityClient, includeDrafts = false) {
  const shown: unknown[] = []
  const events: LiveEvent[] = []
  const show = async (lastLiveEventId?: string) => {
    const options = {filterResponse: false, lastLiveEventId, cacheMode: 'noStale'} as const
    const {result, syncTags = []} = await client.fetch<string[]>('*[_type == "beat"].title', {}, options)
    shown.push(result)
    current = syncTags
  }
  let current: readonly string[] = []
  await show()
  const listening = client.live.events({includeDrafts}).subscribe((event) => {
    events.push(event)
    if (event.type === 'message' && event.tags.some((tag) => current.includes(tag))) void show(event.id)
  })
  onTestFinished(() => listening.unsubscribe())
  await vi.waitFor(() => expect(events.map(({type}) => type)).toEqual(['welcome']))
  return {shown, events}
}

test('a frontend shows what is published as it changes, and hears nothing of drafts', async () => {
  const {lake, client} = await startLake()
  const {shown, events} = await frontend(client(undefined, {perspective: 'published'}))
  lake.mutate([{create: {...beat, _id: 'drafts.b1'}}])
  lake.mutate([{create: beat}])
  await vi.waitFor(() => expect(shown).toEqual([[], ['One']]))
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}])
  await vi.waitFor(() => expect(shown).toEqual([[], ['One'], ['Two']]))
  expect(events).toEqual([
    {type: 'welcome', id: '0'},
    {type: 'message', id: '2', tags},
    {type: 'message', id: '3', tags},
  ])
})

test('a preview with a token shows drafts and versions as they are written', async () => {
  const {lake, client} = await startLake()
  const {shown} = await frontend(client('writer', {perspective: ['r1', 'drafts']}), true)
  lake.mutate([{create: {...beat, _id: 'drafts.b1', title: 'Draft'}}])
  await vi.waitFor(() => expect(shown.at(-1)).toEqual(['Draft']))
  lake.mutate([{create: {...beat, _id: 'versions.r1.b1', title: 'Version'}}])
  await vi.waitFor(() => expect(shown.at(-1)).toEqual(['Version']))
})

test('drafts are for those who sign in, and as long as their token is good', async () => {
  const {request} = await startLake()
  expect((await request('/data/live/events/newsroom?includeDrafts=true')).status).toBe(401)
  expect(
    (await request('/data/live/events/newsroom?includeDrafts=true', {headers: {authorization: 'Bearer made-up'}}))
      .status,
  ).toBe(401)
})

test.each([
  ['nothing', undefined, []],
  ['the last event', '2', []],
  ['an earlier event', '1', [{event: 'message', id: '2', data: {tags}}]],
  ['an event that this lake never sent', '99', [{event: 'restart', id: '2', data: {}}]],
  ['no event at all', 'gone#b1', [{event: 'restart', id: '2', data: {}}]],
])('a frontend that was cut off after %s hears what it must fetch', async (_, heard, first) => {
  const {lake, request} = await startLake()
  lake.mutate([{create: beat}])
  lake.mutate([{patch: {id: 'b1', set: {title: 'Two'}}}])
  const headers: Record<string, string> = heard === undefined ? {} : {'last-event-id': heard}
  const response = await request('/data/live/events/newsroom', {headers})
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  lake.mutate([{patch: {id: 'b1', set: {title: 'Three'}}}])
  let text = ''
  while (!text.includes('id: 3\n')) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  expect(eventsIn(text)).toEqual([
    {event: 'welcome', id: '2', data: {}},
    ...first,
    {event: 'message', id: '3', data: {tags}},
  ])
})

function eventsIn(text: string) {
  return [...text.matchAll(/event: (.*)\nid: (.*)\ndata: (.*)\n/g)].map(([, event, id, data]) => ({
    event,
    id,
    data: JSON.parse(data ?? 'null') as unknown,
  }))
}
