import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {quoteSource} from './quote-source.ts'

const find = (text: string) => complaints(quoteSource, beat({whatItIs: text}))

test.each([
  'The "polluter pays" rule and the "right to repair" stand.',
  '"It is the end of a long road for all," Jane Roe said.',
  'Jane Roe called it "the end of a very long road for all". Others agreed.',
  'Jane Roe left in May. "It was the end of a long road," she said.',
  'The treaty bans "any nuclear weapon test explosion or any other nuclear explosion".',
  'A report titled "How the other half heats its homes" drew notice.',
  'The "heat pumps vs. gas boilers in old homes" beat goes on.',
  'Rory Stewart has written that it is "the only hotel that cannot refuse a booking".',
  'For years the treaty has banned "any test explosion of any kind at sea".',
  'The film "One Flew Over the Nest of the Cuckoo" won.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  [
    'The shops are empty. "Nobody here believes a word of it." The bank has gone.',
    ['warning: "Nobody here believes a word of it."'],
  ],
  ['It is "the worst thing to happen since the flood".', ['warning: "the worst thing to happen since the flood"']],
  [
    'Among opponents of the new law one line went round: "the cure costs more than the cold".',
    ['warning: "the cure costs more than the cold"'],
  ],
  ['Residents said "never again" and left.', ['warning: "never again"']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
