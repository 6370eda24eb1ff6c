import {expect, test} from 'vitest'
import {beat, block} from '../briefing/fixtures/builders.ts'
import {contentHash, contentOf, documentOf, hashOf} from './content.ts'

const rail = beat({
  _id: 'drafts.beat-rail',
  title: 'Rail: who pays',
  history: ['The line opened in 1991. It cost [[40 million pounds|take-cost]].'],
  asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
  sources: [{_type: 'reference', _key: 's1', _ref: 'source-board', _weak: true}],
})

test('is canonical JSON of what readers see', () => {
  const {history, ...content} = JSON.parse(contentOf(rail))
  expect(content).toEqual({
    _id: 'beat-rail',
    _type: 'beat',
    title: 'Rail: who pays',
    asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
    sources: [{_ref: 'source-board'}],
  })
  expect(history).toEqual([
    {
      _type: 'block',
      children: [
        {_type: 'span', text: 'The line opened in 1991. It cost '},
        {_type: 'span', text: '40 million pounds', marks: ['@0']},
        {_type: 'span', text: '.'},
      ],
      markDefs: [{_key: '@0', _type: 'crossReference', target: {_ref: 'take-cost'}}],
    },
  ])
})

const [paragraph] = rail.history as [ReturnType<typeof block>]

test.each<[string, object]>([
  ['the draft prefix, revision and dates of the store', {_id: 'beat-rail', _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: 'x'}],
  ['a release version', {_id: 'versions.r1.beat-rail', _system: {bundleId: 'r1'}}],
  ['fields readers never see', {reviewEvery: 30, aliases: ['railways'], formerTitles: ['Rail']}],
  ['nulls and empty fields', {dek: null, emailSubject: '', roster: [], cluster: undefined}],
  ['a reference made strong by publishing', {sources: [{_type: 'reference', _key: 'x', _ref: 'source-board', _strengthenOnPublish: {type: 'source'}}]}],
  [
    'how the spans are split and the marks are named',
    {
      history: [
        {
          ...paragraph,
          _key: 'other',
          markDefs: [{...paragraph.markDefs[0], _key: 'zz'}, {_type: 'crossReference', _key: 'unused'}],
          children: [
            {_type: 'span', _key: '1', text: 'The line opened ', marks: []},
            {_type: 'span', _key: '2', text: '', marks: ['em']},
            {_type: 'span', _key: '3', text: 'in 1991. It cost ', marks: []},
            {_type: 'span', _key: '4', text: '40 million', marks: ['zz']},
            {_type: 'span', _key: '5', text: ' pounds', marks: ['zz']},
            {_type: 'span', _key: '6', text: '.'},
          ],
        },
      ],
    },
  ],
])('does not hash %s', (_, change) => {
  expect(contentHash({...rail, ...change})).toBe(contentHash(rail))
})

test.each<[string, object]>([
  ['a word', {title: 'Rail: who paid'}],
  ['the owner, whom the beat page names', {owner: 'Ada Holm'}],
  ['a mark that only looks like an annotation', {history: [{...paragraph, markDefs: [], children: paragraph.children.map((child) => ({...child, marks: child.marks.map(() => '@0')}))}]}],
  ['emphasis', {history: [{...paragraph, children: paragraph.children.map((child) => ({...child, marks: [...child.marks, 'em']}))}]}],
  ['another document', {_id: 'beat-rails'}],
  ['a heading', {history: [{...paragraph, style: 'h2'}]}],
])('hashes %s', (_, change) => {
  expect(contentHash({...rail, ...change})).not.toBe(contentHash(rail))
})

test('is SHA-256 in hexadecimal, and content reads back to the same hash', () => {
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hashOf('é𝄞')).toBe('35ff9281a42a4aa3ec7d0f1e84e40bfaba55a2e98101ac9d4b5fdeb3efaa4932')
  expect(contentHash(documentOf(contentOf(rail)))).toBe(contentHash(rail))
  expect(documentOf('no JSON')).toBeUndefined()
  expect(documentOf('"text"')).toBeUndefined()
})
