import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {termsDefined} from './terms-defined.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'in the quoted name',
    {title: 'Heat pumps vs. gas boilers: who pays', whatItIs: 'The "heat pumps vs. gas boilers" beat tracks homes.'},
    [],
  ],
  [
    'as a subject and after known as',
    {title: 'Open weights: who rules', whatItIs: 'An open model is free. Its numbers, known as weights, are public.'},
    [],
  ],
  ['names need none', {title: 'Brexit and the NHS in Wales: who pays', whatItIs: 'It tracks money.'}, ['info: title']],
  ['no halves', {title: 'Nothing', whatItIs: 'It tracks money.'}, []],
  [
    'a term left out',
    {title: 'Carbon tariffs: who pays', whatItIs: 'The "carbon" beat tracks money.'},
    ['info: title'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(termsDefined, beat(parts))).toEqual(expected)
})
