import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {dekForm} from './dek-form.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'other words',
    {
      dek: 'What a tonne costs decides which plants run, which homes stay warm and who is elected.',
      whatItIs: 'The "carbon price" beat tracks the market.',
    },
    [],
  ],
  ['eleven words', {dek: 'one two three four five six seven eight nine ten eleven'}, ['warning: dek']],
  ['thirty-one words', {dek: 'tree '.repeat(31)}, ['warning: dek']],
  [
    'a run of eight words',
    {
      dek: 'Nobody knows whether the ministers of the richest states agree on a price for carbon at all.',
      whatItIs: 'The beat tracks whether the ministers of the richest states agree.',
    },
    ['warning: dek'],
  ],
  [
    'the same content words',
    {
      dek: 'Ministers, markets, prices, borders, steel and cement decide what carbon costs in Europe now.',
      whatItIs: 'Carbon costs in Europe: what ministers decide on markets, prices, borders, steel, cement.',
    },
    ['warning: dek'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(dekForm, beat(parts))).toEqual(expected)
})
