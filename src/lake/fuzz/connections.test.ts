import {connect, type Socket} from 'node:net'
import fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import {createLake} from '../index.ts'
import {startLake} from '../lakeUnderTest.ts'
import {serve} from '../listen.ts'

/** A connection that says what it is told to, and what it was answered once it is ended. */
function dial(port: number): {socket: Socket; answer: Promise<string>} {
  const socket = connect({port, host: '127.0.0.1', allowHalfOpen: true})
  let text = ''
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1')
      // An answer on a connection that stays open is whole when its body is.
      if (/\r\n\r\n(\{.*\}|0\r\n\r\n)$/s.test(text)) socket.destroy()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(text))
    socket.on('end', () => socket.destroy())
  })
  return {socket, answer}
}

async function ask(port: number, request: string): Promise<{status: number; body: unknown}> {
  const {socket, answer} = dial(port)
  socket.write(Buffer.from(request, 'latin1'))
  const [head = '', ...rest] = (await answer).split('\r\n\r\n')
  return {status: Number(head.split(' ')[1]), body: JSON.parse(rest.join('\r\n\r\n') || 'null')}
}

const hosted = (status: number) => ({
  status,
  body: {statusCode: status, error: expect.any(String) as string, message: expect.any(String) as string},
})
const host = 'Host: localhost\r\n'
const upgrade = `${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`

test.each([
  ['no host', 400, 'GET /v1/ping HTTP/1.1\r\n\r\n'],
  ['a host that is none', 400, 'GET /v1/ping HTTP/1.1\r\nHost: a b\r\n\r\n'],
  ['a host that is half an address', 400, 'GET /v1/ping HTTP/1.1\r\nHost: [\r\n\r\n'],
  ['a header of 40 kB', 431, `GET /v1/ping HTTP/1.1\r\n${host}X: ${'x'.repeat(40_000)}\r\n\r\n`],
  ['3,000 headers', 431, `GET /v1/ping HTTP/1.1\r\n${host}${'a: b\r\n'.repeat(3000)}\r\n`],
  [
    'an event id of 20 kB',
    431,
    `GET /v1/data/listen/newsroom?query=* HTTP/1.1\r\n${host}Last-Event-ID: ${'x'.repeat(20_000)}\r\n\r\n`,
  ],
  ['another language', 400, 'hello there\r\n\r\n'],
  ['TLS', 400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['an unknown method', 400, `FOO /v1/ping HTTP/1.1\r\n${host}\r\n`],
  ['a method that nothing is served by', 404, `TRACE /v1/ping HTTP/1.1\r\n${host}\r\n`],
  ['a wish for a proxy', 405, `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`],
  ['options of everything', 400, `OPTIONS * HTTP/1.1\r\n${host}\r\n`],
  ['a path without a slash', 400, `GET foo HTTP/1.1\r\n${host}\r\n`],
  ['a path that climbs', 404, `GET /v1/../../etc/passwd HTTP/1.1\r\n${host}\r\n`],
  ['a NUL', 400, `GET /v1/\x00 HTTP/1.1\r\n${host}\r\n`],
  [
    'an expectation',
    417,
    `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}Expect: miracles\r\nContent-Length: 2\r\n\r\n{}`,
  ],
  ['a length that is none', 400, `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}Content-Length: abc\r\n\r\n{}`],
  [
    'two lengths',
    400,
    `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  ],
  [
    'a chunk that is none',
    400,
    `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ],
  ['another protocol', 404, `GET /v1/ping HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
  ['a socket at no address', 404, `GET //[ HTTP/1.1\r\n${upgrade}Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`],
  ['a socket without a key', 400, `GET /v1/socket/newsroom HTTP/1.1\r\n${upgrade}Sec-WebSocket-Key: x\r\n\r\n`],
])('%s is answered with %i and a body', async (_, status, request) => {
  const failures: unknown[] = []
  const {port} = await startLake({onFailure: (error) => failures.push(error)})
  expect(await ask(port, request)).toEqual(hosted(status))
  expect(await ask(port, `GET /v1/ping HTTP/1.1\r\n${host}\r\n`)).toMatchObject({status: 200})
  expect(failures).toEqual([])
})

test('random bytes harm nobody, and are never told where the lake lives', async () => {
  const failures: unknown[] = []
  const {port, client} = await startLake({onFailure: (error) => failures.push(error)})
  const line = fc.constantFrom(
    'GET / HTTP/1.1',
    'POST /v1/data/mutate/newsroom HTTP/1.1',
    host.trim(),
    'Content-Length: 5',
    'Transfer-Encoding: chunked',
    '',
    '{}',
    '\0',
    'Upgrade: websocket',
    'Connection: Upgrade',
  )
  const bytes = fc.oneof(
    fc.array(line, {maxLength: 8}).map((lines) => Buffer.from(lines.join('\r\n'))),
    fc.uint8Array({maxLength: 80}).map((given) => Buffer.from(given)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (given, halfClosed) => {
      const {socket, answer} = dial(port)
      socket.write(Buffer.concat([given, Buffer.from('\r\n\r\n')]))
      if (halfClosed) socket.end()
      else setTimeout(() => socket.destroy(), 5)
      expect(await answer).not.toMatch(/\n\s+at |node_modules|file:\/\//)
    }),
    {seed: 7, numRuns: 150},
  )
  expect(await client('writer').fetch('1 + 1')).toBe(2)
  expect(failures).toEqual([])
})

test('a sender that has said all and hangs up its half is answered', async () => {
  const {port} = await startLake()
  const {socket, answer} = dial(port)
  socket.end(`GET /v1/data/query/newsroom?query=1 HTTP/1.1\r\n${host}\r\n`)
  expect(await answer).toContain('"result":1')
})

test.each([
  ['headers', `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}X-Slow: `, 'x'],
  ['a body', `POST /v1/data/query/newsroom HTTP/1.1\r\n${host}Content-Length: 100000\r\n\r\n{"query": "`, '1'],
])('many who send %s drop by drop are told to go, while others are answered', async (_, start, drop) => {
  const lake = createLake({})
  const patience = {headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50}
  const {port, close} = await serve(lake.app, {port: 0}, () => {}, patience)
  onTestFinished(async () => {
    await close()
    await lake.close()
  })
  const slow = Array.from({length: 100}, () => dial(port))
  for (const {socket} of slow) socket.write(start)
  const dripping = setInterval(() => slow.forEach(({socket}) => socket.writable && socket.write(drop)), 20)
  onTestFinished(() => clearInterval(dripping))
  expect(await ask(port, `GET /v1/ping HTTP/1.1\r\n${host}\r\n`)).toMatchObject({status: 200})
  const answers = await Promise.all(slow.map(({answer}) => answer))
  const told = answers.filter((answer) => answer.startsWith('HTTP/1.1 408') && answer.includes('"statusCode":408'))
  // Some are cut off while their next drop is on its way, and never read what they were told.
  expect(told.length).toBeGreaterThan(50)
})
