import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {emailSubject} from './email-subject.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['a subject', {emailSubject: 'What a tonne costs'}, []],
  ['no subject', {}, ['error: emailSubject']],
  ['a long subject', {emailSubject: 'x'.repeat(61)}, ['error: emailSubject']],
])('%s', (_, parts, expected) => {
  expect(complaints(emailSubject, beat(parts), {phase: 'send'})).toEqual(expected)
})
