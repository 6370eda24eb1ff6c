import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {watchFragment} from './watch-fragment.ts'

const find = (text: string) => complaints(watchFragment, beat({watch: [text]}))

test.each([
  'Whether Boeing delivers the jets it promised.',
  'Whether the political will to act survives.',
  'Whether the tax adopted in 2025 survives the challenge that France brought.',
  'How the Commission answers the charge that "Poland will not comply".',
  'Which clubs sell players, as Chelsea did in 2024.',
  'Whether the plan, which the court struck down, returns.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['Whether Boeing will deliver.', ['warning: will']],
  ['Whether Boeing is likely to deliver or is going to fail.', ['warning: is likely to']],
  ['Whether Boeing delivers', ['warning: Whether Boeing delivers']],
  ['Whether Boeing delivered the jets it promised.', ['warning: Whether Boeing delivered the jets it promised.']],
  ['Whether the court was right.', ['warning: Whether the court was right.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
