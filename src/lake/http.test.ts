import {request as httpRequest} from 'node:http'
import {connect} from 'node:net'
import {expect, test} from 'vitest'
import {createLake} from './index.ts'
import {startLake, stoppedClock} from './lakeUnderTest.ts'

test('a sign-in link works once and gives a session that can be ended', async () => {
  const {lake, url} = await startLake()
  const sid = lake.issueSignIn('writer')
  expect(sid.length).toBeGreaterThanOrEqual(20)
  const {token} = (await (await fetch(`${url}/v1/auth/fetch?sid=${sid}`)).json()) as {token: string}
  const headers = {authorization: `Bearer ${token}`}
  const me = async () => (await fetch(`${url}/v1/users/me`, {headers})).json()
  expect(await me()).toEqual({
    id: 'writer',
    name: 'Writer',
    email: 'writer@localhost',
    provider: 'local',
    role: 'writer',
    roles: [{name: 'writer', title: 'Writer', description: 'Reads everything and writes drafts'}],
    attributes: {},
  })
  expect((await fetch(`${url}/v1/auth/fetch?sid=${sid}`)).status).toBe(401)
  expect((await fetch(`${url}/v1/auth/logout`, {method: 'POST', headers})).status).toBe(204)
  expect(await me()).toEqual({
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Session not found',
    errorCode: 'SIO-401-ANF',
  })
})

test('links and sessions end with their time', async () => {
  const clock = stoppedClock()
  const {lake, url} = await startLake({now: clock.now})
  const day = 24 * 60 * 60 * 1000
  const late = lake.issueSignIn('writer')
  const {token} = (await (await fetch(`${url}/v1/auth/fetch?sid=${lake.issueSignIn('writer')}`)).json()) as {
    token: string
  }
  clock.advance(2 * day)
  const expired = {statusCode: 401, errorCode: 'SIO-401-AEX'}
  expect(await (await fetch(`${url}/v1/auth/fetch?sid=${late}`)).json()).toMatchObject(expired)
  const me = async () => (await fetch(`${url}/v1/users/me`, {headers: {authorization: `Bearer ${token}`}})).json()
  expect(await me()).toMatchObject({id: 'writer'})
  clock.advance(30 * day)
  expect(await me()).toMatchObject(expired)
})

test.each([
  ['/data/query/newsroom?query=*', 'Bearer made-up'],
  ['/data/query/newsroom?query=*', 'made-up'],
  ['/users/me', 'Bearer made-up'],
  ['/data/listen/newsroom?query=*', 'Bearer made-up'],
])('%s with a wrong token is refused so that the Studio signs out', async (path, authorization) => {
  const {request} = await startLake()
  const response = await request(path, {headers: {authorization}})
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({errorCode: 'SIO-401-ANF'})
})

test("a user's names are public among users; unknown ids are null", async () => {
  const {request} = await startLake()
  const one = await (await request('/users/reviewer', {as: 'writer'})).json()
  expect(one).toMatchObject({id: 'reviewer', displayName: 'Reviewer', imageUrl: null, isCurrentUser: false})
  expect(await (await request('/users/writer,gone', {as: 'writer'})).json()).toMatchObject([
    {isCurrentUser: true},
    null,
  ])
})

test('what the Studio asks at boot is answered, none of it unserved', async () => {
  const {lake, request} = await startLake()
  const answers = await Promise.all(
    [
      '/projects/beatbook/grants',
      '/projects/beatbook/user-applications',
      '/projects/beatbook/datasets?datasetProfile=comments&addonFor=newsroom',
      '/features',
      '/journey/announcements?platform=desktop',
      '/journey/trial?studioVersion=6.16.0',
      '/intake/telemetry-status',
      '/check/cors',
      '/data/ping/newsroom',
      '/ping',
      '/geoip/country',
      '/auth/id',
      '/projects/beatbook/datasets',
    ].map(async (path) => (await request(path, {as: 'writer'})).json()),
  )
  expect(answers).toMatchObject([
    {},
    [],
    [{name: 'newsroom-comments'}],
    ['contentReleases', 'singleDocRelease', 'studioComments'],
    [],
    null,
    {status: 'denied'},
    {result: {allowed: true, withCredentials: true}},
    {},
    {},
    {isoCode: null},
    {id: 'writer'},
    [{name: 'newsroom'}],
  ])
  const project = await (await request('/projects/beatbook?includeMembers=false', {as: 'writer'})).json()
  expect(project).toMatchObject({id: 'beatbook', organizationId: null, isBlocked: false})
  expect(lake.requests()).toEqual([])
})

