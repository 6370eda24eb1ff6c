import {expect, test} from 'vitest'
import {withdrawalMutations} from './withdrawalMutations.ts'

const stamps = {_rev: 'r7', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-02-01T00:00:00Z'}
const asked = {reason: ' Two of its three figures were wrong. ', nameTitle: true, withdrawnOn: '2026-07-02'}
const told = {withdrawnOn: '2026-07-02', note: 'Two of its three figures were wrong.'}
const slug = {_type: 'slug', current: 'pjm'}
const weakly = (beat: string) => ({_type: 'reference', _key: beat, _ref: beat, _weak: true})

const take = {...stamps, _id: 'take-pjm', _type: 'take', headline: 'Who pays', slug}
const beat = {...stamps, _id: 'beat-power', _type: 'beat', title: 'Power: who pays', slug}
const inBeats = [{_key: 'a', beat: {_ref: 'beat-power'}}, {_key: 'b', beat: {_ref: 'beat-power'}}, {_key: 'c'}]

test.each([
  ['a take', take, {}, {documentType: 'take', title: 'Who pays', slugs: ['pjm'], beats: []}],
  ['a beat', beat, {}, {documentType: 'beat', title: 'Power: who pays', slugs: ['pjm'], beats: []}],
  ['a take, its title not told', take, {nameTitle: false}, {documentType: 'take', slugs: ['pjm'], beats: []}],
  ['a take without a headline', {...take, headline: ' '}, {}, {documentType: 'take', slugs: ['pjm'], beats: []}],
  [
    'a take that stood elsewhere before, its present address named twice',
    {...take, formerSlugs: ['rto', 'pjm']},
    {},
    {documentType: 'take', title: 'Who pays', slugs: ['pjm', 'rto'], beats: []},
  ],
  ['a take of a beat', {...take, beats: inBeats}, {}, {documentType: 'take', title: 'Who pays', slugs: ['pjm'], beats: [weakly('beat-power')]}],
  [
    'a part of a beat',
    {...beat, parentBeat: {_ref: 'beat-grid'}},
    {},
    {documentType: 'beat', title: 'Power: who pays', slugs: ['pjm'], beats: [weakly('beat-grid')]},
  ],
])('%s is withdrawn in one transaction', (_, published, more, said) => {
  const {_rev, _updatedAt, ...kept} = published
  expect(withdrawalMutations(published, {...asked, ...more})).toEqual([
    {patch: {id: published._id, ifRevisionID: 'r7', unset: ['beatbookWithdrawn']}},
    {create: {_type: 'withdrawal', document: published._id, ...said, ...told}},
    {createIfNotExists: {...kept, _id: `drafts.${published._id}`}},
    {delete: {id: published._id}},
  ])
})

test('what has no address has no page to withdraw', () => {
  expect(() => withdrawalMutations({...take, slug: {_type: 'slug', current: ''}}, asked)).toThrow(
    '"take-pjm" has no address, so no page of it can be withdrawn. Unpublish it instead.',
  )
})
