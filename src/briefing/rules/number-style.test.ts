import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {numberStyle} from './number-style.ts'

const find = (text: string) => complaints(numberStyle, beat({whatItIs: text}))

test.each([
  'It is 5 percent of 8 million homes, 3 kilometres off, in 7 years.',
  'On 5 May 2024, and on May 7, in Q2 2024, it was shut.',
  'Llama 2, Article 5, GPT-5.5, phase 3, type 2, page 7 and the Boeing 737-800 are names.',
  'It costs US$5, £7 or €9.',
  'The court split 6-3, and Leeds lost 2-1.',
  'The years 2019-21 and the 2024-25 season were lean.',
  'It takes 8 to 12 weeks, at 3 p.m. or 7:45.',
  'It has twelve rooms, two-thirds of them let, and one third-party owner.',
  'It was the second quarter in a row, and the fourth quarter is next.',
  'He said "3 labs are enough".',
  'The docket (No. 25-340) covers the 2 GHz band, 3 Mbps and 4 crore rupees.',
  'It costs Rs 8, CHF 4 and ₹5.',
  'It came one third, and the third of May was dry.',
  'Primary 6 and 7, Articles 5, 6 and 8, and grades 3 or 4 are covered.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It has 3 rooms and 12 beds.', ['warning: 3']],
  ['It has between 2 and 4 rooms.', ['warning: 2', 'warning: 4']],
  ['Lima has 3, 4 or 5 rooms.', ['warning: 3', 'warning: 4', 'warning: 5']],
  ['It lets two thirds of the rooms and one third of the beds.', ['warning: two thirds', 'warning: one third']],
  ['It met 4 times, at 3 times the price.', ['warning: 4']],
  ['It shrank by one third in May, and by nearly two fifths.', ['warning: one third', 'warning: two fifths']],
  ['It has 10-20 rooms, or 30–40 beds.', ['warning: 10-20', 'warning: 30–40']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
