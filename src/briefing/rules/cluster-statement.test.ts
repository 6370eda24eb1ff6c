import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {clusterStatement} from './cluster-statement.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['set and named', {cluster: {_ref: 'cluster-warmth'}, relationships: 'It is in the warm-homes cluster.'}, []],
  ['neither', {relationships: 'It is about warm homes.'}, []],
  [
    'set and not named',
    {cluster: {_ref: 'cluster-warmth'}, relationships: 'It stands alone.'},
    ['warning: It stands alone.'],
  ],
  ['named and not set', {relationships: 'It is in the warm homes cluster.'}, ['warning: warm homes']],
])('%s', (_, parts, expected) => {
  expect(complaints(clusterStatement, beat(parts), {corpus: archive})).toEqual(expected)
})
