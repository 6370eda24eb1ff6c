import {expect, test} from 'vitest'
import {nextDecisionId, readDecision} from './decision.ts'

const stored = {
  _id: 'beatbook.decision.beat-rail.1',
  _type: 'beatbook.decision',
  document: 'beat-rail',
  act: 'comment',
  actor: 'writer',
  at: '2026-07-15T10:00:00Z',
  reason: null,
  place: {path: 'history', blockKey: null, start: 0, end: 3, text: 'Who says so.'},
}

test('reads a stored decision, nulls as absent', () => {
  expect(readDecision(stored)).toEqual({
    _id: 'beatbook.decision.beat-rail.1',
    document: 'beat-rail',
    act: 'comment',
    actor: 'writer',
    at: '2026-07-15T10:00:00Z',
    place: {path: 'history', start: 0, end: 3, text: 'Who says so.'},
  })
})

test.each([
  ['nothing', null],
  ['a decision without an author', {...stored, actor: undefined}],
  ['an act nobody knows', {...stored, act: 'shrug'}],
])('does not take %s for a decision', (_, value) => {
  expect(readDecision(value)).toBeUndefined()
})

test('numbers decisions per document, after the highest', () => {
  const known = ['beat-rail.1', 'beat-rail.10', 'beat-rail.2', 'beat-railway.40'].flatMap(
    (end) => readDecision({...stored, _id: `beatbook.decision.${end}`}) ?? [],
  )
  expect(nextDecisionId('beat-rail', known)).toBe('beatbook.decision.beat-rail.11')
  expect(nextDecisionId('beat-new', known)).toBe('beatbook.decision.beat-new.1')
})
