import {expect, test} from 'vitest'
import {beat, type BeatParts} from '../briefing/fixtures/builders.ts'
import {semanticDiff} from './semanticDiff.ts'
import {summaryLine} from './summary.ts'

const parts: BeatParts = {
  title: 'Rail: who pays',
  asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
  sources: [{_type: 'reference', _ref: 'source-board'}],
  history: ['The line opened in 1991. It cost 40 million pounds to build. The board was formed later.'],
  currentState: ['As of mid-2026, 31 of 34 stations are open. Trains run at [[120 kilometres|take-speed]] an hour.'],
  watch: ['Whether the board extends the line.', 'How fares change.'],
}
const titles = new Map([
  ['take-speed', 'Trains slow down'],
  ['take-fares', 'Fares rise again'],
  ['source-board', 'The board, annual report'],
])

function diff(change: BeatParts) {
  return semanticDiff(beat(parts), beat({...parts, ...change}), {titles})
}

function line(change: BeatParts): string {
  return summaryLine(diff(change).summary)
}

test('says the meaning in one line, figures first', () => {
  expect(
    line({
      asOf: {_type: 'asOf', date: '2026-09-01', precision: 'month'},
      sources: [],
      history: ['The line opened in 1992. It cost 45 million pounds to build. The board was formed later.'],
      currentState: ['As of September 2026, 33 of 34 stations are open. Trains run at 120 kilometres an hour, and [[fares rise|take-fares]].'],
    }),
  ).toBe(
    '2 figures changed, 1 date changed, 1 source dropped, 1 link dropped, 1 link added, ' +
      'as-of moved from mid-2026 to September 2026, 4 sentences changed',
  )
})

test('names the first fields that changed and counts the rest', () => {
  expect(line({dek: 'A', slug: {current: 'rail'}})).toBe('dek and slug added')
  expect(line({title: 'Rail', dek: 'A', slug: {current: 'rail'}, shortTitle: 'rail', vertical: {_ref: 'v'}, parentBeat: {_ref: 'b'}})).toBe(
    'title changed, dek, parent beat, short title and 2 more fields added',
  )
})

test('nothing changed is an empty line', () => {
  expect(line({})).toBe('')
  expect(diff({}).sections.flatMap(({sentences}) => sentences.map(({change}) => change))).toEqual(Array(7).fill('same'))
})

test('a document without a predecessor is all new', () => {
  const {sections, fields} = semanticDiff(undefined, beat(parts))
  expect(sections.flatMap(({sentences}) => sentences.map(({change}) => change))).toEqual(Array(7).fill('added'))
  expect(fields.map(({field}) => field)).toEqual(['asOf', 'sources', 'title'])
})

test('words that changed stand beside each other, the rest of the sentence around them', () => {
  const {sections} = diff({history: ['The line opened in 1991. It cost 45 million euros to build. The board was formed later.']})
  expect(sections[1]!.sentences.map(({change}) => change)).toEqual(['same', 'changed', 'same'])
  expect(sections[1]!.sentences[1]!.words).toEqual([
    {change: 'same', text: 'It cost '},
    {change: 'removed', text: '40', figure: true},
    {change: 'added', text: '45', figure: true},
    {change: 'same', text: ' million ', figure: true},
    {change: 'removed', text: 'pounds', figure: true},
    {change: 'added', text: 'euros', figure: true},
    {change: 'same', text: ' to build.'},
  ])
})

test('a sentence that stands elsewhere is a move, with both places', () => {
  const {sections, summary} = diff({history: ['The board was formed later. The line opened in 1991. It cost 40 million pounds to build.']})
  expect(sections[1]!.sentences.map(({change, movedFrom, movedTo}) => ({change, movedFrom, movedTo}))).toEqual([
    {change: 'moved', movedFrom: 2, movedTo: 0},
    {change: 'same', movedFrom: undefined, movedTo: undefined},
    {change: 'same', movedFrom: undefined, movedTo: undefined},
  ])
  expect(summaryLine(summary)).toBe('1 sentence moved')
})

test('a figure that only went to another sentence is no change of figures', () => {
  expect(line({history: ['The line, which cost 40 million pounds, opened in 1991. The board was formed later.']})).not.toContain('figure')
})

test('links carry the title of what they lead to, and a link that went shows on its words', () => {
  const {sections, summary} = diff({currentState: ['As of mid-2026, 31 of 34 stations are open. Trains run at 120 kilometres an hour.']})
  expect(sections[2]!.sentences[1]!.words).toEqual([
    {change: 'same', text: 'Trains run at '},
    {change: 'removed', text: '120 kilometres', figure: true, link: {target: 'take-speed', title: 'Trains slow down'}},
    {change: 'added', text: '120 kilometres', figure: true},
    {change: 'same', text: ' an hour.'},
  ])
  expect(summary).toEqual([{kind: 'link', change: 'removed', section: 'currentState', before: 'Trains slow down'}])
})

test('watch items are told one by one', () => {
  const after = beat({...parts, watch: ['Whether the board extends the line to the coast.', 'When the bridge closes.']})
  const {summary} = semanticDiff(beat(parts), after)
  expect(summary).toEqual([
    {
      kind: 'watch',
      change: 'changed',
      section: 'watch',
      before: 'Whether the board extends the line.',
      after: 'Whether the board extends the line to the coast.',
    },
    {kind: 'watch', change: 'added', section: 'watch', after: 'When the bridge closes.'},
    {kind: 'watch', change: 'removed', section: 'watch', before: 'How fares change.'},
  ])
})

test('fields are told in words', () => {
  expect(diff({title: 'Rail: who paid', sources: []}).fields).toEqual([
    {
      field: 'title',
      before: 'Rail: who pays',
      after: 'Rail: who paid',
      words: [
        {change: 'same', text: 'Rail: who '},
        {change: 'removed', text: 'pays'},
        {change: 'added', text: 'paid'},
      ],
    },
    {field: 'sources', before: 'The board, annual report', words: [{change: 'removed', text: 'The board, annual report'}]},
  ])
})

test('a take is compared by its text', () => {
  const take = (text: string, more: object = {}) => ({_id: 'take-a', _type: 'take', headline: 'Fares rise', body: beat({history: text}).history, ...more})
  const {summary, sections} = semanticDiff(take('Fares rose by 4 percent.'), take('Fares rose by 5 percent.', {corrections: [{date: '2026-07-01', text: 'It was 5 percent.'}]}))
  expect(summaryLine(summary)).toBe('1 figure changed, 1 correction added, 1 sentence changed')
  expect(sections.map(({section, heading}) => [section, heading])).toEqual([['body', 'Text']])
})
