import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {absoluteClaim} from './absolute-claim.ts'

const find = (text: string) => complaints(absoluteClaim, beat({whatItIs: text}))

test.each([
  'It could not open, and not every door can.',
  'When they no longer can, there is no doubt.',
  'He said "it is impossible" and left.',
  'The film Never Say Never Again is on.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It cannot open and never will.', ['info: cannot']],
  ['The harm is irreversible. No law can undo it.', ['info: irreversible', 'info: No law can']],
  ['It is impossible.', ['info: impossible']],
  ['It has never been tried.', ['info: never']],
  ['It has changed irreversibly.', ['info: irreversibly']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
