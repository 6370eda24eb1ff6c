import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {titleShape} from './title-shape.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['two halves', {title: 'Rents: who pays'}, []],
  ['a colon and quotes', {title: 'Rents: "who pays" and when'}, []],
  ['one half', {title: 'Who pays the rent'}, ['warning: title']],
  ['a time of day', {title: 'The 7:45 to London'}, ['warning: title']],
  ['an empty second half', {title: 'Rents: '}, ['warning: title']],
  ['no title', {}, ['warning: title']],
])('%s', (_, parts, expected) => {
  expect(complaints(titleShape, beat(parts))).toEqual(expected)
})
