import {connect} from 'node:net'
import {Hono} from 'hono'
import {expect, onTestFinished, test} from 'vitest'
import {EventStreams, type Send} from './eventStream.ts'
import type {LakeApp, LakeEnv} from './lake.ts'
import {serve} from './listen.ts'

const host = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** Streams behind a real port, and what each new one sends with. */
async function served() {
  const streams = new EventStreams()
  const senders: Send[] = []
  const over: number[] = []
  const app: LakeApp = new Hono<LakeEnv>()
  app.get('/', () =>
    streams.open((send) => {
      const number = senders.push(send)
      return () => over.push(number)
    }),
  )
  const {port, close} = await serve(app, {port: 0}, () => {})
  onTestFinished(async () => {
    streams.endAll()
    await close()
  })
  return {streams, senders, over, port}
}

test.each([
  ['hangs up', 'destroy'],
  ['closes its half', 'end'],
] as const)('a listener that %s takes its stream with it, and nobody else’s', async (_, how) => {
  const {streams, senders, over, port} = await served()
  const stays = connect(port, '127.0.0.1')
  onTestFinished(() => void stays.destroy())
  stays.write(host)
  await expect.poll(() => senders.length).toBe(1)
  const leaves = connect({port, host: '127.0.0.1', allowHalfOpen: true})
  leaves.on('error', () => leaves.destroy())
  leaves.write(host)
  await expect.poll(() => senders.length).toBe(2)
  leaves[how]()
  await expect.poll(() => over).toEqual([2])
  expect(streams.size).toBe(1)
  let heard = ''
  stays.on('data', (data: Buffer) => (heard += String(data)))
  senders[0]?.({name: 'mutation', id: 't1#b1', data: '"still"'})
  await expect.poll(() => heard).toContain('event: mutation\nid: t1#b1\ndata: "still"\n\n')
})

test('a listener that stops reading is cut off instead of filling the memory', async () => {
  const {streams, senders, over, port} = await served()
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.pause()
  socket.write(host)
  await expect.poll(() => senders.length).toBe(1)
  const data = 'x'.repeat(1_000_000)
  let sent = 0
  for (; sent < 200 && over.length === 0; sent += 1) {
    senders[0]?.({name: 'mutation', data})
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(over).toEqual([1])
  expect(sent).toBeLessThan(60)
  expect(streams.size).toBe(0)
})
