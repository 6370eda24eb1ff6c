import {expect, test} from 'vitest'
import {beat} from '../briefing/fixtures/builders.ts'
import {publishGate, sayRefusal, type Dossier, type GatedChange} from './publishGate.ts'
import {whatWasRead} from './reviewState.ts'

const live = {...beat({title: 'Rail: who pays', history: 'The line opened in 1991.'}), _id: 'beat-own', _rev: 'r0'}
const draft = {...live, _id: 'drafts.beat-own', _rev: 'r1', title: 'Rail: who paid'}
const approval = {
  _id: 'beatbook.decision.beat-own.1',
  _type: 'beatbook.decision',
  document: 'beat-own',
  act: 'approve',
  actor: 'rosa',
  at: '2026-07-15T10:00:00Z',
  ...whatWasRead(draft, []),
}
const dossier: Dossier = {
  members: [draft, live],
  published: live,
  decisions: [],
  revisions: [{id: 'r1', author: 'wren', at: '2026-07-15T09:00:00Z'}],
  findings: () => [],
}

function codes(change: GatedChange, more: Partial<Dossier> = {}): string[] {
  const refusals = publishGate({
    changes: [change],
    actor: {id: 'rosa', roles: ['reviewer']},
    at: '2026-07-15T10:00:30Z',
    settings: {},
    dossier: () => ({...dossier, ...more}),
  })
  return refusals.flatMap(({reasons}) => reasons.map(({code}) => code))
}

const created = (after: object) => codes({id: String((after as {_id: string})._id), before: null, after})

test('an approval that holds is recorded, and lets the text go live', () => {
  expect(created(approval)).toEqual([])
  const {_type, ...decision} = approval
  const approved = {decisions: [{...decision, act: 'approve' as const}]}
  expect(codes({id: 'beat-own', before: live, after: {...draft, _id: 'beat-own'}}, approved)).toEqual([])
  expect(codes({id: 'beat-own', before: live, after: {...draft, _id: 'beat-own'}})).toEqual(['not-approved'])
})

test.each<[string, object, string]>([
  ['in another’s name', {actor: 'sven'}, 'not-you'],
  ['as a draft', {_id: 'drafts.beatbook.decision.beat-own.1'}, 'malformed'],
  ['as a version', {_id: 'versions.r1.beatbook.decision.beat-own.1'}, 'malformed'],
  ['elsewhere', {_id: 'approval'}, 'number'],
  ['of another type in a decision’s place', {_type: 'note'}, 'malformed'],
  ['of another type in the place of a decision’s draft', {_id: 'drafts.beatbook.decision.beat-own.1', _type: 'note'}, 'malformed'],
  ['ten minutes and a second ahead', {at: '2026-07-15T10:10:31Z'}, 'clock'],
  ['without the revision that was read', {revision: undefined}, 'malformed'],
])('a decision %s is refused', (_, more, code) => {
  expect(created({...approval, ...more})).toContain(code)
})

test('a decision is never changed or removed', () => {
  const change = {id: approval._id, before: approval}
  expect(codes({...change, after: {...approval, reason: 'Fine.'}})).toEqual(['immutable'])
  expect(codes({...change, after: null})).toEqual(['immutable'])
})

test.each<[string, GatedChange]>([
  ['a draft', {id: 'drafts.beat-own', before: null, after: draft}],
  ['taking down', {id: 'beat-own', before: live, after: null}],
  ['what readers do not see', {id: 'beat-own', before: live, after: {...live, reviewEvery: 30}}],
  ['a type that is not reviewed', {id: 'subject-a', before: null, after: {_id: 'subject-a', _type: 'subject', name: 'A'}}],
])('%s is not gated', (_, change) => {
  expect(codes(change)).toEqual([])
})

test('a refusal is one text: what cannot be done, then everything in its way', () => {
  const reasons = [{code: 'author' as const, message: 'One.'}, {code: 'open-thread' as const, message: 'Two.'}]
  expect(sayRefusal({id: 'beat-own', kind: 'publish', reasons})).toBe('"beat-own" cannot go live. One. And 1 more: Two.')
  expect(sayRefusal({id: approval._id, kind: 'decision', reasons: reasons.slice(0, 1)})).toBe('This cannot be recorded. One.')
})
