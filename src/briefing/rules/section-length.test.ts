import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {sectionLength} from './section-length.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['within the band', {history: 'word '.repeat(100)}, []],
  ['a little short', {history: 'word '.repeat(84).trim()}, ['warning: ' + 'word '.repeat(84).trim() + '']],
  ['far too short', {history: 'word '.repeat(49).trim()}, ['error: ' + 'word '.repeat(49).trim() + '']],
  [
    'too many paragraphs',
    {history: ['a '.repeat(40).trim(), 'b '.repeat(40).trim(), 'c '.repeat(40).trim()]},
    [expect.stringMatching(/^warning: a/)],
  ],
  [
    'items too few and too short',
    {watch: ['Whether it opens.', 'word '.repeat(60).trim()]},
    [
      'error: Whether it opens.',
      expect.stringMatching(/^warning: Whether it opens.\n\nword/),
      expect.stringMatching(/^error: word/),
    ],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(sectionLength, beat(parts))).toEqual(expected)
})
