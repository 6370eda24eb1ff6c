import {expect, test} from 'vitest'
import {archive, blocks, today} from './fixtures/builders.ts'
import {createLinter} from './linter.ts'

const take = (body: string, fields: object = {}) => ({
  _id: 'take-own',
  _type: 'take',
  headline: 'The town that warmed itself with its mine',
  dek: 'Water from a flooded pit heats homes and a brewery.',
  publishedAt: '2026-05-02T09:00:00Z',
  beats: [{beat: {_ref: 'beat-own'}}],
  sources: [{_ref: 'source-a'}],
  body: blocks('body', body),
  ...fields,
})

const find = (document: object) =>
  createLinter()
    .lint(document, {now: today, corpus: archive})
    .map(({severity, ruleId, place}) => `${severity} ${ruleId}: ${place.text || place.path.join('.')}`)

const filler = 'The water comes up warm, gives its heat to the pipes and goes down again. '.repeat(9).trim()

test('a take in order has no finding', () => {
  expect(find(take(filler))).toEqual([])
})

test('the rules that make sense outside a brief apply, and no others', () => {
  expect(find(take(`${filler} Days later, it cost $5. It shut on 31 April 2025. Nobody can currently say who won.`))).toEqual([
    'warning relative-date: Days later',
    'warning house-style: $',
    'error date-valid: 31 April 2025',
  ])
})

test('a take has a contract of its own', () => {
  expect(
    find(take('Too short.', {headline: 'Too short', dek: 'One. Two.', publishedAt: null, beats: [], sources: null})),
  ).toEqual([
    'error dek-length: dek',
    'warning take-contract: beats',
    'warning take-contract: publishedAt',
    'warning take-contract: sources',
    'warning title-length: headline',
    'warning section-length: Too short.',
  ])
})

test('links in a take lead somewhere', () => {
  expect(find(take(`${filler} See [[nothing|beat-x]].`))).toEqual(['error reference-resolves: nothing'])
})
