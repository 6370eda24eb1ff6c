import {expect, test} from 'vitest'
import {contentWords, countWords, singular, tokenise} from './words.ts'

test.each<[string, number]>([
  ['one-million-token context, 3.3 percent', 4],
  ['a — b … c', 3],
  ['“curly” (brackets) ½ 😀', 3],
  ['中文 слово', 2],
  ['non\u00A0breaking', 2],
  ['', 0],
])('counts the words of %j', (text, count) => {
  expect(countWords(text)).toBe(count)
})

test.each<[string, string[]]>([
  ["Meta's GLM-5.2, (Apache 2.0).", ["Meta's", 'GLM-5.2', ',', '(', 'Apache', '2.0', ')', '.']],
  ['US$5.6 million, 1,200 and 40%', ['US', '$', '5.6', 'million', ',', '1,200', 'and', '40', '%']],
  ['open/closed per-token U.S. AT&T', ['open/closed', 'per-token', 'U.S.', 'AT&T']],
])('splits %j into tokens', (text, expected) => {
  const tokens = tokenise(text)
  expect(tokens.map((token) => token.text)).toEqual(expected)
  for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text)
})

test('plurals fold to one form', () => {
  expect(['labs', 'countries', 'losses', 'boxes', 'houses', 'status', 'gas', 'is'].map(singular)).toEqual([
    'lab',
    'country',
    'loss',
    'box',
    'house',
    'status',
    'gas',
    'is',
  ])
})

test('content words leave out small words and split compounds', () => {
  expect(contentWords('The open-weight labs of the G7 are free.')).toEqual(['open', 'weight', 'lab', 'g7', 'free'])
})
