import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {entityDrift} from './entity-drift.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['one name', {history: 'DeepSeek released V4-Pro. V4-Pro is free.'}, []],
  [
    'told apart in a sentence',
    {history: 'Gemini 2.5 Pro costs more than Gemini 2.5 Flash. Gemini 2.5 Pro is slow.'},
    [],
  ],
  ['other makers', {history: 'Acme Z4-Pro is free.', watch: ['Whether Zenith Z4 is free.']}, []],
  ['other suffixes', {history: 'The V4-based model is free.', watch: ['Whether V4 is free.']}, []],
  ['quarters', {history: 'In Q1 base rates rose. In Q1 they fell.'}, []],
  [
    'a name that drifts',
    {history: 'DeepSeek released V4-Pro.', watch: ["Whether DeepSeek V4's price holds."]},
    ['info: V4-Pro'],
  ],
  ['a name that begins with a digit', {history: 'Intel sells 18A Pro.', watch: ['Whether the 18A process yields.']}, ['info: 18A Pro']],
  [
    'a qualifier after a space',
    {history: 'OpenAI sells GPT-5.5 mini.', watch: ['Whether GPT-5.5 is free.']},
    ['info: GPT-5.5 mini'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(entityDrift, beat(parts))).toEqual(expected)
})