test('what is not served is said in JSON, with CORS headers, and remembered', async () => {
  const {lake, url} = await startLake({now: stoppedClock().now})
  const headers = {origin: 'http://localhost:3333'}
  for (let count = 0; count < 2; count += 1) {
    const response = await fetch(`${url}/v2025-02-19/agent/action/generate/newsroom?x=1`, {method: 'POST', headers})
    expect(response.status).toBe(404)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
    expect(await response.json()).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'This lake does not serve POST /v2025-02-19/agent/action/generate/newsroom',
    })
  }
  const ledger = [
    {method: 'POST', path: '/v2025-02-19/agent/action/generate/newsroom', count: 2, first: '2026-11-23T09:00:00.000Z'},
  ]
  expect(await (await fetch(`${url}/_lake/requests`)).json()).toEqual({requests: ledger})
  expect(lake.requests()).toEqual(ledger)
})

test.each([
  'http://localhost:3333',
  'http://events-1.localhost:9',
  'http://127.0.0.1:80',
  'http://[::1]:5',
  'https://localhost',
])('a page of %s may use the lake', async (origin) => {
  const {url} = await startLake()
  const preflight = await fetch(`${url}/v1/data/query/newsroom`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-headers': 'authorization,x-sanity-project-id',
      'access-control-request-method': 'GET',
    },
  })
  expect(preflight.status).toBe(204)
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'authorization,x-sanity-project-id',
    vary: 'Origin',
  })
  const refused = await fetch(`${url}/v1/users/me`, {headers: {origin}})
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin])
})

test('a page of any other origin is refused, unless it is allowed by name', async () => {
  const {url} = await startLake({allowedOrigins: ['https://studio.example']})
  const status = async (origin: string) => {
    const response = await fetch(`${url}/v1/data/query/newsroom?query=*`, {headers: {origin}})
    return [response.status, response.headers.get('access-control-allow-origin')]
  }
  expect(await status('https://studio.example')).toEqual([200, 'https://studio.example'])
  expect(await status('https://evil.example')).toEqual([403, null])
  expect(await status('http://localhost.evil.example')).toEqual([403, null])
  expect(await status('null')).toEqual([403, null])
})

test('a name that was pointed at this machine is not answered to', async () => {
  const {port} = await startLake()
  const status = (host: string) =>
    new Promise((resolve, reject) => {
      const asking = httpRequest({port, path: '/v1/data/query/newsroom?query=*', headers: {host}}, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asking.on('error', reject).end()
    })
  expect(await status(`evil.example:${port}`)).toBe(403)
  expect(await status('localhost.evil.example')).toBe(403)
  expect(await status(`beatbook.localhost:${port}`)).toBe(200)
})

test('both loopback addresses answer', async () => {
  const {port} = await startLake()
  for (const host of ['127.0.0.1', '[::1]']) expect((await fetch(`http://${host}:${port}/v1/ping`)).status).toBe(200)
})

test('a body of 5 MB is refused with the limit', async () => {
  const {lake, request} = await startLake()
  const body = JSON.stringify({mutations: [{create: {_type: 'beat', text: 'x'.repeat(5_000_000)}}]})
  for (const path of ['/data/mutate/newsroom', '/data/actions/newsroom', '/data/query/newsroom']) {
    const response = await request(path, {as: 'administrator', method: 'POST', body})
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({
      statusCode: 413,
      error: 'Payload Too Large',
      message: 'The request body is larger than 4000000 bytes; split it into several requests',
    })
  }
  expect(lake.isEmpty()).toBe(true)
})

test.each([
  ['no JSON', '{"mutations": [', 'The request body is not JSON'],
  ['nothing', '', 'The request body is not JSON'],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe]), 'The request body is not JSON'],
  ['an array', '[]', 'Unexpected request: body'],
  ['a number', '7', 'Unexpected request: body'],
  ['no mutations', '{}', 'Unexpected request: mutations'],
  ['a transaction id of spaces', '{"mutations": [], "transactionId": "a b"}', 'Unexpected request: transactionId'],
])('a body of %s is refused', async (_, body, message) => {
  const {request} = await startLake()
  const response = await request('/data/mutate/newsroom', {as: 'administrator', method: 'POST', body})
  expect(response.status).toBe(400)
  expect(((await response.json()) as {message: string}).message).toContain(message)
})

