import {createServer, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, test} from 'vitest'
import {createLake} from '../src/lake/index.ts'

const listeners = 100
const perSecond = 50
const commits = 500

/** A kilobyte, as a keystroke in a brief of the usual length has the listeners be told. */
const documentOf = (n: number) => ({_id: `n${n % 40}`, _type: 'note', text: 'word '.repeat(200), n})

interface Heard {
  readonly listenUrl: string
  readonly headers: Record<string, string>
  /** Sends one transaction, and comes back once it is acknowledged. */
  send(transactionId: string, n: number): Promise<void>
}

/** Milliseconds from the start of each sending to each listener, in ascending order. */
async function delaysOf({listenUrl, headers, send}: Heard): Promise<number[]> {
  const sent = new Map<string, number>()
  const delays: number[] = []
  const stop = new AbortController()
  const welcome = Promise.withResolvers<void>()
  const heard = Promise.withResolvers<void>()
  let welcomed = 0
  for (let n = 0; n < listeners; n++) {
    void (async () => {
      const response = await fetch(listenUrl, {headers, signal: stop.signal})
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        if (chunk.includes('event: welcome') && ++welcomed === listeners) welcome.resolve()
        for (const [, transaction = ''] of chunk.matchAll(/"transactionId":"([^"]+)"/g)) {
          delays.push(performance.now() - sent.get(transaction)!)
          if (delays.length === listeners * commits) heard.resolve()
        }
      }
    })().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
  }
  await welcome.promise
  for (let n = 0; n < commits; n++) {
    const due = performance.now() + 1000 / perSecond
    sent.set(`t${n}`, performance.now())
    await send(`t${n}`, n)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  await heard.promise
  stop.abort()
  return delays.sort((a, b) => a - b)
}

async function lakeDelays(): Promise<number[]> {
  const lake = createLake({})
  const {url} = await lake.listen({port: 0})
  const headers = {authorization: `Bearer ${lake.issueToken('administrator')}`, 'content-type': 'application/json'}
  const delays = await delaysOf({
    listenUrl: `${url}/v1/data/listen/newsroom?query=*[_type=="note"]&effectFormat=mendoza`,
    headers,
    async send(transactionId, n) {
      const body = JSON.stringify({transactionId, mutations: [{createOrReplace: documentOf(n)}]})
      const response = await fetch(`${url}/v1/data/mutate/newsroom`, {method: 'POST', headers, body})
      expect(response.status).toBe(200)
      await response.text()
    },
  })
  await lake.close()
  return delays
}

/** The peer: node:http alone, which stores nothing, computes nothing, and hands every request on to all who listen. */
async function bareDelays(): Promise<number[]> {
  const open = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      open.add(response)
      response.writeHead(200, {'content-type': 'text/event-stream'}).write('event: welcome\ndata: {}\n\n')
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      response.end('{}')
      for (const one of open) one.write(`event: mutation\ndata: ${text}\n\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const delays = await delaysOf({
    listenUrl: url,
    headers: {},
    async send(transactionId, n) {
      const body = JSON.stringify({transactionId, mutations: [{createOrReplace: documentOf(n)}]})
      await (await fetch(url, {method: 'POST', body})).text()
    },
  })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  return delays
}

function told(name: string, delays: readonly number[]): string {
  const at = (share: number) => delays[Math.floor(delays.length * share)]?.toFixed(1)
  return `${name}: ${delays.length} deliveries, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.9999)} ms from the request's start\n`
}

test(`how soon do ${listeners} listeners hear of ${perSecond} transactions a second?`, {timeout: 90_000}, async () => {
  const [lake, bare] = [await lakeDelays(), await bareDelays()]
  expect([lake.length, bare.length]).toEqual([listeners * commits, listeners * commits])
  process.stdout.write(told('lake', lake) + told('node:http alone', bare))
})
