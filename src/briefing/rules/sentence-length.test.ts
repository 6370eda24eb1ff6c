import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {sentenceLength} from './sentence-length.ts'

const words = (count: number) => Array(count).fill('word').join(' ')
const find = (text: string) => complaints(sentenceLength, beat({history: text}))

test.each([`${words(45)}.`])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  [`${words(46)}.`, [`warning: ${words(46)}.`]],
  [`${words(71)}.`, [`error: ${words(71)}.`]],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
