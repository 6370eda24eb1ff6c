import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {uncitedTake} from './uncited-take.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['all cited', {history: 'See [[a|take-grants]].', relationships: 'See [[b|take-noise]].'}, []],
  ['one not cited', {relationships: 'See [[a|take-grants]].'}, ['warning: See a.']],
])('%s', (_, parts, expected) => {
  expect(complaints(uncitedTake, beat(parts), {corpus: archive})).toEqual(expected)
})
