import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {referenceResolves} from './reference-resolves.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['a known story', {history: 'See [[the grid|beat-grid]].'}, []],
  ['an unknown story', {history: 'See [[the moon|beat-moon]].'}, ['error: the moon']],
  ['itself', {history: 'See [[this|beat-own]].'}, ['error: this']],
  ['no target', {history: 'See [[nothing|]].'}, ['error: nothing']],
  ['a draft, while drafting', {history: 'See [[new|beat-new]].'}, []],
])('%s', (_, parts, expected) => {
  expect(complaints(referenceResolves, beat(parts), {corpus: archive})).toEqual(expected)
})

test('at publish a link to what readers cannot open is found', () => {
  const document = beat({history: 'See [[new|beat-new]] and [[the grid|beat-grid]].'})
  expect(complaints(referenceResolves, document, {corpus: archive, phase: 'publish'})).toEqual(['error: new'])
})
