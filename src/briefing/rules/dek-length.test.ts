import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {dekLength} from './dek-length.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'one sentence with abbreviations',
    {dek: 'What the U.S. and Mr. Roe agreed in St. Louis vs. what they did costs US$5.6 million.'},
    [],
  ],
  ['no dek', {}, []],
  ['two sentences', {dek: 'It costs money. Nobody pays.'}, ['error: dek']],
  ['too long', {dek: 'x'.repeat(161)}, ['error: dek']],
  ['a take may be longer', {_type: 'take', dek: 'x'.repeat(200)}, []],
  ['a take too long', {_type: 'take', dek: 'x'.repeat(201)}, ['error: dek']],
])('%s', (_, parts, expected) => {
  expect(complaints(dekLength, beat(parts))).toEqual(expected)
})
