import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {openerTracks} from './opener-tracks.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['the first half', {title: 'Carbon price: who pays', whatItIs: 'The "carbon price" beat tracks money.'}, []],
  [
    'a leading part, curly quotes, a sub-beat',
    {title: 'Open vs. closed weights: who rules', whatItIs: 'The “open vs. closed” sub-beat follows labs.'},
    [],
  ],
  [
    'the short title',
    {title: 'Carbon price: who pays', shortTitle: 'tonnes', whatItIs: 'The "tonnes" beat covers money.'},
    [],
  ],
  [
    'a leading part of the short title',
    {title: 'Carbon price: who pays', shortTitle: 'tonnes of carbon', whatItIs: 'The "tonnes" beat covers money.'},
    [],
  ],
  ['another name', {title: 'Carbon price: who pays', whatItIs: 'The "price" beat tracks money.'}, ['warning: price']],
  ['part of a word', {title: 'Carbon price: who pays', whatItIs: 'The "carb" beat tracks money.'}, ['warning: carb']],
  [
    'no quotes',
    {title: 'Carbon price: who pays', whatItIs: 'The carbon price beat tracks money. It does.'},
    ['warning: The carbon price beat tracks money.'],
  ],
  [
    'another verb',
    {title: 'Carbon price: who pays', whatItIs: 'The "carbon price" beat is about money.'},
    ['warning: The "carbon price" beat is about money.'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(openerTracks, beat(parts))).toEqual(expected)
})
