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
  'The IMF says so. No. 10 put the number at 65 percent, and by NATO\'s count 11 cables broke.',
  'The IMF says so. By the estimate of the OECD, prices rose 4 percent.',
  'The IMF says so. The studies cost €10.9 million (source: its own database), or €11 million (OECD, May 2026).',
  'The IMF says so. SovEcon cut its estimate to 82 million tonnes. Prices rose 4 percent by the reckoning of its board.',
  'The IMF says so. It is the first strike in 20 years, by 304 votes to 203, against terms of 12 months or less.',
  'The IMF says so. The loss was put at £3.2 billion a year and a half by the auditor general.',
  'The IMF says so. According to a decree dated 30 May, 40 mills close.',
  "Moody's, which rates the debt, put the loss at US$4 billion.",
  'The IMF says so. The ministry sees growth of 4 percent, and Kantar gives Lidl 8.3 percent.',
  'The IMF says so. In a survey that the Booksellers Guild ran among 640 shops, 46 percent agreed.',
  'The IMF says so. The Danish register of moorings shows 138 boats.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['The IMF met. Growth is 3 percent.', ['warning: The IMF met. Growth is 3 percent.', 'warning: 3 percent']],
  ['The IMF says so. Some 2,300 firms left, and analysts say that 40 remain.', ['warning: 2,300', 'warning: 40']],
  ['The IMF says so. The wait stands at 14 weeks.', ['warning: 14 weeks']],
  ['The IMF says so. By analysts\' count, 40 mills closed.', ['warning: 40']],
  ['The IMF says so. Norway holds 28 percent of the quota.', ['warning: 28 percent']],
  ['The IMF says so. Venice sees 22 million visitors a year.', ['warning: 22 million']],
  ['The IMF says so. Ghana gives 40 percent of its land to cocoa.', ['warning: 40 percent']],
  ['The IMF says so. Porto offers 31,000 hotel beds.', ['warning: 31,000']],
  ['The IMF says so. In a survey that shook Lidl, 46 percent agreed.', ['warning: 46 percent']],
  ['The IMF says so. According to analysts, 12 percent closed.', ['warning: 12 percent']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
