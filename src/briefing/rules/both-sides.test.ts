import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {bothSides} from './both-sides.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'both in compounds',
    {title: 'Open vs. closed weights: who rules', currentState: 'Open-weight models gain and closed-weight ones lead.'},
    [],
  ],
  [
    'a plural folded',
    {title: 'Renters versus the landlords: who pays', currentState: 'A renter pays and a landlord takes.'},
    [],
  ],
  [
    'both sides missing',
    {title: 'Heat pumps vs. gas boilers: who pays', currentState: 'Nobody buys.'},
    ['warning: Nobody buys.'],
  ],
  ['no sides', {title: 'Rents: who pays', currentState: 'Nobody.'}, []],
  [
    'one side missing',
    {title: 'Heat pumps vs. gas boilers: who pays', currentState: 'Heat pumps sell well.'},
    ['warning: Heat pumps sell well.'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(bothSides, beat(parts))).toEqual(expected)
})
