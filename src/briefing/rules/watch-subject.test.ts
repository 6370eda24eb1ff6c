import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {watchSubject} from './watch-subject.ts'

const find = (text: string) => complaints(watchSubject, beat({watch: [text]}))

test.each([
  'Whether Boeing delivers.',
  'Whether the price passes US$40.',
  'How the G7 decides.',
  'Whether 12 states join.',
  'Whether it opens in May 2027.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['Whether the company delivers.', ['warning: Whether the company delivers.']],
  ['How ministers decide.', ['warning: How ministers decide.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
