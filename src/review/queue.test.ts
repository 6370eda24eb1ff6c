import {expect, test} from 'vitest'
import type {Decision} from './decision.ts'
import {inQueueOrder, queueStanding} from './queue.ts'
import type {ReviewState} from './reviewState.ts'

const wren = {id: 'wren', roles: ['writer']}
const rosa = {id: 'rosa', roles: ['reviewer']}

function decision(act: Decision['act'], actor: string, at = '2026-07-01T10:00:00Z'): Decision {
  return {_id: `beatbook.decision.b.${act}`, document: 'b', act, actor, at}
}

function standing(known: Partial<ReviewState>): ReviewState {
  return {
    state: 'draft', authors: ['wren'], approvals: [], judged: [], needed: 1, threads: [], open: [], declined: [],
    overridden: [], settings: {}, names: new Map(), ...known,
  }
}

const submitted = decision('submit', 'wren')

test('a submitted text waits for a reviewer who did not write it', () => {
  const state = standing({state: 'in-review', submitted})
  expect(queueStanding(state, rosa)).toEqual({isMine: false, task: 'approve', by: 'wren', since: submitted.at})
  expect(queueStanding(state, wren)).toEqual({isMine: true, by: 'wren', since: submitted.at})
  expect(queueStanding(standing({state: 'in-review', submitted, authors: ['wren', 'rosa']}), rosa).task).toBeUndefined()
})

test('who has approved waits with the others for the second approval', () => {
  const state = standing({state: 'in-review', submitted, needed: 2, approvals: [decision('approve', 'rosa')]})
  expect(queueStanding(state, rosa).task).toBeUndefined()
  expect(queueStanding(state, {id: 'sven', roles: ['administrator']}).task).toBe('approve')
})

test('changes that were asked for wait for its authors, an approved text for who publishes', () => {
  const requested = decision('request-changes', 'rosa', '2026-07-02T10:00:00Z')
  expect(queueStanding(standing({state: 'changes-requested', submitted, requested}), wren)).toMatchObject({task: 'revise', since: requested.at})
  expect(queueStanding(standing({state: 'changes-requested', submitted, requested}), rosa).task).toBeUndefined()
  const approvals = [decision('approve', 'rosa', '2026-07-03T10:00:00Z')]
  const approved = standing({state: 'approved', submitted, approvals, authors: []})
  expect(queueStanding(approved, rosa)).toEqual({isMine: false, task: 'publish', by: 'wren', since: '2026-07-03T10:00:00Z'})
  expect(queueStanding(approved, wren)).toMatchObject({isMine: true})
  expect(queueStanding(approved, wren).task).toBeUndefined()
})

test('an approved version goes live with its release: it waits for nobody, and asks as a draft does before', () => {
  const approved = standing({state: 'approved', submitted, approvals: [decision('approve', 'rosa', '2026-07-03T10:00:00Z')], authors: []})
  expect(queueStanding(approved, rosa, true)).toEqual({isMine: false, by: 'wren', since: '2026-07-03T10:00:00Z'})
  expect(queueStanding(standing({state: 'in-review', submitted}), rosa, true).task).toBe('approve')
})

test('an open thread waits for whoever did not speak last in it, and a resolved one for nobody', () => {
  const thread = {root: decision('comment', 'rosa'), replies: []}
  const answered = {root: decision('comment', 'rosa'), replies: [decision('comment', 'wren')]}
  expect(queueStanding(standing({threads: [thread]}), wren).task).toBe('answer')
  expect(queueStanding(standing({threads: [answered]}), wren).task).toBeUndefined()
  expect(queueStanding(standing({threads: [answered]}), rosa).task).toBe('answer')
  expect(queueStanding(standing({threads: [{...thread, resolved: decision('resolve', 'rosa')}]}), wren).task).toBeUndefined()
})

test('a draft nobody submitted is told by who changed it last', () => {
  expect(queueStanding(standing({authors: ['amir', 'wren']}), rosa)).toEqual({isMine: false, by: 'wren'})
  expect(queueStanding(standing({authors: []}), rosa)).toEqual({isMine: false})
})

test('the queue begins with the oldest submission and ends with drafts long untouched', () => {
  const draft = (id: string, updatedAt: string, act?: Decision['act'], at = updatedAt) => ({id, updatedAt, ...(act ? {act: {act, at}} : {})})
  const drafts = [
    draft('old', '2026-01-01T00:00:00Z'),
    draft('sent-back', '2026-05-01T00:00:00Z', 'request-changes'),
    draft('taken-back', '2026-07-01T00:00:00Z', 'withdraw'),
    draft('young', '2026-06-01T00:00:00Z', 'submit'),
    draft('approved', '2026-04-01T00:00:00Z', 'approve'),
    draft('waiting', '2026-07-02T00:00:00Z', 'submit', '2026-05-20T00:00:00Z'),
    draft('new', '2026-07-03T00:00:00Z'),
  ]
  expect(inQueueOrder(drafts).map(({id}) => id)).toEqual(['waiting', 'young', 'approved', 'sent-back', 'new', 'taken-back', 'old'])
})
