import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {asOfOpener} from './as-of-opener.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['a month', {currentState: 'As of May 2026, it is shut.', asOf: {date: '2026-05-31', precision: 'month'}}, []],
  [
    'a day said as a month',
    {currentState: 'As of May 2026, it is shut.', asOf: {date: '2026-05-14', precision: 'day'}},
    [],
  ],
  ['mid-year', {currentState: 'As of mid-2026, it is shut.', asOf: {date: '2026-07-01', precision: 'mid'}}, []],
  [
    'the first quarter',
    {currentState: 'As of the first quarter of 2026, it is shut.', asOf: {date: '2026-03-31', precision: 'quarter'}},
    [],
  ],
  [
    'an American date',
    {currentState: 'As of May 5, 2026, it is shut.', asOf: {date: '2026-05-05', precision: 'day'}},
    [],
  ],
  [
    'a day of the week',
    {currentState: 'As of Friday, 4 September 2026, it is shut.', asOf: {date: '2026-09-04', precision: 'day'}},
    [],
  ],
  ['an empty section', {}, []],
  [
    'no opener',
    {currentState: 'It is shut. It was open.', asOf: {date: '2026-05-31', precision: 'month'}},
    ['error: It is shut.'],
  ],
  ['no year', {currentState: 'As of May, it is shut.'}, ['error: As of May, it is shut.']],
  [
    'a relative date',
    {currentState: 'As of today, it is shut, and was in 2024.'},
    ['error: As of today, it is shut, and was in 2024.'],
  ],
  [
    'a date later in the sentence',
    {currentState: 'As of writing, in May 2026, it is shut.'},
    ['error: As of writing, in May 2026, it is shut.'],
  ],
  ['a decade', {currentState: 'As of the 2020s, it is shut.'}, ['error: As of the 2020s, it is shut.']],
  ['a field that is not set', {currentState: 'As of May 2026, it is shut.'}, ['error: May 2026']],
  [
    'a field that says another month',
    {currentState: 'As of May 2026, it is shut.', asOf: {date: '2026-06-30', precision: 'month'}},
    ['error: May 2026'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(asOfOpener, beat(parts))).toEqual(expected)
})
