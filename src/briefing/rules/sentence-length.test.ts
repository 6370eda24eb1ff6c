import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {sentenceLength} from './sentence-length.ts'

const find = (text: string) => complaints(sentenceLength, beat({history: text}))

test.each([
  'word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  [
    'word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.',
    ['warning: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.'],
  ],
  [
    'word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.',
    ['error: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.'],
  ],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
