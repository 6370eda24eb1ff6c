import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {directionTension} from './direction-tension.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'the same way',
    {currentState: 'The IMF puts the gap at 3 percent, down from 4 percent.', relationships: 'See [[a|take-grants]].'},
    [],
  ],
  [
    'another noun',
    {currentState: 'The IMF puts the price at 4 percent, up from 3 percent.', relationships: 'See [[a|take-grants]].'},
    [],
  ],
  ['the take is not cited', {currentState: 'The IMF puts the gap at 4 percent, up from 3 percent.'}, []],
  [
    'the other way',
    {currentState: 'The IMF puts the gap at 4 percent, up from 3 percent.', relationships: 'See [[a|take-grants]].'},
    ['info: up from'],
  ],
  [
    'from one to the other',
    {currentState: 'The gap rose from 3 percent to 4 percent, the IMF found.', relationships: 'See [[a|take-grants]].'},
    ['info: from'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(directionTension, beat(parts), {corpus: archive})).toEqual(expected)
})
