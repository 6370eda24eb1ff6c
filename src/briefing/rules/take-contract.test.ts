import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {takeContract} from './take-contract.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['a beat', {}, []],
  [
    'in order',
    {_type: 'take', publishedAt: '2026-05-02', beats: [{beat: {_ref: 'beat-a'}}], sources: [{_ref: 'source-a'}]},
    [],
  ],
  ['nothing set', {_type: 'take', beats: null}, ['warning: beats', 'warning: publishedAt', 'warning: sources']],
])('%s', (_, parts, expected) => {
  expect(complaints(takeContract, beat(parts))).toEqual(expected)
})
