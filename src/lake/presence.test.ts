import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {PassThrough} from 'node:stream'
import {fromUrl} from '@sanity/bifur-client'
import {firstValueFrom, of} from 'rxjs'
import {afterEach, expect, test, vi} from 'vitest'
import type {ClientOptions} from 'ws'
import {WebSocket} from 'ws'
import type {PresenceOptions} from './presence.ts'
import {createPresence} from './presence.ts'

const users: Record<string, {id: string}> = {'token-ana': {id: 'ana'}, 'token-ben': {id: 'ben'}}
const closing: (() => void)[] = []

afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.useRealTimers()
})

async function start({authenticate = (token) => users[token] ?? null}: Partial<PresenceOptions> = {}) {
  vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
  const server = createServer()
  const presence = createPresence({authenticate})
  presence.attach(
    server,
    (url) => /^\/v2022-06-30\/socket\/(\w+)/.exec(url)?.[1] ?? null,
    (request) => request.headers.origin !== 'http://elsewhere.example',
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  closing.push(() => {
    presence.close()
    server.close()
    server.closeAllConnections()
  })
  const beat = () => vi.advanceTimersByTime(15_000)
  return {presence, server, beat, url: (path: string) => `ws://127.0.0.1:${port}${path}`}
}

type Client = Awaited<ReturnType<typeof open>>

/** A socket that hands out what it receives, heartbeats included, one text at a time and in order. */
async function open(url: string, options?: ClientOptions) {
  const socket = new WebSocket(url, options)
  const texts: string[] = []
  const readers: ((text: string) => void)[] = []
  socket.on('message', (data) => {
    const reader = readers.shift()
    if (reader) reader(String(data))
    else texts.push(String(data))
  })
  closing.push(() => socket.terminate())
  await once(socket, 'open')

  let id = 0
  const text = () => {
    const waiting = texts.shift()
    return waiting === undefined ? new Promise<string>((resolve) => readers.push(resolve)) : Promise.resolve(waiting)
  }
  const next = async () => JSON.parse(await text()) as unknown
  return {
    socket,
    text,
    next,
    closed: once(socket, 'close').then(([code]) => code as number),
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async call(method: string, params: Record<string, unknown> = {}) {
      socket.send(JSON.stringify({jsonrpc: '2.0', method, params: {...params, apiVersion: 'v1'}, id: ++id}))
      return next()
    },
  }
}

async function openAs(user: string, url: string): Promise<Client> {
  const client = await open(url)
  await client.call('authorization', {authorization: `Bearer token-${user}`})
  await client.call('presence_subscribe')
  return client
}

const newsroom = '/v2022-06-30/socket/newsroom?tag=sanity.studio'
const state = (subscription: string, user: string, sessionId: string, locations: unknown[] = []) => ({
  jsonrpc: '2.0',
  method: 'presence_subscription',
  params: {subscription, result: {type: 'state', i: user, m: {sessionId, locations}}},
})
const gone = (subscription: string, user: string, session: string) => ({
  jsonrpc: '2.0',
  method: 'presence_subscription',
  params: {subscription, result: {type: 'disconnect', i: user, m: {session}}},
})

test('answers each call of the protocol', async () => {
  const {url} = await start()
  const ana = await open(url(newsroom))
  const reply = (id: number, result: unknown) => ({jsonrpc: '2.0', id, result})

  expect(await ana.call('authorization', {authorization: 'Bearer token-ana'})).toEqual(reply(1, true))
  expect(await ana.call('presence_subscribe')).toEqual(reply(2, 'presence-1'))
  expect(await ana.call('presence_announce', {data: {sessionId: 'tab', locations: []}})).toEqual(reply(3, true))
  expect(await ana.call('presence_rollcall', {session: 'tab'})).toEqual(reply(4, true))
  expect(await ana.call('presence_disconnect', {session: 'tab'})).toEqual(reply(5, true))
  expect(await ana.call('presence_unsubscribe', {subscriptionId: 'presence-1'})).toEqual(reply(6, true))
})

test('passes announcements, roll calls and goodbyes to the other sockets of the dataset only', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  const ben = await openAs('ben', url(newsroom))
  const elsewhere = await openAs('ben', url('/v2022-06-30/socket/archive'))
  const locations = [{type: 'document', documentId: 'beat-1', path: ['body', {_key: 'p1'}]}]

  await ana.call('presence_announce', {data: {sessionId: 'tab', locations}})
  await ana.call('presence_rollcall', {session: 'tab'})
  await ana.call('presence_disconnect', {session: 'tab'})

  expect(await ben.next()).toEqual(state('presence-2', 'ana', 'tab', locations))
  expect(await ben.next()).toEqual({
    jsonrpc: '2.0',
    method: 'presence_subscription',
    params: {subscription: 'presence-2', result: {type: 'rollCall', i: 'ana', session: 'tab'}},
  })
  expect(await ben.next()).toEqual(gone('presence-2', 'ana', 'tab'))
  expect(await elsewhere.call('presence_rollcall', {session: 'x'})).toEqual({jsonrpc: '2.0', id: 3, result: true})
})

