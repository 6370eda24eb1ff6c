import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {asOfPrecision} from './as-of-precision.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['a day', {currentState: 'As of 4 May 2026, it is shut.'}, []],
  ['a month', {currentState: 'As of late May 2026, it is shut.'}, []],
  ['a half', {currentState: 'As of the first half of 2026, it is shut.'}, ['info: first half of 2026']],
  ['a season', {currentState: 'As of spring 2026, it is shut.'}, ['info: spring 2026']],
  ['a year', {currentState: 'As of 2026, it is shut.'}, ['info: 2026']],
  ['an early year', {currentState: 'As of early 2026, it is shut.'}, ['info: early 2026']],
])('%s', (_, parts, expected) => {
  expect(complaints(asOfPrecision, beat(parts))).toEqual(expected)
})
