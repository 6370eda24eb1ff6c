import {cpus, loadavg} from 'node:os'
import {createClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {createLake} from '../src/lake/index.ts'
import {
  archiveQuery,
  beatChangesQuery,
  beatFeedQuery,
  beatQuery,
  beatTakesQuery,
  clusterQuery,
  editionQuery,
  feedQuery,
  homeQuery,
  missingQuery,
  newsQuery,
  publicationQuery,
  searchQuery,
  sitemapQuery,
  subjectQuery,
  takeQuery,
  undatedQuery,
  verticalQuery,
} from '../src/queries/index.ts'
import {createSite} from '../src/site/app.tsx'
import {siteNewsroom} from './siteNewsroom.ts'

const documents = siteNewsroom()
const lake = createLake({documents})
const {url} = await lake.listen({port: 0})
const client = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: url, useProjectHostname: false, useCdn: false})
const site = createSite({client, now: '2026-07-15', log: (line) => process.stderr.write(`${line}\n`)})
const all = {before: '9999', after: '', from: '0000', to: '9999'}

process.stdout.write(`${documents.length} documents, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`)

test.each<[string, string, Record<string, unknown>, string]>([
  ['homeQuery', homeQuery, {}, '/'],
  ['beatQuery', beatQuery, {slug: 'beat-77'}, '/beats/beat-77'],
  ['takeQuery', takeQuery, {slug: 'take-4242'}, '/takes/take-4242'],
  ['subjectQuery', subjectQuery, {slug: 'subject-42'}, '/subjects/subject-42'],
  ['clusterQuery', clusterQuery, {slug: 'cluster-7'}, '/clusters/cluster-7'],
  ['verticalQuery', verticalQuery, {slug: 'vertical-3'}, '/verticals/vertical-3'],
  ['archiveQuery', archiveQuery, all, '/archive'],
  ['archiveQuery', archiveQuery, {...all, from: '2025-03-01', to: '2025-04-01'}, '/archive/2025-03'],
  ['beatTakesQuery', beatTakesQuery, {...all, slug: 'beat-77'}, '/beats/beat-77/takes'],
  ['searchQuery', searchQuery, {...all, text: 'zeppelin*'}, '/search?q=zeppelin'],
  ['searchQuery', searchQuery, {...all, text: 'harbour* ferry*'}, '/search?q=harbour+ferry'],
  ['missingQuery', missingQuery, {type: 'take', slug: 'harbour-ferry-0', one: 'harb*', two: 'ferr*', three: 'ferr*'}, '/takes/harbour-ferry-0'],
  ['feedQuery', feedQuery, {}, '/feed.xml'],
  ['beatFeedQuery', beatFeedQuery, {slug: 'beat-77'}, '/beats/beat-77/feed.xml'],
  ['undatedQuery', undatedQuery, {after: ''}, '/archive/undated'],
  ['sitemapQuery', sitemapQuery, {after: ''}, '/sitemap.xml'],
  ['sitemapQuery', sitemapQuery, {after: ''}, '/sitemap-part.xml'],
  ['newsQuery', newsQuery, {since: '2026-06-12T00:00:00Z'}, '/news-sitemap.xml'],
  ['beatChangesQuery', beatChangesQuery, {slug: 'beat-77'}, ''],
  ['publicationQuery', publicationQuery, {}, '/search'],
  ['editionQuery', editionQuery, {id: 'beat-77'}, ''],
])('%s', {timeout: 120_000}, async (name, query, params, path) => {
  const asked = await timed(() => client.fetch(query, params, {perspective: 'published'}))
  const served = path === '' ? undefined : await timed(() => textOf(path))
  const bytes = served ? `, page ${said(served)}, ${(Buffer.byteLength(String(served.last)) / 1000).toFixed(1)} kB` : ''
  process.stdout.write(`${name} ${path} query ${said(asked)}${bytes}\n`)
  expect(asked.last).toBeTruthy()
})

async function textOf(path: string): Promise<string> {
  return (await site.request(path)).text()
}

async function timed<Result>(call: () => Promise<Result>): Promise<Timed & {last: Result}> {
  const times: number[] = []
  const used = process.cpuUsage()
  let calls = 2
  let last = await call()
  await call()
  for (const start = performance.now(); times.length < 200 && performance.now() - start < 4_000; ) {
    const before = performance.now()
    last = await call()
    times.push(performance.now() - before)
    calls += 1
  }
  const {user, system} = process.cpuUsage(used)
  return {times: times.sort((a, b) => a - b), cpu: (user + system) / 1000 / calls, last}
}

/** Sorted times in ms, and how much processor time a call took in all threads, in ms. */
interface Timed {
  readonly times: readonly number[]
  readonly cpu: number
}

function said({times, cpu}: Timed): string {
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1)
  return `p50 ${at(0.5)} p95 ${at(0.95)} ms (cpu ${cpu.toFixed(1)})`
}
