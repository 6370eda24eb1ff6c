import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {rosterStatement} from './roster-statement.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['none', {rosterStatement: 'none'}, []],
  ['listed', {rosterStatement: 'listed', roster: [{_ref: 'subject-ofgem'}]}, []],
  ['not said', {}, ['error: rosterStatement']],
  ['listed and empty', {rosterStatement: 'listed', roster: []}, ['error: roster']],
])('%s', (_, parts, expected) => {
  expect(complaints(rosterStatement, beat(parts))).toEqual(expected)
})
