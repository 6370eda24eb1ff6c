import {mkdir, mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import type {Hono} from 'hono'
import {studioServer} from './studioServer.ts'

const environment = {
  projectId: 'beatbook',
  dataset: 'newsroom',
  lakeUrl: 'http://localhost:3334',
  siteUrl: 'http://localhost:3000',
  now: undefined,
}
let app: Hono

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-studio-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<head><!--beatbook-environment--></head>')
  await writeFile(join(folder, 'assets', 'main.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'not for the web')
  app = studioServer(folder, environment)
})

test('every path of the Studio is its page, with the environment in it', async () => {
  const page = await (await app.request('/desk/beats')).text()
  expect(page).toBe(
    '<head><meta name="beatbook-project-id" content="beatbook" />\n' +
      '    <meta name="beatbook-dataset" content="newsroom" />\n' +
      '    <meta name="beatbook-lake-url" content="http://localhost:3334" />\n' +
      '    <meta name="beatbook-site-url" content="http://localhost:3000" /></head>',
  )
})

test('the page may only talk to its own origin and the lake', async () => {
  const policy = (await app.request('/')).headers.get('content-security-policy') ?? ''
  const connect = policy.split('; ').find((part) => part.startsWith('connect-src'))
  expect(connect).toBe(
    "connect-src 'self' http://localhost:3334 http://*.localhost:3334 ws://localhost:3334 ws://*.localhost:3334",
  )
  expect(policy).toContain("script-src 'self';")
})

test('assets are immutable, and nothing outside them is served', async () => {
  const asset = await app.request('/assets/main.js')
  expect([asset.status, asset.headers.get('content-type'), asset.headers.get('cache-control')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ])
  expect((await app.request('/assets/missing.js')).status).toBe(404)
  expect(await (await app.request('/assets/..%2Fsecret.txt')).text()).not.toContain('not for the web')
  expect(await (await app.request('/assets/%2e%2e/secret.txt')).text()).not.toContain('not for the web')
})
