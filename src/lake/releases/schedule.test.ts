import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {LakeError, type Guard, type LakeOptions} from '../index.ts'
import {startLake, stoppedClock} from '../lakeUnderTest.ts'
import type {Timer} from './schedule.ts'

const minute = 60_000

/** A timer that rings when the test says so, and knows how long it was asked to wait. */
function handTimer() {
  const waiting = new Map<() => void, number>()
  const timer: Timer = (callback, milliseconds) => {
    waiting.set(callback, milliseconds)
    return () => waiting.delete(callback)
  }
  const ring = () => {
    const callbacks = [...waiting.keys()]
    waiting.clear()
    for (const callback of callbacks) callback()
  }
  return {timer, ring, waits: () => [...waiting.values()]}
}

async function scheduled(options: LakeOptions = {}) {
  const clock = stoppedClock()
  const {timer, ring, waits} = handTimer()
  const started = await startLake({now: clock.now, timer, ...options})
  const reviewer = started.client('reviewer')
  if (await reviewer.getDocument('_.releases.spring')) return {...started, clock, reviewer, ring, waits}
  started.lake.mutate([{create: {_id: 'b1', _type: 'beat', title: 'Live'}}])
  await reviewer.releases.create({releaseId: 'spring', metadata: {releaseType: 'scheduled', cardinality: 'one'}})
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'b1', document: {_type: 'beat', title: 'In spring'}})
  const publishAt = new Date(clock.now().getTime() + minute).toISOString()
  await reviewer.releases.schedule({releaseId: 'spring', publishAt})
  return {...started, clock, reviewer, ring, waits}
}

const told = '{"live": *[_id == "b1"][0].title, "release": *[_id == "_.releases.spring"][0]{state, "error": error.message}}'
const waiting = {live: 'Live', release: {state: 'scheduled', error: null}}
const done = {live: 'In spring', release: {state: 'published', error: null}}

test('a release goes live when its time has come, in the name of whoever scheduled it', async () => {
  const {lake, clock, ring, waits} = await scheduled()
  const committed = new Promise<string>((resolve) => lake.onCommit(({author}) => resolve(author)))
  expect(waits()).toEqual([30_000])
  clock.advance(minute / 2)
  ring()
  await expect.poll(waits).toEqual([30_000])
  expect(await lake.query(told)).toEqual(waiting)
  clock.advance(minute / 2)
  ring()
  expect(await committed).toBe('reviewer')
  expect(await lake.query(told)).toEqual(done)
  expect(waits()).toEqual([])
})

test('a clock that is not stopped needs nobody to ring', async () => {
  const started = await startLake()
  const reviewer = started.client('reviewer')
  await reviewer.releases.create({releaseId: 'soon'})
  await reviewer.createVersion({releaseId: 'soon', publishedId: 'b1', document: {_type: 'beat', title: 'Soon'}})
  const live = new Promise<void>((resolve) => started.lake.onCommit(({changes}) => void (changes.some(({id}) => id === 'b1') && resolve())))
  await reviewer.releases.schedule({releaseId: 'soon', publishAt: new Date(Date.now() + 30).toISOString()})
  await live
  expect(await started.lake.query('*[_id == "b1"][0].title')).toBe('Soon')
})

test('what fell due while nobody served goes live at the start, once', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lake-')), 'lake.sqlite')
  const first = await scheduled({file})
  await first.lake.close()
  const clock = stoppedClock('2026-11-24T09:00:00.000Z')
  const second = await scheduled({file, now: clock.now})
  const commits: unknown[] = []
  second.lake.onCommit((commit) => commits.push(commit))
  second.ring()
  await expect.poll(() => second.lake.query(told)).toEqual(done)
  expect(await second.lake.publishDue()).toEqual([])
  expect(commits.length).toBe(1)
})

test('a release that was unscheduled, or put off, does not go live at its old time', async () => {
  const {lake, clock, reviewer} = await scheduled()
  const later = new Date(clock.now().getTime() + 2 * minute).toISOString()
  await reviewer.releases.schedule({releaseId: 'spring', publishAt: later})
  clock.advance(minute)
  expect(await lake.publishDue()).toEqual([])
  await reviewer.releases.unschedule({releaseId: 'spring'})
  clock.advance(minute)
  expect(await lake.publishDue()).toEqual([])
  expect(await lake.query(told)).toEqual({live: 'Live', release: {state: 'active', error: null}})
})

const refusing: Guard = ({changes}) => {
  if (changes.some(({id}) => id === 'b1') && changes.some(({id}) => id === 'versions.spring.b1')) {
    throw new LakeError(403, {error: {type: 'mine', description: 'Nobody has read "b1".'}}, 'Nobody has read "b1".')
  }
}

test('what the guard refuses at that moment goes back to active, with the reason, and can be scheduled again', async () => {
  const {lake, clock, reviewer} = await scheduled({guard: refusing})
  clock.advance(minute)
  expect(await lake.publishDue()).toEqual(['spring'])
  expect(await lake.query(told)).toEqual({live: 'Live', release: {state: 'active', error: 'Nobody has read "b1".'}})
  expect(await lake.publishDue()).toEqual([])
  const publishAt = new Date(clock.now().getTime() + minute).toISOString()
  await reviewer.releases.schedule({releaseId: 'spring', publishAt})
  expect(await lake.query(told)).toEqual(waiting)
})

test('whoever scheduled it must still be allowed to when the time comes', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lake-')), 'lake.sqlite')
  const first = await scheduled({file})
  await first.lake.close()
  const clock = stoppedClock('2026-11-24T09:00:00.000Z')
  const someoneElse = {id: 'sven', name: 'Sven', roles: ['reviewer']}
  for (const [roles, reason] of [
    [['writer'], /permission "update" required on document "_.releases.spring"/],
    [[], /"reviewer", who scheduled it, may not publish any more/],
  ] as const) {
    const users = [someoneElse, ...(roles.length > 0 ? [{id: 'reviewer', name: 'Rosa', roles}] : [])]
    const lake = await startLake({file, now: clock.now, timer: handTimer().timer, users})
    expect(await lake.lake.publishDue()).toEqual(['spring'])
    expect(await lake.lake.query(told)).toEqual({live: 'Live', release: {state: 'active', error: expect.stringMatching(reason)}})
    await lake.client('sven').releases.schedule({releaseId: 'spring', publishAt: '2026-11-25T09:00:00Z'})
    lake.lake.mutate([{patch: {id: '_.releases.spring', set: {scheduledBy: 'reviewer', publishAt: '2026-11-24T08:00:00.000Z'}}}])
    await lake.lake.close()
  }
})
