import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {anchorTitle} from './anchor-title.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'the title of today',
    {history: 'See [[Ministers double the boiler grant and narrow the price gap|take-grants]].'},
    [],
  ],
  ['the own words of the editor', {history: 'See [[the grant|take-grants]].'}, []],
  [
    'a former title',
    {history: 'See [[Ministers raise the boiler grant|take-grants]].'},
    ['info: Ministers raise the boiler grant'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(anchorTitle, beat(parts), {corpus: archive})).toEqual(expected)
})
