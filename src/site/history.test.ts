import {createClient, type SanityClient} from '@sanity/client'
import type {Hono} from 'hono'
import {createLake, defaultRoles, type Lake} from 'sanity-plugin-beatbook/lake'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {historianRole, historyReader} from '../../studio/localUsers.ts'
import {createSite} from './app.tsx'
import {fixtureDocuments, paragraph, tideBeat} from './fixtures.ts'

const documents = fixtureDocuments.filter(({_id}) => !_id.startsWith('drafts.') && _id !== 'image-gauge' && _id !== tideBeat._id)
const at = ['2026-07-01T08:00:00Z', '2026-07-03T08:00:00Z', '2026-07-05T08:00:00Z', '2026-07-09T22:30:00Z', '2026-07-10T08:00:00Z']
let moment = 0
let lake: Lake
let editor: SanityClient
let historian: SanityClient
let site: Hono
const asked: string[] = []

const stateOf = (count: string) => [paragraph('c1', ['As of mid-2026, ', `${count} gauges are open.`]), paragraph('c2', ['The register shows the same.'])]

async function publish(fields: Record<string, unknown>): Promise<void> {
  await editor.createOrReplace({...tideBeat, ...fields, _id: 'drafts.beat-tides'})
  await editor.action({actionType: 'sanity.action.document.publish', draftId: 'drafts.beat-tides', publishedId: 'beat-tides'})
  moment += 1
}

beforeAll(async () => {
  lake = createLake({
    documents: documents.map((document) => ({_createdAt: at[0], _updatedAt: at[0], _rev: 'r1', ...document})),
    roles: [...defaultRoles, historianRole].map((role) => ({...role, grants: role.grants.map((grant) => ({...grant, permissions: [...grant.permissions]}))})),
    users: [
      {id: 'amir', name: 'Amir', email: 'amir@register.example', roles: [{name: 'administrator', title: 'Administrator'}]},
      {...historyReader, roles: [...historyReader.roles]},
    ],
    now: () => new Date(at[moment] ?? at[4]!),
  })
  const {url} = await lake.listen({port: 0})
  const client = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: url, useProjectHostname: false, useCdn: false})
  editor = client.withConfig({token: lake.issueToken('amir')})
  historian = client.withConfig({token: lake.issueToken(historyReader.id)})
  const history = {
    config: () => historian.config(),
    request: <Answer>(options: {url: string; query: Record<string, string>; tag: string}) => {
      asked.push(options.url)
      return historian.request<Answer>(options)
    },
  }
  site = createSite({client, history, origin: 'https://register.example', now: '2026-07-15'})

  await publish({currentState: stateOf('nine')})
  await publish({currentState: stateOf('eleven'), reviewEvery: 30})
  await publish({currentState: stateOf('eleven'), reviewEvery: 90})
  await publish({currentState: stateOf('12'), asOf: {_type: 'asOf', date: '2026-07-09', precision: 'day'}})
  await editor.createOrReplace({...tideBeat, _id: 'drafts.beat-tides', currentState: stateOf('no')})
})
afterAll(() => lake.close())

const textOf = async (path: string) => {
  const response = await site.request(path)
  const html = await response.text()
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? ''
  return {status: response.status, html, text: main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()}
}

test('lists what each publishing changed, newest first, and nothing that was never published or that nobody sees', async () => {
  const {status, html, text} = await textOf('/beats/tide-data/changes')
  expect(status).toBe(200)
  expect(text).toBe(
    'Open vs. closed tide data As of 9 July 2026 What changed, and when ' +
      '10 July 2026 1 figure changed, as-of moved from mid-2026 to 9 July 2026, 1 sentence changed. Current state As of mid-2026, eleven 12 gauges are open. ' +
      '3 July 2026 1 figure added, 1 sentence changed. Current state As of mid-2026, nine eleven gauges are open. ' +
      '1 July 2026 The record of what was published begins here.',
  )
  expect(html).toContain('<del>eleven</del><ins>12</ins>')
  expect(html).not.toContain('no gauges')
})

test('a revision is read once, however often the page is', async () => {
  await textOf('/beats/tide-data/changes')
  const before = asked.filter((url) => url.includes('/documents/')).length
  await textOf('/beats/tide-data/changes')
  expect(asked.filter((url) => url.includes('/documents/'))).toHaveLength(before)
})

test('the beat leads there; a site without such a client has no such page', async () => {
  expect((await textOf('/beats/tide-data')).html).toContain('href="/beats/tide-data/changes"')
  const plain = createSite({client: createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: historian.config().apiHost, useProjectHostname: false, useCdn: false})})
  expect(await (await plain.request('/beats/tide-data')).text()).not.toContain('/changes')
  expect((await plain.request('/beats/tide-data/changes')).status).toBe(404)
})

test('whoever reads history for the site reads no draft and no decision, and writes nothing', async () => {
  const draft = await historian.request<{documents: unknown[]}>({url: '/data/history/newsroom/documents/drafts.beat-tides', query: {lastRevision: 'true'}})
  expect(draft.documents).toEqual([])
  expect(await historian.fetch('*[_id in path("drafts.**") || _id in path("beatbook.**")]', {}, {perspective: 'raw'})).toEqual([])
  await expect(historian.create({_id: 'take-new', _type: 'take'})).rejects.toThrow(/permission|403|not allowed/i)
})
