import {createClient, type SanityClient} from '@sanity/client'
import {createPreviewSecret} from '@sanity/preview-url-secret/create-secret'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {createLake} from '../../lake/index.ts'
import {newsroomDocuments} from '../../../studio/newsroom/newsroom.ts'
import {createSite} from '../app.tsx'

const studio = 'http://studio.localhost:3333'
const hour = 60 * 60 * 1000
const lake = createLake({documents: newsroomDocuments()})
let site: ReturnType<typeof createSite>
let client: SanityClient
let secret: string
let page: string
let clock = 0

beforeAll(async () => {
  const {url} = await lake.listen({port: 0})
  const at = {projectId: 'beatbook', dataset: 'newsroom', apiHost: url, useProjectHostname: false, useCdn: false, apiVersion: '2025-02-19'}
  client = createClient({...at, token: lake.issueToken('administrator')})
  const [beat] = await client.fetch<{_id: string; slug: {current: string}}[]>('*[_type == "beat"]')
  await client.create({...beat!, _id: `drafts.${beat!._id}`, _type: 'beat', dek: 'Not out yet.'})
  page = `/beats/${beat!.slug.current}`
  secret = (await createPreviewSecret(client, 'test', `${studio}/presentation`, 'writer')).secret
  site = createSite({client: createClient(at), log: () => {}, preview: {client, script: async () => 'draw()', now: () => clock}})
})

afterAll(() => lake.close())

const enable = (given: string, to = page) =>
  site.request(`/preview/enable?${new URLSearchParams({'sanity-preview-secret': given, 'sanity-preview-pathname': to})}`)

async function session(): Promise<string> {
  const answer = await enable(secret)
  return /^(beatbook-preview=[^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
}

const readAs = (cookie: string, path = page) => site.request(path, {headers: {cookie}})

test('the secret opens a session that shows drafts, framed by its Studio only, and kept by nobody', async () => {
  const opened = await enable(secret)
  expect([opened.status, opened.headers.get('location')]).toEqual([307, page])
  expect(opened.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax$/)
  expect(opened.headers.get('set-cookie')).not.toContain(secret)
  const answer = await readAs(await session())
  expect(await answer.text()).toMatch(/Not out yet\..*src="\/preview\/overlay\.js"|src="\/preview\/overlay\.js".*Not out yet\./s)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${studio};`)
  expect(answer.headers.get('cache-tag')).toBeNull()
})

test('a name that is a draft yet is told to nobody else, not by a page that fails either', async () => {
  const stored = client.withConfig({perspective: 'raw'})
  await stored.create({_id: 'beat-broken', _type: 'beat', title: 'Broken', slug: {_type: 'slug', current: 'broken'}, dek: 7})
  await stored.create({...(await stored.getDocument('publication'))!, _id: 'drafts.publication', name: 'Not Yet The Name'})
  expect(await (await readAs(await session())).text()).toContain('Not Yet The Name')
  const failed = await site.request('/beats/broken')
  expect([failed.status, (await failed.text()).includes('Not Yet The Name')]).toEqual([500, false])
  await stored.delete({query: '*[_id in ["beat-broken", "drafts.publication"]]'})
})

test.each([['no cookie', ''], ['a guessed one', 'beatbook-preview=AAAA'], ['an empty one', 'beatbook-preview=']])('%s shows what readers see', async (_what, cookie) => {
  const answer = await readAs(cookie)
  const text = await answer.text()
  expect(text).not.toContain('Not out yet.')
  expect(text).not.toContain('/preview/')
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
  expect((await readAs(cookie, '/preview/overlay.js')).status).toBe(401)
})

test.each(['', 'guessed', '*', '" || true || "'])('the secret "%s" opens nothing', async (given) => {
  const answer = await enable(given)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null])
})

test.each(['//evil.example/x', 'https://evil.example/x', '/\\evil.example', 'javascript:alert(1)'])('nobody is led away to %s', async (to) => {
  const location = (await enable(secret, to)).headers.get('location')
  const left = (await site.request(`/preview/disable?to=${encodeURIComponent(to)}`)).headers.get('location')
  for (const target of [location, left]) expect(new URL(target!, 'http://site.test').origin).toBe('http://site.test')
})

test('a session ends when it is left, and by itself after eight hours', async () => {
  const [left, old] = [await session(), await session()]
  await readAs(left, '/preview/disable')
  expect(await (await readAs(left)).text()).not.toContain('Not out yet.')
  clock += 7 * hour
  expect(await (await readAs(old)).text()).toContain('Not out yet.')
  clock += hour
  expect(await (await readAs(old)).text()).not.toContain('Not out yet.')
})

test('the Studio turns it to what is published and back; another site cannot', async () => {
  const cookie = await session()
  const turn = (body: string, headers: Record<string, string> = {}) => site.request('/preview/perspective', {method: 'POST', body, headers: {cookie, ...headers}})
  expect((await turn('published', {origin: 'http://evil.example', 'content-type': 'text/plain'})).status).toBe(403)
  expect(await (await readAs(cookie)).text()).toContain('Not out yet.')
  expect((await turn('published')).status).toBe(204)
  expect(await (await readAs(cookie)).text()).not.toContain('Not out yet.')
  expect((await turn('drafts')).status).toBe(204)
  expect(await (await readAs(cookie)).text()).toContain('Not out yet.')
  expect((await site.request('/preview/perspective', {method: 'POST', body: 'drafts'})).status).toBe(401)
})
