import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {historyDated} from './history-dated.ts'

const find = (text: string) => complaints(historyDated, beat({history: text}))

test.each([
  'It opened in 1901. It burned in 1930. It was sold in 1931. It closed in 1950. It is a museum.',
  'The mill opened in the 1890s.',
  'The Mills Act 1844 shut it. It opened again in May 1846, and in August of that year it burned.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It opened in 1901. It burned. It closed in 1950.', ['warning: It opened in 1901. It burned. It closed in 1950.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
