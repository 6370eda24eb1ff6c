import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {figureSource} from './figure-source.ts'

const find = (text: string) => complaints(figureSource, beat({currentState: text}))

test.each([
  'The IMF puts growth at 3 percent.',
  'Growth is 3 percent, the IMF reported. It put inflation at 2 percent.',
  'Growth is {{3 percent|source-imf}}. The IMF says so.',
  'Nissan said on 3 June 2026 that it employs 450 people. Nvidia priced the chip at US$40,000.',
  'The IMF says that two mills, the second quarter and Article 51 matter.',
  "Moody's, which rates the debt, put the loss at US$4 billion.",
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['The IMF met. Growth is 3 percent.', ['warning: The IMF met. Growth is 3 percent.', 'warning: 3 percent']],
  ['The IMF says so. Some 2,300 firms left, and analysts say that 40 remain.', ['warning: 2,300', 'warning: 40']],
  ['The IMF says so. According to analysts, 12 percent closed.', ['warning: 12 percent']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
