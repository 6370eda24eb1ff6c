import {expect, test} from 'vitest'
import {archive, beat, complaints} from '../fixtures/builders.ts'
import {relationshipsLinks} from './relationships-links.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['one of each', {relationships: 'See [[a|take-grants]] and [[b|beat-grid]].'}, []],
  ['no beat', {relationships: 'See [[a|take-grants]] and [[b|beat-own]].'}, [expect.stringMatching(/^warning: See/)]],
  ['neither', {relationships: 'See them.'}, ['warning: See them.', 'warning: See them.']],
])('%s', (_, parts, expected) => {
  expect(complaints(relationshipsLinks, beat(parts), {corpus: archive})).toEqual(expected)
})
