import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {briefLength} from './brief-length.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['an empty brief is another matter', {}, []],
  ['within the band', {history: 'word '.repeat(420)}, []],
  ['short', {history: 'word '.repeat(419)}, ['warning: ']],
  ['far too short', {history: 'word '.repeat(249)}, ['error: ']],
  ['far too long', {history: 'word '.repeat(1401)}, ['error: ']],
])('%s', (_, parts, expected) => {
  expect(complaints(briefLength, beat(parts))).toEqual(expected)
})