test('settings nested too deeply are refused', async () => {
  const {request} = await startLake()
  const value = '['.repeat(100_000) + ']'.repeat(100_000)
  const body = `[{"key": "a", "value": ${value}}]`
  const response = await request('/users/me/keyvalue', {as: 'writer', method: 'PUT', body})
  expect(response.status).toBe(400)
})

test('another dataset than the one there is is refused, not by the words that take over the Studio', async () => {
  const {request} = await startLake()
  const response = await request('/data/query/production?query=*', {as: 'writer'})
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: 'This lake holds the dataset "newsroom", not "production"',
  })
})

test('the resource form of the address reaches the same dataset', async () => {
  const {lake, request} = await startLake()
  lake.mutate([{create: {_id: 'b1', _type: 'beat'}}])
  const response = await request('/projects/beatbook/datasets/newsroom/doc/b1', {as: 'writer'})
  expect(await response.json()).toMatchObject({documents: [{_id: 'b1'}]})
})

test('a failure inside the lake is told to its log, and to the caller only that it happened', async () => {
  const failures: unknown[] = []
  const {client, lake} = await startLake({
    onFailure: (error) => failures.push(error),
    guard(commit) {
      if (commit.author !== 'lake') throw new TypeError('secret detail')
    },
  })
  lake.mutate([{create: {_id: 'b1', _type: 'beat', title: 'One'}}])
  const failed = await client('administrator')
    .patch('b1')
    .set({title: 'Two'})
    .commit()
    .catch((error: unknown) => error)
  expect(failed).toMatchObject({statusCode: 500})
  expect(JSON.stringify(failed)).not.toContain('secret')
  expect(failures).toEqual([new TypeError('secret detail')])
  expect(await lake.query('*.title')).toEqual(['One'])
})

test('a sender that stops half way harms nobody', async () => {
  const {client, port} = await startLake()
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write(`POST /v1/data/mutate/newsroom HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 100\r\n\r\n{"mut`)
  socket.destroy()
  expect(await client('writer').fetch('1 + 1')).toBe(2)
})

test('the sign-in page explains links and lists nobody', async () => {
  const {url} = await startLake()
  const page = await (await fetch(`${url}/login?origin=x`)).text()
  expect(page).toContain('Sign in with a link')
  expect(page).not.toContain('writer')
})

test('a listener whose filter names a parameter that is not given is refused, not left waiting', async () => {
  const {request} = await startLake()
  const query = encodeURIComponent('*[_type == $type]')
  const response = await request(`/data/listen/newsroom?query=${query}`, {as: 'administrator'})
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({error: {type: 'queryParseError', start: 11, end: 16}})
})

test('the lake is a Hono application that answers without listening', async () => {
  const lake = createLake({documents: [{_id: 'b1', _type: 'beat'}]})
  const response = await lake.app.request('http://localhost/v2025-02-19/data/query/newsroom?query=*._id')
  expect(await response.json()).toMatchObject({result: ['b1']})
  await lake.close()
})

test('in-process queries may look as a user or as nobody, and through a perspective', async () => {
  const lake = createLake({
    documents: [
      {_id: 'b1', _type: 'beat'},
      {_id: 'drafts.b2', _type: 'beat'},
    ],
  })
  expect(await lake.query('*._id')).toEqual(['b1', 'drafts.b2'])
  expect(await lake.query('*._id', {}, {perspective: 'drafts', as: 'writer'})).toEqual(['b1', 'b2'])
  expect(await lake.query('*._id', {}, {as: 'anonymous'})).toEqual(['b1'])
  expect(await lake.query('identity()', {}, {as: 'writer'})).toBe('writer')
  await expect(lake.query('*[')).rejects.toMatchObject({status: 400, body: {error: {type: 'queryParseError'}}})
  await lake.close()
})
