import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {watchNewSubject} from './watch-new-subject.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'met above, in pieces and cases',
    {
      history: 'The European Commission and BYD met China.',
      watch: ['Whether the Commission, BYD and the Chinese agree.'],
    },
    [],
  ],
  ['another name in brackets', {history: 'Meta met.', watch: ['Whether Meta (Instagram) agrees.']}, []],
  [
    'spelled out above',
    {history: 'The Financial Conduct Authority met.', watch: ['Whether the FCA agrees in May 2026.']},
    [],
  ],
  ['nothing above', {watch: ['Whether Meta agrees.']}, []],
  [
    'new ones, each once',
    {history: 'Meta met.', watch: ['Whether Alibaba joins Meta.', 'How Alibaba and Hugging Face agree.']},
    ['info: Alibaba', 'info: Hugging Face'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(watchNewSubject, beat(parts))).toEqual(expected)
})
