import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {watchAnswered} from './watch-answered.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['open', {currentState: 'As of May 2026, it is shut.', watch: ['Whether Ofgem and Daikin agree.']}, []],
  [
    'a newer take on both subjects',
    {currentState: 'As of April 2026, it is shut.', watch: ['Whether Ofgem and Daikin agree.']},
    ['info: Whether Ofgem and Daikin agree.'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(watchAnswered, beat(parts), {corpus: archive})).toEqual(expected)
})
