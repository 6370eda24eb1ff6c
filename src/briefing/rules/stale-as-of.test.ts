import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {staleAsOf} from './stale-as-of.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['119 days', {currentState: 'As of 18 March 2026, it is shut.'}, []],
  ['120 days', {currentState: 'As of 17 March 2026, it is shut.'}, ['warning: 17 March 2026']],
  ['365 days', {currentState: 'As of 15 July 2025, it is shut.'}, ['error: 15 July 2025']],
  ['counted from the end of the month', {currentState: 'As of March 2026, it is shut.'}, []],
  [
    'counted from the field',
    {currentState: 'It is shut.', asOf: {date: '2025-01-31', precision: 'month'}},
    ['error: asOf'],
  ],
  ['no date at all', {currentState: 'It is shut.'}, []],
  [
    'a newer take on the same subjects',
    {currentState: 'As of 1 May 2026, Ofgem and Daikin agree. Nobody else does.'},
    ['warning: As of 1 May 2026, Ofgem and Daikin agree.'],
  ],
  ['a newer take that shares one subject', {currentState: 'As of 1 May 2026, Ofgem agrees. Nobody else does.'}, []],
  ['an older take', {currentState: 'As of May 2026, Ofgem and Daikin agree.'}, []],
])('%s', (_, parts, expected) => {
  expect(complaints(staleAsOf, beat(parts), {corpus: archive})).toEqual(expected)
})
