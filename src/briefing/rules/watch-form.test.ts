import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {watchForm} from './watch-form.ts'

const find = (text: string) => complaints(watchForm, beat({watch: [text]}))

test.each([
  'Whether Boeing delivers.',
  'How Boeing delivers.',
  'Which jets Boeing delivers.',
  'When Boeing delivers.',
  'Who runs Boeing.',
  'The pace of delivery at Boeing.',
  'The extent of it.',
  'The timing of it.',
  'The outcome of it.',
  'The fate of it.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['Will Boeing deliver?', ['error: Will Boeing deliver?']],
  ['Whether Boeing delivers?', ['error: Whether Boeing delivers?']],
  ['Boeing delivers.', ['error: Boeing delivers.']],
  ['What Boeing does.', ['error: What Boeing does.']],
  ['The question of Boeing.', ['error: The question of Boeing.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
