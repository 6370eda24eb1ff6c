import {readFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {createLake} from './index.ts'

/** Endpoints that answer anyone: signing in and out, and what tells nothing about the content. */
const openToAll = new Set([
  'GET /login',
  'GET /_lake/requests',
  'GET /images/:project/:dataset/*',
  'GET /files/:project/:dataset/*',
  'GET /auth/providers',
  'GET /auth/fetch',
  'POST /auth/logout',
  'GET /check/cors',
  'GET /ping',
  'GET /data/ping/:dataset',
  'GET /features',
  'GET /subscriptions/project/:project',
  'GET /journey/announcements',
  'GET /journey/:topic',
  'GET /journey/trial/override',
  'GET /intake/telemetry-status',
  'POST /intake/batch',
  'GET /help',
  'GET /geoip/country',
  'GET /access/requests/me',
])

/** Endpoints that answer anyone with what is published. */
const published = new Set([
  'GET /data/query/:dataset',
  'POST /data/query/:dataset',
  'GET /data/doc/:dataset/:ids',
  'GET /data/listen/:dataset',
  'GET /data/live/events/:dataset',
  'GET /data/references/:dataset/documents/:id/to',
  'GET /projects/:project/datasets/:dataset/query',
  'POST /projects/:project/datasets/:dataset/query',
  'GET /projects/:project/datasets/:dataset/doc/:ids',
  'GET /projects/:project/datasets/:dataset/listen',
  'GET /projects/:project/datasets/:dataset/live/events',
])

test('every other endpoint in the table wants a user, and says so', async () => {
  const lake = createLake()
  const version = '/:version{v[0-9X][-0-9]*}'
  const endpoints = lake.app.routes
    .filter(({method}) => method !== 'ALL')
    .map(({method, path}) => ({method, path, name: `${method} ${path.replace(version, '')}`}))
  expect(endpoints.length).toBeGreaterThan(40)
  const closed = endpoints.filter(({name}) => !openToAll.has(name) && !published.has(name))
  const answers = await Promise.all(
    closed.map(async ({method, path, name}) => {
      const address = path.replace(version, '/v2025-02-19').replace(':dataset', 'newsroom').replace(/:\w+/g, 'x')
      const response = await lake.app.request(`http://localhost${address}`, {method})
      return `${name} ${response.status}`
    }),
  )
  expect(answers.filter((answer) => !answer.endsWith(' 401'))).toEqual([])
  const names = new Set(endpoints.map(({name}) => name))
  expect([...openToAll, ...published].filter((name) => !names.has(name))).toEqual([])
  await lake.close()
})

test('the README lists every endpoint there is, and no other', async () => {
  const lake = createLake()
  const table = lake.app.routes
    .filter(({method}) => method !== 'ALL')
    .map(({method, path}) => `${method} ${path.replace('/:version{v[0-9X][-0-9]*}', '')}`)
  const readme = await readFile(new URL('README.md', import.meta.url), 'utf8')
  const listed = [...readme.matchAll(/`((?:GET|POST|PUT) \/[^`]*)`/g)].map(([, endpoint]) => endpoint)
  expect(listed.sort()).toEqual([...new Set(table)].sort())
  await lake.close()
})
