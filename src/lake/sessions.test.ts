import {afterEach, expect, test, vi} from 'vitest'
import {startLake, stoppedClock} from './lakeUnderTest.ts'

const day = 24 * 60 * 60 * 1000
const heartbeat = 15_000

afterEach(() => void vi.useRealTimers())

/** A lake with a session of the writer's, and an event stream that was opened with it. */
async function listening(path: string) {
  vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
  const clock = stoppedClock()
  const {lake, url} = await startLake({now: clock.now})
  const {token} = (await (await fetch(`${url}/v1/auth/fetch?sid=${lake.issueSignIn('writer')}`)).json()) as {token: string}
  const headers = {authorization: `Bearer ${token}`}
  const response = await fetch(`${url}/v1/data/${path}`, {headers})
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** Reads on until `words` were heard; false when the stream ended before. */
  const hears = async (words: string) => {
    while (!text.includes(words)) {
      const {done, value} = await reader.read()
      if (done) return false
      text += value
    }
    text = ''
    return true
  }
  expect(await hears('event: welcome')).toBe(true)
  return {lake, url, clock, token, headers, hears}
}

const streams = ['listen/newsroom?query=*&includeAllVersions=true', 'live/events/newsroom?includeDrafts=true']

test.each(streams)('%s lives as long as the session it was opened with', async (path) => {
  const {lake, url, clock, headers, hears} = await listening(path)
  clock.advance(29 * day)
  vi.advanceTimersByTime(heartbeat)
  expect(await hears(': keep-alive')).toBe(true)
  clock.advance(2 * day)
  vi.advanceTimersByTime(heartbeat)
  lake.mutate([{create: {_id: 'drafts.a', _type: 'note'}}])
  expect(await hears('drafts.a')).toBe(false)
  const again = await fetch(`${url}/v1/data/${path}`, {headers})
  expect([again.status, await again.json()]).toMatchObject([401, {errorCode: 'SIO-401-AEX'}])
})

test.each(streams)('%s ends when its token is revoked', async (path) => {
  const {lake, token, hears} = await listening(path)
  lake.revokeToken(token)
  vi.advanceTimersByTime(heartbeat)
  expect(await hears(': keep-alive')).toBe(false)
})
