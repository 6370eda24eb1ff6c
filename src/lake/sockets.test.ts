import sharp from 'sharp'
import {expect, onTestFinished, test} from 'vitest'
import {WebSocket} from 'ws'
import {refusal, startLake} from './lakeUnderTest.ts'

const picture = (width: number, height: number) =>
  sharp({create: {width, height, channels: 3, background: '#336699'}})
    .png()
    .toBuffer()

test('a writer uploads an image, and everyone is served it as its address asks', async () => {
  const {lake, client, url} = await startLake()
  const bytes = await picture(60, 40)
  const asset = await client('writer').assets.upload('image', bytes, {filename: 'map.png', title: 'Map'})
  expect(asset).toMatchObject({
    _id: `image-${asset.sha1hash}-60x40-png`,
    _type: 'sanity.imageAsset',
    originalFilename: 'map.png',
    title: 'Map',
    mimeType: 'image/png',
    url: `${url}/images/beatbook/newsroom/${asset.sha1hash}-60x40.png`,
    metadata: {dimensions: {width: 60, height: 40}},
  })
  const original = await fetch(asset.url)
  expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes)
  const small = await fetch(`${asset.url}?w=30&fm=webp`)
  expect(small.headers.get('content-type')).toBe('image/webp')
  expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({width: 30, height: 20, format: 'webp'})
  const again = await client('reviewer').assets.upload('image', bytes, {filename: 'other.png'})
  expect(again).toEqual(asset)
  expect(await lake.query('*[_type == "sanity.imageAsset"]._id')).toEqual([asset._id])
})

test('a file is served with the name it came with', async () => {
  const {client} = await startLake()
  const asset = await client('writer').assets.upload('file', Buffer.from('<b>notes</b>'), {
    filename: 'notes.html',
    contentType: 'text/html',
  })
  const response = await fetch(`${asset.url}?dl=`)
  expect(await response.text()).toBe('<b>notes</b>')
  expect(response.headers.get('content-disposition')).toContain('notes.html')
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
})

test('uploads need a user, and images need an image', async () => {
  const {client, request, lake} = await startLake()
  expect(await refusal(client().assets.upload('image', await picture(2, 2)))).toMatchObject({status: 401})
  const response = await request('/assets/images/newsroom', {as: 'writer', method: 'POST', body: 'no picture'})
  expect(response.status).toBe(400)
  expect(((await response.json()) as {message: string}).message).toContain('not an image')
  expect(lake.isEmpty()).toBe(true)
})

test('an asset that is deleted is gone, and a bad address is no asset', async () => {
  const {client, url} = await startLake()
  const asset = await client('reviewer').assets.upload('image', await picture(4, 4))
  await client('reviewer').delete(asset._id)
  expect((await fetch(asset.url)).status).toBe(404)
  expect((await fetch(`${url}/images/beatbook/newsroom/%2e%2e%2fetc`)).status).toBe(404)
  expect((await fetch(`${url}/images/beatbook/newsroom/%ff`)).status).toBe(404)
})

function connected(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws'), {headers})
  onTestFinished(() => socket.close())
  const messages: unknown[] = []
  socket.on('message', (data) => {
    const text = String(data)
    if (text.startsWith('{')) messages.push(JSON.parse(text))
  })
  const opened = new Promise<string>((resolve) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_, {statusCode}) => resolve(String(statusCode)))
    socket.on('error', () => resolve('error'))
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const say = (id: string, method: string, params: object = {}) =>
    socket.send(JSON.stringify({jsonrpc: '2.0', id, method, params}))
  return {socket, messages, opened, closed, say}
}

test('two signed-in users see each other in the presence socket', async () => {
  const {lake, url} = await startLake()
  const path = `${url}/v2022-06-30/socket/newsroom`
  const [rosa, wren] = [connected(path), connected(path)]
  expect(await Promise.all([rosa.opened, wren.opened])).toEqual(['open', 'open'])
  rosa.say('1', 'authorization', {authorization: `Bearer ${lake.issueToken('reviewer')}`})
  rosa.say('2', 'presence_subscribe')
  await expect.poll(() => rosa.messages).toHaveLength(2)
  wren.say('1', 'authorization', {authorization: `Bearer ${lake.issueToken('writer')}`})
  wren.say('2', 'presence_announce', {data: {sessionId: 's1', locations: [{documentId: 'b1'}]}})
  await expect
    .poll(() => rosa.messages.at(2))
    .toMatchObject({
      params: {result: {type: 'state', i: 'writer', m: {sessionId: 's1', locations: [{documentId: 'b1'}]}}},
    })
  await lake.close()
  await Promise.all([rosa.closed, wren.closed])
})

test.each([
  ['a token that is not good', '/v2022-06-30/socket/newsroom', {}, 'open', 4001],
  ['a page of another origin', '/v2022-06-30/socket/newsroom', {origin: 'https://evil.example'}, '403', 1006],
  ['another dataset', '/v2022-06-30/socket/other', {}, '404', 1006],
])('the presence socket refuses %s', async (_, path, headers, outcome, code) => {
  const {url} = await startLake()
  const {opened, closed, say} = connected(url + path, headers as Record<string, string>)
  expect(await opened).toBe(outcome)
  if (outcome === 'open') say('1', 'authorization', {authorization: 'Bearer made-up'})
  expect(outcome === 'open' ? await closed : code).toBe(code)
})
