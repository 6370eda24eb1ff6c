import {expect, test} from 'vitest'
import {timeSince} from './timeSince.ts'

const now = Date.parse('2026-07-15T12:00:00Z')

test.each([
  ['2026-07-15T12:00:20Z', {unit: 'now', count: 0}],
  ['2026-07-15T11:59:30Z', {unit: 'now', count: 0}],
  ['2026-07-15T11:01:00Z', {unit: 'minute', count: 59}],
  ['2026-07-15T11:00:00Z', {unit: 'hour', count: 1}],
  ['2026-07-14T12:00:01Z', {unit: 'hour', count: 23}],
  ['2026-07-14T12:00:00Z', {unit: 'day', count: 1}],
  ['2026-04-15T12:00:00Z', {unit: 'day', count: 91}],
  ['not a date', {unit: 'now', count: 0}],
])('%s', (iso, span) => {
  expect(timeSince(iso, now)).toEqual(span)
})
