import {describe, expect, test} from 'vitest'
import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {actTake, fixtureDocuments, tideBeat, type FixtureDocument} from './fixtures.ts'

function siteOf(changed: FixtureDocument) {
  const {client} = createFixtureClient([...fixtureDocuments.filter(({_id}) => _id !== changed._id), changed])
  const logged: string[] = []
  const site = createSite({client, origin: 'https://register.example', now: '2026-07-15', log: (line) => logged.push(line)})
  return {site, logged}
}

const pages = {beat: '/beats/', take: '/takes/', subject: '/subjects/', cluster: '/clusters/', vertical: '/verticals/'} as const
const known = (id: string) => fixtureDocuments.find(({_id}) => _id === id)!
const ofEachType = [tideBeat, actTake, known('subject-board'), known('cluster-gauges'), known('vertical-coast')]
const pathOf = ({_type, slug}: FixtureDocument) => `${pages[_type as keyof typeof pages]}${(slug as {current: string}).current}`
const everywhere = ['/', '/archive', '/beats/tide-data', '/takes/gauges-act-passes', '/search?q=gauges']

const names = ['title', 'shortTitle', 'headline', 'name', 'dek', 'byline', 'publishedAt', 'description', 'owner']

/** What a page must not show of a hole. */
const holes = /undefined|\[object|NaN|Invalid Date|<h1[^>]*>\s*<\/h1>|<a[^>]*>\s*<\/a>|href=""/

/** What a document says of one page: its answer, and what of it a reader must not see. */
async function seen(site: ReturnType<typeof siteOf>['site'], path: string) {
  const response = await site.request(path)
  return [path, response.status, holes.exec(await response.text())?.[0]]
}

describe.each(ofEachType.map((document) => [document._type, document] as const))('a %s', (_, document) => {
  const {_id, _type, _updatedAt, slug} = document
  const bare: FixtureDocument = {_id, _type, _updatedAt, slug}
  const fields = Object.keys(document).filter((field) => !(field in bare) && !field.startsWith('_'))

  test.each(fields)('without %s is a page', async (field) => {
    const {site, logged} = siteOf(Object.fromEntries(Object.entries(document).filter(([name]) => name !== field)) as FixtureDocument)
    expect(await seen(site, pathOf(document))).toEqual([pathOf(document), 200, undefined])
    expect(logged).toEqual([])
  })

  test.each([
    ['nothing but an address', bare],
    ['null for everything else', {...bare, ...Object.fromEntries(fields.map((field) => [field, null]))}],
['empty texts', {...bare, ...Object.fromEntries(names.flatMap((field) => (field in document ? [[field, '']] : [])))}],
  ])('with %s is a page called by its address, and no other page falls', async (_, changed) => {
    const {site, logged} = siteOf(changed)
    const more = _type === 'beat' ? ['takes', 'feed.xml'].map((end) => `${pathOf(document)}/${end}`) : []
    for (const path of [pathOf(document), ...everywhere, ...more]) expect(await seen(site, path)).toEqual([path, 200, undefined])
    expect(await (await site.request(pathOf(document))).text()).toMatch(new RegExp(`<h1[^>]*>(<[^>]+>)*${(slug as {current: string}).current.replaceAll('-', ' ')}`))
    // An empty name is left out of lists, which need words to link.
    for (const line of logged) expect(line).toContain(`${_id}: `)
    if (changed.title !== '' && changed.headline !== '' && changed.name !== '') expect(logged).toEqual([])
  })

  test('without an address has no page, and no other page falls', async () => {
    const {site, logged} = siteOf({...document, slug: {_type: 'slug'}})
    for (const path of everywhere) expect(await seen(site, path)).toEqual([path, path === pathOf(document) ? 404 : 200, undefined])
    expect((await site.request(pathOf(document))).status).toBe(404)
    expect(logged).toEqual([])
  })
})
