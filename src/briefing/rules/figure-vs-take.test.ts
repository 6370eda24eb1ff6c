import {expect, test} from 'vitest'
import {corpusOf} from '../corpus.ts'
import {beat, blocks, complaints} from '../fixtures/builders.ts'
import {figureVsTake} from './figure-vs-take.ts'
import {unreciprocatedLink} from './unreciprocated-link.ts'

const corpus = corpusOf([
  {
    _id: 'take-fund',
    _type: 'take',
    headline: 'The fund counts its debts',
    dek: 'A look at the books.',
    body: blocks('body', 'The IMF puts the debt gap of Chad at 3 percent. In 2020 the gap of Chad was 9 percent.'),
  },
  {_id: 'beat-near', _type: 'beat', title: 'Near', history: blocks('h', 'See [[home|beat-own]].')},
  {_id: 'beat-far', _type: 'beat', title: 'Far', history: blocks('h', 'See [[near|beat-near]].')},
  {
    _id: 'beat-kin',
    _type: 'beat',
    title: 'Kin',
    cluster: {_ref: 'cluster-a'},
    history: blocks('h', 'See [[near|beat-near]].'),
  },
])

test.each<[string, string, string[]]>([
  ['the same figure', 'The IMF puts the debt gap of Chad at 3 percent.', []],
  ['an older figure the take gives too', 'The IMF put the debt gap of Chad at 9 percent.', []],
  ['another country', 'The IMF puts the debt gap of Mali at 4 percent.', []],
  ['a figure that drifted', 'The debt gap of Chad is 4 percent, the IMF says.', ['warning: 4 percent']],
])('%s', (_, sentence, expected) => {
  const document = beat({currentState: `${sentence} See [[the take|take-fund]].`})
  expect(complaints(figureVsTake, document, {corpus})).toEqual(expected)
})

test('a take that is not cited is no evidence', () => {
  expect(
    complaints(figureVsTake, beat({currentState: 'The debt gap of Chad is 4 percent, the IMF says.'}), {corpus}),
  ).toEqual([])
})

test('a cited beat cites back, or shares the cluster', () => {
  const document = {relationships: 'See [[near|beat-near]], [[far|beat-far]] and [[kin|beat-kin]].'}
  expect(complaints(unreciprocatedLink, beat({...document, cluster: {_ref: 'cluster-a'}}), {corpus})).toEqual([
    'info: far',
  ])
  expect(complaints(unreciprocatedLink, beat(document), {corpus})).toEqual(['info: far', 'info: kin'])
})