test('sends nothing after an unsubscribe', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  const ben = await openAs('ben', url(newsroom))
  await ben.call('presence_unsubscribe', {subscriptionId: 'presence-2'})
  await ana.call('presence_announce', {data: {sessionId: 'tab', locations: []}})
  expect(await ben.call('presence_subscribe')).toEqual({jsonrpc: '2.0', id: 4, result: 'presence-3'})
})

test('says goodbye for every session of a socket that dies', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  const ben = await openAs('ben', url(newsroom))
  await ana.call('presence_announce', {data: {sessionId: 'tab-1', locations: []}})
  await ana.call('presence_announce', {data: {sessionId: 'tab-2', locations: []}})
  ana.socket.terminate()

  expect([await ben.next(), await ben.next()]).toEqual([
    state('presence-2', 'ana', 'tab-1'),
    state('presence-2', 'ana', 'tab-2'),
  ])
  expect([await ben.next(), await ben.next()]).toEqual([
    gone('presence-2', 'ana', 'tab-1'),
    gone('presence-2', 'ana', 'tab-2'),
  ])
})

test('does not say goodbye for a session that has moved to a new socket', async () => {
  const {url} = await start()
  const ben = await openAs('ben', url(newsroom))
  const old = await openAs('ana', url(newsroom))
  await old.call('presence_announce', {data: {sessionId: 'tab', locations: []}})
  const renewed = await openAs('ana', url(newsroom))
  await renewed.call('presence_announce', {data: {sessionId: 'tab', locations: ['renewed']}})
  expect(await old.next()).toEqual(state('presence-2', 'ana', 'tab', ['renewed']))
  old.socket.terminate()
  await old.closed

  const dyingLater = await openAs('ana', url(newsroom))
  await dyingLater.call('presence_announce', {data: {sessionId: 'later', locations: []}})
  dyingLater.socket.terminate()
  expect([await ben.next(), await ben.next(), await ben.next(), await ben.next()]).toEqual([
    state('presence-1', 'ana', 'tab'),
    state('presence-1', 'ana', 'tab', ['renewed']),
    state('presence-1', 'ana', 'later'),
    gone('presence-1', 'ana', 'later'),
  ])
})

test('does not let a user speak for, or end, a session of another user', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  const ben = await openAs('ben', url(newsroom))
  await ana.call('presence_announce', {data: {sessionId: 'tab', locations: []}})
  await ben.next()

  expect(await ben.call('presence_announce', {data: {sessionId: 'tab', locations: []}})).toEqual({
    jsonrpc: '2.0',
    id: 3,
    error: {code: -32602, message: 'Session "tab" belongs to another user.'},
  })
  await ben.call('presence_disconnect', {session: 'tab'})
  await ben.call('presence_announce', {data: {sessionId: 'own', locations: []}})
  expect(await ana.next()).toEqual(state('presence-1', 'ben', 'own'))
})

