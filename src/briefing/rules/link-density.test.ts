import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {linkDensity} from './link-density.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['one link in a short text', {history: 'See [[the grid|beat-grid]].'}, []],
  [
    'two links in twenty words',
    {history: 'See [[the grid|beat-grid]] and [[noise|take-noise]] for more.'},
    [expect.stringMatching(/^warning: See the grid/)],
  ],
  ['a target twice', {history: `${'word '.repeat(40)}[[the grid|beat-grid]] and [[it|beat-grid]].`}, ['warning: it']],
  ['not at the first mention', {history: 'Ofgem met. Then [[Ofgem|subject-ofgem]] left.'}, ['warning: Ofgem']],
])('%s', (_, parts, expected) => {
  expect(complaints(linkDensity, beat(parts), {corpus: archive})).toEqual(expected)
})
