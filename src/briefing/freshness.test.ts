import {expect, test} from 'vitest'
import {briefingContract} from '../contract/briefingContract.ts'
import {attest, type AsOf} from './attest.ts'
import {beat, today, type BeatParts} from './fixtures/builders.ts'
import {freshness} from './freshness.ts'
import {createLinter} from './linter.ts'

const linter = createLinter()

function read(parts: BeatParts) {
  const document = beat({asOf: {_type: 'asOf', date: '2026-03-31', precision: 'month'}, ...parts})
  const brief = linter.readDocument(document, {now: today})
  if (!brief) throw new Error('the fixture is no beat')
  return {document: document as Record<string, unknown>, brief}
}

const ageing =
  'As of March 2026, lines carry 40 percent of freight. In May 2024 the Rail Authority put the cost at US$3 billion. Work goes on.'

test('tells the age of each sentence, its own date first and the as-of date otherwise', () => {
  const {sentences} = freshness(read({currentState: ageing}).brief, briefingContract, today)!
  expect(sentences.map(({place, date, age, carriesWeight}) => [place.text.slice(0, 8), date, age, carriesWeight])).toEqual([
    ['As of Ma', 'March 2026', 106, true],
    ['In May 2', 'May 2024', 775, true],
    ['Work goe', undefined, 106, false],
  ])
})

test('names the oldest sentence that carries weight', () => {
  const {asOf, age, state, oldest, place} = freshness(read({currentState: ageing}).brief, briefingContract, today)!
  expect([asOf, age, state, oldest?.date, place?.text]).toEqual(['March 2026', 106, 'fresh', 'May 2024', 'March 2026'])
})

test('a date still to come does not make a sentence young, nor old', () => {
  const brief = read({currentState: 'As of March 2026, a line is due. A second opens in June 2031.'}).brief
  expect(freshness(brief, briefingContract, today)!.sentences.map(({date, age}) => [date, age])).toEqual([
    ['March 2026', 106],
    [undefined, 106],
  ])
})

test.each([
  ['2026-07-28', 119, 'fresh'],
  ['2026-07-29', 120, 'late'],
  ['2027-03-31', 365, 'blocked'],
])('on %s, %i days on, it is %s', (now, age, state) => {
  expect(freshness(read({currentState: ageing}).brief, briefingContract, now)).toMatchObject({age, state})
})

test('has nothing to say of an empty section, nor of one without any date', () => {
  expect(freshness(read({}).brief, briefingContract, today)).toBeUndefined()
  expect(freshness(read({currentState: 'Lines carry freight.', asOf: undefined}).brief, briefingContract, today)).toBeUndefined()
})

function attested(parts: BeatParts, asOf: AsOf, now = today) {
  const {document, brief} = read(parts)
  const result = attest(brief, asOf, {now, readField: ([name]) => document[String(name)], newKey: () => 'new'})
  if (result.kind === 'problem') return result.problem
  const children = (result.opener.after?.children ?? []) as {text: string}[]
  return [result.said, children.map(({text}) => text).join('')]
}

test('"still true" changes the date of the opening and nothing else', () => {
  expect(attested({currentState: ageing}, {date: '2026-07-15', precision: 'month'})).toEqual([
    'July 2026',
    ageing.replace('March 2026', 'July 2026'),
  ])
})

test.each([
  ['day', '15 July 2026'],
  ['quarter', 'the third quarter of 2026'],
  ['mid', 'mid-2026'],
  ['year', '2026'],
])('says a date as exactly as it is known: %s', (precision, said) => {
  expect(attested({currentState: ageing}, {date: '2026-07-15', precision})).toEqual([said, ageing.replace('March 2026', said)])
})

test('replaces an article with the date it belonged to', () => {
  const opener = 'As of the first quarter of 2026, lines carry freight.'
  expect(attested({currentState: opener}, {date: '2026-07-15', precision: 'month'})).toEqual([
    'July 2026',
    'As of July 2026, lines carry freight.',
  ])
})

test.each<[string, BeatParts, AsOf, string]>([
  ['without a date', {currentState: ageing}, {date: '', precision: 'month'}, 'noDate'],
  ['for a day to come', {currentState: ageing}, {date: '2026-07-16', precision: 'day'}, 'future'],
  ['for an earlier date than the one that stands', {currentState: ageing}, {date: '2026-02-28', precision: 'month'}, 'earlier'],
  ['when Current state opens without a date', {currentState: 'Lines carry freight.'}, {date: '2026-07-15', precision: 'month'}, 'noOpener'],
])('there is nothing to attest %s', (_, parts, asOf, problem) => {
  expect(attested(parts, asOf)).toBe(problem)
})
