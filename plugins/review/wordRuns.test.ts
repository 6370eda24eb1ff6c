import {expect, test} from 'vitest'
import type {SentenceDiff} from '../../src/review/index.ts'
import {textNow, wordRuns} from './wordRuns.ts'

const sentence: SentenceDiff = {
  change: 'changed',
  paragraph: 0,
  words: [
    {change: 'same', text: 'Costs rose '},
    {change: 'removed', text: '3.3', figure: true},
    {change: 'added', text: '3.4', figure: true},
    {change: 'same', text: ' percent, '},
    {change: 'removed', text: 'the regulator'},
    {change: 'added', text: 'the regulator', link: {target: 'ofgem', title: 'Ofgem'}},
    {change: 'same', text: ' says.'},
  ],
}

test('gives each run its offset in the sentence as it reads now, and tells relinked words once', () => {
  expect(wordRuns(sentence)).toEqual([
    {offset: 0, change: 'same', text: 'Costs rose ', figure: false, at: 0},
    {offset: 11, change: 'removed', text: '3.3', figure: true},
    {offset: 14, change: 'added', text: '3.4', figure: true, at: 11},
    {offset: 17, change: 'same', text: ' percent, ', figure: false, at: 14},
    {offset: 27, change: 'relinked', text: 'the regulator', figure: false, at: 24, link: {target: 'ofgem', title: 'Ofgem'}},
    {offset: 40, change: 'same', text: ' says.', figure: false, at: 37},
  ])
})

test('the offsets count in the text that stands there now', () => {
  const now = textNow(sentence)
  expect(now).toBe('Costs rose 3.4 percent, the regulator says.')
  for (const {at, text} of wordRuns(sentence)) if (at !== undefined) expect(now.slice(at, at + text.length)).toBe(text)
})
