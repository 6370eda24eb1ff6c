import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {titleLength} from './title-length.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['ninety characters', {title: 'x'.repeat(90)}, []],
  ['ninety-one characters', {title: 'x'.repeat(91)}, ['error: title']],
  ['a headline at its limits', {_type: 'take', headline: 'x'.repeat(120)}, []],
  ['a long headline', {_type: 'take', headline: 'x'.repeat(121)}, ['error: headline']],
  ['a short headline', {_type: 'take', headline: 'x'.repeat(19)}, ['warning: headline']],
])('%s', (_, parts, expected) => {
  expect(complaints(titleLength, beat(parts))).toEqual(expected)
})
