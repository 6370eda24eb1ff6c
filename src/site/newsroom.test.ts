import {createClient, type LiveEvent, type SanityClient} from '@sanity/client'
import type {Hono} from 'hono'
import {createLake} from 'sanity-plugin-beatbook/lake'
import {beatQuery} from 'sanity-plugin-beatbook/queries'
import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest'
import {newsroomDocuments, newsroomNow} from '../../studio/newsroom/newsroom.ts'
import {createSite} from './app.tsx'

const lake = createLake({documents: newsroomDocuments()})
let administrator: SanityClient
let site: Hono

beforeAll(async () => {
  const {url} = await lake.listen({port: 0})
  const client = createClient({
    projectId: 'beatbook',
    dataset: 'newsroom',
    apiVersion: '2025-02-19',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
  })
  administrator = client.withConfig({token: lake.issueToken('administrator'), perspective: 'raw'})
  site = createSite({client: administrator, history: administrator, signUp: '/briefing/sign-up', origin: 'https://review.example', now: newsroomNow})
})
afterAll(() => lake.close())

const read = async (path: string) => {
  const response = await site.request(path)
  return {status: response.status, html: await response.text()}
}

describe('the demonstration newsroom, from a lake through the real client', () => {
  test('every address the site links to is a page, and no page is over 40 kB', async () => {
    const seen = new Map<string, number>()
    const queue = ['/']
    for (let path = queue.shift(); path; path = queue.shift()) {
      if (seen.has(path)) continue
      const {status, html} = await read(path)
      seen.set(path, Buffer.byteLength(html))
      expect(`${path} ${status}`).toBe(`${path} 200`)
      queue.push(...[...html.matchAll(/<a[^>]*\shref="(\/[^"]*)"/g)].map(([, href]) => href ?? '/'))
    }
    const kinds = [...seen.keys()].map((path) => path.split('/')[1])
    expect(kinds.filter((kind) => kind === 'beats')).toHaveLength(8)
    expect(kinds.filter((kind) => kind === 'takes')).toHaveLength(24)
    expect([...seen].filter(([, bytes]) => bytes > 40_000)).toEqual([])
  })

  test('a draft shows nowhere, even to a client that reads drafts; published, it shows at once', async () => {
    const beat = await administrator.getDocument('beat-open-vs-closed')
    await administrator.createOrReplace({...beat!, _id: 'drafts.beat-open-vs-closed', title: 'Secret: unread'})
    expect((await read('/beats/open-vs-closed')).html).not.toContain('Secret')
    expect((await read('/')).html).not.toContain('Secret')

    await administrator.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.beat-open-vs-closed',
      publishedId: 'beat-open-vs-closed',
    })
    expect((await read('/beats/open-vs-closed')).html).toContain('<h1>Secret<span class="colon">')
    expect((await read('/')).html).toContain('>Secret</a>')
  })

  test('what a review writes is told by no tag of any page', async () => {
    const paths = ['/', '/beats/electricity', '/beats/electricity/takes', '/takes/pjm', '/subjects/deepseek', '/clusters/compute-frontier', '/verticals/ai', '/archive', '/search?q=model', '/search', '/takes/none']
    const ofPages = new Set<string>()
    for (const path of paths) {
      const tags = (await site.request(path)).headers.get('cache-tag')?.split(',') ?? []
      expect(tags.length, path).toBeGreaterThan(0)
      for (const tag of tags) ofPages.add(tag)
    }
    expect([...ofPages]).not.toContain('s1:all')
    const events: LiveEvent[] = []
    const listening = administrator.live.events().subscribe((event) => events.push(event))
    onTestFinished(() => listening.unsubscribe())
    await vi.waitFor(() => expect(events).toHaveLength(1))
    await administrator.create({_id: 'beatbook.feedback.told', _type: 'beatbook.feedback'})
    await vi.waitFor(() => expect(events).toHaveLength(2))
    const [, told] = events
    expect(told?.type === 'message' && told.tags.filter((tag) => ofPages.has(tag))).toEqual([])
  })

  test('publishing any document that a page shows is told by a live event with a tag of that page', async () => {
    const slug = 'electricity'
    const shown = JSON.stringify(await administrator.fetch(beatQuery, {slug}, {perspective: 'published'}))
    const ids = new Set([...shown.matchAll(/"_id":"([^"]+)"/g)].map(([, id]) => id ?? ''))
    expect(ids.size).toBeGreaterThan(5)
    const tags = (await site.request(`/beats/${slug}`)).headers.get('cache-tag')?.split(',') ?? []
    const events: LiveEvent[] = []
    const listening = administrator.withConfig({perspective: 'published'}).live.events().subscribe((event) => events.push(event))
    onTestFinished(() => listening.unsubscribe())
    await vi.waitFor(() => expect(events.map(({type}) => type)).toEqual(['welcome']))
    const named = () => events.flatMap((event): readonly string[] => (event.type === 'message' ? event.tags : []))
    for (const id of ids) {
      events.length = 0
      await administrator.patch(id).set({touched: true}).commit()
      await vi.waitFor(() => expect(named().some((tag) => tags.includes(tag)), id).toBe(true))
    }
  })
})