test.each([
  [
    'an unknown method',
    '{"jsonrpc": "2.0", "method": "toString", "id": 9}',
    9,
    -32601,
    'There is no method "toString" here.',
  ],
  ['a batch', '[]', null, -32600, 'The message is not a JSON-RPC 2.0 request.'],
  [
    'another protocol',
    '{"method": "presence_subscribe", "id": 9}',
    null,
    -32600,
    'The message is not a JSON-RPC 2.0 request.',
  ],
  ['broken JSON', '{', null, -32700, 'The message is not JSON.'],
  [
    'an announcement without locations',
    '{"jsonrpc": "2.0", "method": "presence_announce", "params": {"data": {"sessionId": "tab"}}, "id": 9}',
    9,
    -32602,
    'presence_announce takes {data: {sessionId: string, locations: array}}.',
  ],
  [
    'a session name without end',
    `{"jsonrpc": "2.0", "method": "presence_rollcall", "params": {"session": "${'x'.repeat(129)}"}, "id": 9}`,
    9,
    -32602,
    'presence_rollcall takes {session: string}.',
  ],
])('refuses %s, and stays open', async (_, message, id, code, text) => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  ana.send(message)
  expect(await ana.next()).toEqual({jsonrpc: '2.0', id, error: {code, message: text}})
  expect(await ana.call('presence_subscribe')).toEqual({jsonrpc: '2.0', id: 3, result: 'presence-2'})
})

test('refuses presence before authorization', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  const stranger = await open(url(newsroom))

  for (const method of ['presence_subscribe', 'presence_announce', 'presence_rollcall', 'presence_disconnect']) {
    expect(await stranger.call(method, {session: 'x', data: {sessionId: 'x', locations: []}})).toMatchObject({
      error: {code: 4001, message: `Send "authorization" with a valid token before "${method}".`},
    })
  }
  const ben = await openAs('ben', url(newsroom))
  await ben.call('presence_announce', {data: {sessionId: 'tab', locations: []}})
  expect(await ana.next()).toEqual(state('presence-1', 'ben', 'tab'))
})

test.each([['Bearer token-nobody'], ['token-ana'], ['Bearer '], [undefined]])(
  'closes on the authorization %j without a reply',
  async (authorization) => {
    const {url} = await start()
    const stranger = await open(url(newsroom))
    stranger.send({jsonrpc: '2.0', method: 'authorization', params: {authorization}, id: 1})
    const reply = stranger.next()
    expect(await Promise.race([stranger.closed, reply])).toBe(4001)
  },
)

test('closes a socket whose token was revoked, at the next heartbeat', async () => {
  const tokens = new Map([['token-ana', {id: 'ana'}]])
  const {url, beat} = await start({authenticate: (token) => tokens.get(token) ?? null})
  const ana = await openAs('ana', url(newsroom))
  tokens.clear()
  beat()
  expect(await ana.closed).toBe(4001)
})

test('closes a socket that has not authorized by the second heartbeat', async () => {
  const {url, beat} = await start()
  const stranger = await open(url(newsroom))
  beat()
  expect(await stranger.text()).toBe('♥')
  expect(await stranger.call('presence_subscribe')).toMatchObject({error: {code: 4001}})
  beat()
  expect(await stranger.closed).toBe(4001)
})

test('drops a socket that leaves a heartbeat unanswered, and says goodbye for it', async () => {
  const {url, beat} = await start()
  const ben = await openAs('ben', url(newsroom))
  const silent = await open(url(newsroom), {autoPong: false})
  await silent.call('authorization', {authorization: 'Bearer token-ana'})
  await silent.call('presence_announce', {data: {sessionId: 'tab', locations: []}})
  expect(await ben.next()).toEqual(state('presence-1', 'ana', 'tab'))

  beat()
  expect(await ben.text()).toBe('♥')
  // Once this is answered, so is the ping that came before it.
  await ben.call('presence_rollcall', {session: 'ben-tab'})
  beat()
  expect(await silent.closed).toBe(1006)
  expect(await ben.text()).toBe('♥')
  expect(await ben.next()).toEqual(gone('presence-1', 'ana', 'tab'))
})

