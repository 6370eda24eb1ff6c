import {expect, test} from 'vitest'
import {firstClause} from './firstClause.ts'

test.each([
  [
    'Harbours that publish their gauges can be planned around, which binds small ports.',
    'Harbours that publish their gauges can be planned around.',
  ],
  ['Who owns the forecast owns the morning: everyone else waits for it.', 'Who owns the forecast owns the morning.'],
  [
    'Harbours publish, lend, and sell their gauges to whoever asks.',
    'Harbours publish, lend, and sell their gauges to whoever asks.',
  ],
  ['Small, but mine.', 'Small, but mine.'],
  ['', ''],
])('of %j is %j', (dek, clause) => {
  expect(firstClause(dek)).toBe(clause)
})
