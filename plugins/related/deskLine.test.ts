import {MessageChannel} from 'node:worker_threads'
import {expect, onTestFinished, test} from 'vitest'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {createDeskLine, type WorkerLike} from './deskLine.ts'
import {createRelatedDesk} from './relatedDesk.ts'
import type {RelatedRequest} from './relatedMessages.ts'
import {serveDesk, type MessageEnd} from './serveDesk.ts'
import {noSnapshots} from './snapshotStore.ts'

const open: Extract<RelatedRequest, {type: 'open'}> = {type: 'open', dataset: 'd', user: 'u', contract: briefingContract}
const atOnce = (work: () => void) => work()

/** A worker that is a port of this process; the desk sits at the other end. */
function workerHere(): WorkerLike {
  const {port1, port2} = new MessageChannel()
  onTestFinished(() => port1.close())
  const end = (port: typeof port1): WorkerLike & MessageEnd => ({
    postMessage: (message: unknown) => port.postMessage(message),
    addEventListener: (type: string, listener: (event: never) => void) => {
      if (type === 'message') port.on('message', (data: unknown) => listener({data} as never))
    },
    terminate: () => port.close(),
  })
  serveDesk(end(port2), createRelatedDesk(noSnapshots))
  return end(port1)
}

function failingWorker() {
  const listeners: (() => void)[] = []
  const worker: WorkerLike = {
    postMessage: () => undefined,
    terminate: () => undefined,
    addEventListener: (type: string, listener: never) => void (type === 'error' && listeners.push(listener)),
  }
  return {worker, fail: () => listeners.forEach((listener) => (listener as (event: object) => void)({}))}
}

test('asks the worker, and gets typed answers in turn', async () => {
  const line = createDeskLine(workerHere, noSnapshots, atOnce)
  const opened = line.answer(open)
  const changed = line.answer({type: 'change', put: [{_id: 'take-1', _type: 'take', headline: 'One'}], remove: []})
  expect(await opened).toEqual({stories: 0, revisions: []})
  expect(await changed).toEqual({stories: 1, version: 1})
  expect(line.where()).toBe('worker')
})

test('an error in the worker is the caller’s error', async () => {
  const line = createDeskLine(workerHere, noSnapshots, atOnce)
  const asked = line.answer({type: 'look', draft: {id: 'beat-1', whole: false, changed: {}, removed: []}, now: 0, lists: []})
  await expect(asked).rejects.toThrow('The draft "beat-1" is not known here; send it whole.')
})

test('without workers the page answers itself', async () => {
  const line = createDeskLine(() => undefined, noSnapshots, atOnce)
  expect(await line.answer(open)).toEqual({stories: 0, revisions: []})
  expect(line.where()).toBe('page')
})

test('what a worker that does not come up was asked is answered on the page', async () => {
  const {worker, fail} = failingWorker()
  const line = createDeskLine(() => worker, noSnapshots, atOnce)
  const opened = line.answer(open)
  fail()
  expect(await opened).toEqual({stories: 0, revisions: []})
  expect(line.where()).toBe('page')
})

test('tells of progress', async () => {
  const line = createDeskLine(workerHere, noSnapshots, atOnce)
  const told: number[] = []
  const report = await line.answer({type: 'backtest', limit: 10}, (share) => told.push(share))
  expect(report).toMatchObject({stories: 0, precision: 0})
  expect(told).toEqual([1])
})

test('does not answer what is no question', async () => {
  const {port1, port2} = new MessageChannel()
  onTestFinished(() => port1.close())
  const sent: unknown[] = []
  const end = {
    postMessage: (message: unknown) => sent.push(message),
    addEventListener: (_: string, listener: (event: {data: unknown}) => void) => void port2.on('message', (data: unknown) => listener({data})),
  }
  serveDesk(end as unknown as MessageEnd, createRelatedDesk(noSnapshots))
  port1.postMessage({id: 1, request: {type: 'nonsense'}})
  port1.postMessage({id: 2, request: open})
  await expect.poll(() => sent).toEqual([{ready: true}, {id: 2, answer: {stories: 0, revisions: []}}])
})