test('bounds messages, subscriptions and sessions', async () => {
  const {url} = await start()
  const ana = await openAs('ana', url(newsroom))
  for (let more = 1; more < 8; more++) await ana.call('presence_subscribe')
  expect(await ana.call('presence_subscribe')).toMatchObject({
    error: {message: 'This socket already has 8 subscriptions; unsubscribe from one first.'},
  })
  for (let tab = 0; tab < 8; tab++) {
    await ana.call('presence_announce', {data: {sessionId: `tab-${tab}`, locations: []}})
  }
  expect(await ana.call('presence_announce', {data: {sessionId: 'one more', locations: []}})).toMatchObject({
    error: {message: 'This socket already speaks for 8 sessions; disconnect one first.'},
  })

  ana.send({jsonrpc: '2.0', method: 'presence_announce', params: {data: 'x'.repeat(65_536)}, id: 99})
  expect(await ana.closed).toBe(1009)

  const ben = await open(url(newsroom))
  ben.socket.send(Buffer.from([0]))
  expect(await ben.closed).toBe(4000)
})

test.each([
  ['a URL that names no dataset', '/v2022-06-30/elsewhere', {}, 404],
  ['a page that is not allowed in', newsroom, {origin: 'http://elsewhere.example'}, 403],
])('refuses the upgrade of %s', async (_, path, options, status) => {
  const {url} = await start()
  const socket = new WebSocket(url(path), options)
  const [error] = await once(socket, 'error')
  expect((error as Error).message).toBe(`Unexpected server response: ${status}`)
})

test('survives a client that hangs up in the middle of a refused upgrade', async () => {
  const {server} = await start()
  const stream = new PassThrough()
  server.emit('upgrade', {url: '/nowhere'}, stream, Buffer.alloc(0))
  expect(String(stream.read())).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
  expect(() => stream.emit('error', new Error('read ECONNRESET'))).not.toThrow()
  expect(stream.destroyed).toBe(true)
})

test('leaves the upgrades of other URLs to whoever else listens', async () => {
  const {server, url} = await start()
  server.on('upgrade', (request, stream) => {
    if (request.url === '/hot-reload') stream.end('HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\n\r\n')
  })
  const socket = new WebSocket(url('/hot-reload'))
  const [error] = await once(socket, 'error')
  expect((error as Error).message).toBe('Unexpected server response: 418')
})

test('drops its sockets and its listener when closed', async () => {
  const {presence, server, url} = await start()
  const ana = await openAs('ana', url(newsroom))
  presence.close()
  expect(await ana.closed).toBe(1006)
  expect(server.listenerCount('upgrade')).toBe(0)
})

test('serves the client that the Studio uses', async () => {
  const {url} = await start()
  const ana = fromUrl(url(newsroom), {token$: of('token-ana')})
  const ben = fromUrl(url(newsroom), {token$: of('token-ben')})

  const heard: unknown[] = []
  const listening = ben.listen('presence').subscribe((event) => heard.push(event))
  const silence = ana.listen('presence').subscribe()
  // Its calls go out in order, so once this one is answered the subscription before it stands.
  await firstValueFrom(ben.request('presence_rollcall', {session: 'ben-tab'}))

  expect(await firstValueFrom(ana.request('presence_announce', {data: {sessionId: 'tab', locations: []}}))).toBe(true)
  await firstValueFrom(ana.request('presence_disconnect', {session: 'tab'}))
  await firstValueFrom(ben.request('presence_rollcall', {session: 'ben-tab'}))
  expect(heard).toEqual([
    {type: 'state', i: 'ana', m: {sessionId: 'tab', locations: []}},
    {type: 'disconnect', i: 'ana', m: {session: 'tab'}},
  ])
  listening.unsubscribe()
  silence.unsubscribe()
})
