import {expect, test} from 'vitest'
import {beatAge, groupBeats, matchesWords, needsOf, oldestFirst, type BeatFacts, type BoardRow} from './board.ts'
import {citedMembers, linkHealth, linksOfBeat} from './linkHealth.ts'

const limits = {warnAfterDays: 120, errorAfterDays: 365}
const today = '2026-07-15'

test.each([
  ['no as-of date', {}, {state: 'undated', asOf: '', age: 0, dueIn: undefined}],
  ['a date that is none', {asOf: {date: '2026-02-31', precision: 'day'}}, {state: 'undated', asOf: '', age: 0, dueIn: undefined}],
  ['its owner looks in a month', {asOf: {date: '2026-06-15', precision: 'day'}, reviewEvery: 60}, {state: 'fresh', asOf: '15 June 2026', age: 30, dueIn: 30}],
  ['its owner looks today', {asOf: {date: '2026-06-15', precision: 'day'}, reviewEvery: 30}, {state: 'due', asOf: '15 June 2026', age: 30, dueIn: 0}],
  ['the contract warns before its owner looks', {asOf: {date: '2026-03-17', precision: 'day'}, reviewEvery: 200}, {state: 'late', asOf: '17 March 2026', age: 120, dueIn: 80}],
  ['too old to be published', {asOf: {date: '2025-07-15', precision: 'day'}}, {state: 'blocked', asOf: '15 July 2025', age: 365, dueIn: undefined}],
  ['a date still to come', {asOf: {date: '2026-08-01', precision: 'day'}, reviewEvery: 10}, {state: 'fresh', asOf: '1 August 2026', age: 0, dueIn: 10}],
] as const)('%s', (_, facts, age) => {
  expect(beatAge(facts, limits, today)).toEqual(age)
})

function row(id: string, known: Partial<BoardRow> & Pick<BeatFacts, 'asOf'> = {}): BoardRow {
  return {id, title: `${id}: what turns on it`, shortTitle: id, openWatch: 0, isLive: true, hasDraft: false, proposals: 0, ...known, age: beatAge(known, limits, today)}
}

test('a beat asks for a look, a citation, a mended link and an answer, each only once it is known', () => {
  expect(needsOf(row('fresh', {asOf: {date: today, precision: 'day'}}))).toEqual([])
  const takes = {declared: 3, cited: 2}
  expect(needsOf(row('rail', {takes, proposals: 1, links: {all: [], faults: [{} as never]}}))).toEqual(['look', 'cite', 'mend', 'answer'])
  expect(needsOf(row('tidal', {asOf: {date: today, precision: 'day'}, takes: {declared: 2, cited: 2}, links: {all: [], faults: []}}))).toEqual([])
})

test('groups come in the order of their places, those without one last, what waits longest first in each', () => {
  const places = new Map([
    ['v-b', {id: 'v-b', title: 'Energy', order: 2}],
    ['v-a', {id: 'v-a', title: 'Trade', order: 1}],
  ])
  const rows = [
    row('young', {vertical: 'v-a', asOf: {date: '2026-07-01', precision: 'day'}}),
    row('stray', {asOf: {date: '2026-07-01', precision: 'day'}}),
    row('undated', {vertical: 'v-b'}),
    row('old', {vertical: 'v-a', asOf: {date: '2025-01-01', precision: 'day'}}),
  ]
  expect(groupBeats(rows, 'vertical', places).map(({title, rows: members}) => [title, members.map(({id}) => id)])).toEqual([
    ['Trade', ['old', 'young']],
    ['Energy', ['undated']],
    ['', ['stray']],
  ])
  expect(oldestFirst(rows).map(({id}) => id)).toEqual(['undated', 'old', 'stray', 'young'])
})

test('words are found in any order, and all of them', () => {
  expect(matchesWords('rail WIRES', 'Who pays for the wires', 'Rail')).toBe(true)
  expect(matchesWords('rail wires', 'Who pays for the wires', undefined)).toBe(false)
  expect(matchesWords('  ', 'anything')).toBe(true)
})

const reference = (_ref: string) => ({_type: 'reference', _ref, _weak: true})
const linkTo = (key: string, target: string, found?: object) => ({_type: 'crossReference', _key: key, target: reference(target), found: found ?? null})

const beat = {
  _id: 'beat-rail',
  history: [
    {
      _type: 'block',
      _key: 'b1',
      markDefs: [
        linkTo('a', 'take-one', {_type: 'take', title: 'One fare', formerTitles: ['A fare'], aliases: [], beats: ['beat-rail', null]}),
        linkTo('b', 'take-gone'),
        linkTo('c', 'take-drafted'),
      ],
      children: [
        {_type: 'span', text: 'In May ', marks: []},
        {_type: 'span', text: 'a ', marks: ['a']},
        {_type: 'span', text: 'fare', marks: ['a', 'em']},
        {_type: 'span', text: ', ', marks: []},
        {_type: 'span', text: 'this', marks: ['b']},
        {_type: 'span', text: ' and ', marks: []},
        {_type: 'span', text: 'that', marks: ['c']},
      ],
    },
  ],
  watch: [
    {
      _type: 'watchItem',
      _key: 'w1',
      body: [{_type: 'block', _key: 'b2', markDefs: [linkTo('d', 'drafts.beat-rail', {_type: 'beat', title: 'Rail'})], children: [{_type: 'span', text: 'Rail', marks: ['d']}]}],
    },
  ],
}

test('links are read with their words and exact places, and their faults told apart', () => {
  const links = linksOfBeat(beat, ['whatItIs', 'history', 'watch'])
  expect(links.map(({path, blockKey, start, end, words, target}) => [path, blockKey, start, end, words, target])).toEqual([
    ['history', 'b1', 7, 13, 'a fare', 'take-one'],
    ['history', 'b1', 15, 19, 'this', 'take-gone'],
    ['history', 'b1', 24, 28, 'that', 'take-drafted'],
    ['watch[_key=="w1"].body', 'b2', 0, 4, 'Rail', 'beat-rail'],
  ])
  const {faults} = linkHealth('beat-rail', links, new Set(['take-drafted']))
  expect(faults.map(({words, fault}) => [words, fault])).toEqual([
    ['a fare', 'renamed'],
    ['this', 'missing'],
    ['that', 'unpublished'],
    ['Rail', 'self'],
  ])
  expect([...citedMembers('beat-rail', links)]).toEqual(['take-one'])
  expect([...citedMembers('beat-other', links)]).toEqual([])
})

test('what is no beat has no links, and a link that bears a name of today is whole', () => {
  expect(linksOfBeat(undefined, ['history'])).toEqual([])
  expect(linksOfBeat({history: [null, {_type: 'block'}, 'x']}, ['history'])).toEqual([])
  const whole = {section: 'history', path: 'history', blockKey: 'b', start: 0, end: 4, words: 'Fares', target: 'take-one'}
  const found = {type: 'take', title: 'One fare', names: ['Fares'], formerTitles: ['fares'], beats: []}
  expect(linkHealth('beat-rail', [{...whole, found}], new Set()).faults).toEqual([])
})
