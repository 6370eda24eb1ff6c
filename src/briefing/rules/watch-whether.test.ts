import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {watchWhether} from './watch-whether.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['half', {watch: ['Whether a.', 'How b.']}, []],
  ['none to watch', {}, []],
  ['fewer', {watch: ['Whether a.', 'How b.', 'Who c.']}, [expect.stringMatching(/^warning: Whether a/)]],
])('%s', (_, parts, expected) => {
  expect(complaints(watchWhether, beat(parts))).toEqual(expected)
})
