import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {agentlessEstimate} from './agentless-estimate.ts'

const find = (text: string) => complaints(agentlessEstimate, beat({history: text}))

test.each([
  'The WHO estimates that 40,000 people live there.',
  'An estimated 40,000 people live there, according to the WHO.',
  'It is estimated by the WHO to house 40,000 people.',
  'The UK Health Security Agency estimated the delay at nine weeks.',
  'Give an estimated time of arrival.',
  'The plan is understood well by the town.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['An estimated 40,000 people live there.', ['warning: An estimated']],
  ['It cost an estimated US$5 million.', ['warning: an estimated']],
  ['They are believed to favour a pause.', ['warning: are believed to']],
  ['He reportedly left, and allegedly paid.', ['warning: reportedly', 'warning: allegedly']],
  ['It has been reported to cost too much.', ['warning: been reported to']],
  ['It is estimated that 40 remain.', ['warning: It is estimated that']],
  ['It came at an estimated cost of £4 million.', ['warning: an estimated']],
  ['It is widely thought to be safe.', ['warning: is widely thought to']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
