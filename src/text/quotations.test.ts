import {expect, test} from 'vitest'
import {findQuotations} from './quotations.ts'

const quotes = (text: string) => findQuotations(text).map(({start, end}) => text.slice(start, end))

test.each<[string, string[]]>([
  ['He said "yes" and "no".', ['"yes"', '"no"']],
  ['He said “yes” and ‘no way’.', ['“yes”', '‘no way’']],
  ["She called it 'the end of the road' in May.", ["'the end of the road'"]],
  ["The workers' rights and the owners' pay differ; it isn't so in the '90s.", []],
  ['A single " opens nothing.', []],
  ['Meta’s and Google’s models aren’t free.', []],
])('finds the quotations of %s', (text, expected) => {
  expect(quotes(text)).toEqual(expected)
})
