import {expect, test} from 'vitest'
import type {DatePrecision} from '../contract/vocabulary.ts'
import {datePhrase, dayPhrase, machineDate} from './datePhrases.ts'

test.each<[string, DatePrecision | null, string, string]>([
  ['2026-06-03', 'day', '3 June 2026', '2026-06-03'],
  ['2026-06-03', null, '3 June 2026', '2026-06-03'],
  ['2026-06-30', 'month', 'June 2026', '2026-06'],
  ['2026-03-31', 'quarter', 'the first quarter of 2026', '2026'],
  ['2026-12-31', 'quarter', 'the fourth quarter of 2026', '2026'],
  ['2026-06-30', 'half', 'the first half of 2026', '2026'],
  ['2026-07-01', 'half', 'the second half of 2026', '2026'],
  ['2026-12-31', 'year', '2026', '2026'],
  ['2026-03-01', 'early', 'early 2026', '2026'],
  ['2026-07-01', 'mid', 'mid-2026', '2026'],
  ['2026-11-01', 'late', 'late 2026', '2026'],
])('%s, known to the %s, reads "%s"', (date, precision, phrase, machine) => {
  expect(datePhrase(date, precision)).toBe(phrase)
  expect(machineDate(date, precision)).toBe(machine)
})

test.each([[null], [undefined], [''], ['soon'], ['2026-13-40']])('%j is no date', (date) => {
  expect(datePhrase(date, 'day')).toBe(null)
})

test('a moment is a day in the newsroom, which can be the next one', () => {
  expect(dayPhrase('2026-06-12T22:30:00Z')).toBe('12 June 2026')
  expect(dayPhrase('2026-06-12T22:30:00Z', 'Europe/Copenhagen')).toBe('13 June 2026')
  expect(dayPhrase('soon')).toBe(null)
  expect(dayPhrase(null)).toBe(null)
})
