import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {paragraphLength} from './paragraph-length.ts'

const words = (count: number) => Array(count).fill('word').join(' ')
const find = (text: string) => complaints(paragraphLength, beat({history: text}))

test.each([`${words(180)}`])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  [`${words(181)}`, [`warning: ${words(181)}`]],
  [`${words(261)}`, [`error: ${words(261)}`]],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
