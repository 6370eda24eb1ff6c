import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {rottingWord} from './rotting-word.ts'

const find = (text: string) => complaints(rottingWord, beat({whatItIs: text}))

test.each([
  'Until now, and by now, and from now on, nobody has called as soon as they could.',
  'The talks end on 4 May at the latest.',
  'The seam runs under what is now Slovakia, once part of what is now the Czech Republic.',
  'The paper says that "it is now too late".',
  'The now-defunct firm sold Apocalypse Now to a club.',
  'The current is strong, and the current owner agrees.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It is currently closed.', ['warning: currently']],
  ['It is what is now the largest port.', ['warning: now']],
  ['At the moment it is closed, and soon it opens.', ['warning: At the moment', 'warning: soon']],
  ['It recently closed. Nowadays it is a museum.', ['warning: recently', 'warning: Nowadays']],
  ['Now it is closed, the latest count shows.', ['warning: Now', 'warning: latest']],
  ['It closes the current 4.1 percent gap.', ['info: current']],
  ['It ends the current US$40 million subsidy.', ['info: current']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
