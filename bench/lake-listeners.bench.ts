import {expect, test} from 'vitest'
import {createLake} from '../src/lake/index.ts'

const listeners = 100
const perSecond = 50
const commits = 500

test(`how soon do ${listeners} listeners hear of ${perSecond} transactions a second?`, {timeout: 60_000}, async () => {
  const lake = createLake({})
  const {url} = await lake.listen({port: 0})
  const headers = {authorization: `Bearer ${lake.issueToken('administrator')}`, 'content-type': 'application/json'}
  const sent = new Map<string, number>()
  const delays: number[] = []
  const stop = new AbortController()
  let welcomed = 0
  let allWelcome = () => {}
  let allHeard = () => {}
  const welcome = new Promise<void>((resolve) => (allWelcome = resolve))
  const heard = new Promise<void>((resolve) => (allHeard = resolve))
  for (let n = 0; n < listeners; n++) {
    void (async () => {
      const response = await fetch(`${url}/v1/data/listen/newsroom?query=*[_type=="note"]&effectFormat=mendoza`, {headers, signal: stop.signal})
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        if (chunk.includes('event: welcome') && ++welcomed === listeners) allWelcome()
        for (const [, transaction = ''] of chunk.matchAll(/"transactionId":"([^"]+)"/g)) {
          delays.push(performance.now() - sent.get(transaction)!)
          if (delays.length === listeners * commits) allHeard()
        }
      }
    })().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
  }
  await welcome
  for (let n = 0; n < commits; n++) {
    const due = performance.now() + 1000 / perSecond
    sent.set(`t${n}`, performance.now())
    const body = JSON.stringify({transactionId: `t${n}`, mutations: [{createOrReplace: {_id: `n${n % 40}`, _type: 'note', text: 'word '.repeat(200), n}}]})
    const response = await fetch(`${url}/v1/data/mutate/newsroom`, {method: 'POST', headers, body})
    expect(response.status).toBe(200)
    await response.text()
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  await heard
  stop.abort()
  await lake.close()
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.floor(delays.length * share)]?.toFixed(1)
  process.stdout.write(`${delays.length} deliveries, from the request's start: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.9999)} ms\n`)
})
