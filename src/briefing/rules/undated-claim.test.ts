import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {undatedClaim} from './undated-claim.ts'

const find = (text: string) => complaints(undatedClaim, beat({currentState: text}))

test.each([
  'The IMF puts growth at 3 percent.',
  'In May 2026 the mill closed.',
  'The mill closed, according to Reuters.',
  'It said that the mill is closed.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['The mill is closed.', ['info: The mill is closed.']],
  ['Analysts say that the mill is closed.', ['info: Analysts say that the mill is closed.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
