import {expect, test} from 'vitest'
import {isoDay} from './calendar.ts'
import {findDates} from './dates.ts'
import {findRelativeDates} from './relativeDates.ts'

const read = (text: string) =>
  findDates(text).map((date) =>
    date.absolute
      ? [date.text, date.precision, isoDay(date.first), isoDay(date.last), ...(date.exists ? [] : ['no such date'])]
      : [date.text, ...(date.exists ? [] : ['no such date'])],
  )

test('the number of a law is no date', () => {
  expect(findDates('Regulation 2024/1364 and case T 1242/25').map(({text}) => text)).toEqual([])
})

test.each<[string, unknown[]]>([
  ['Decree 47/88 of May 1990 and Law 112 of June 1991 stand.', [['May 1990', 'month', '1990-05-01', '1990-05-31'], ['June 1991', 'month', '1991-06-01', '1991-06-30']]],
  ['Decree 2/14 of May 1990 stands.', [['May 1990', 'month', '1990-05-01', '1990-05-31']]],
  ['It fell on the night of 3/4 March 2026.', [['4 March 2026', 'day', '2026-03-04', '2026-03-04']]],
  ['It fell on the 31 of April 2026.', [['31 of April 2026', 'day', '2026-04-01', '2026-04-30', 'no such date']]],
  ['On 3 March 2026 it closed.', [['3 March 2026', 'day', '2026-03-03', '2026-03-03']]],
  ['On March 3, 2026, it closed.', [['March 3, 2026', 'day', '2026-03-03', '2026-03-03']]],
  ['On March 3rd 2026 it closed.', [['March 3rd 2026', 'day', '2026-03-03', '2026-03-03']]],
  ['From 3-5 March 2026 it rained.', [['3-5 March 2026', 'day', '2026-03-03', '2026-03-05']]],
  ['From 30 April to 2 May 2026 it rained.', [['30 April to 2 May 2026', 'day', '2026-04-30', '2026-05-02']]],
  ['The court sat on 2026-02-28.', [['2026-02-28', 'day', '2026-02-28', '2026-02-28']]],
  [
    'The court sat on 14/03/2026 and 03/14/2026.',
    [
      ['14/03/2026', 'day', '2026-03-14', '2026-03-14'],
      ['03/14/2026', 'day', '2026-03-14', '2026-03-14'],
    ],
  ],
  ['By August 2025 it had ended.', [['August 2025', 'month', '2025-08-01', '2025-08-31']]],
  ['In Sept. 2025 it ended.', [['Sept. 2025', 'month', '2025-09-01', '2025-09-30']]],
  ['Between March and May 2026 it grew.', [['March and May 2026', 'month', '2026-03-01', '2026-05-31']]],
  ['In late March 2026 it grew.', [['late March 2026', 'month', '2026-03-21', '2026-03-31']]],
  ['At the end of March 2026 it grew.', [['end of March 2026', 'month', '2026-03-21', '2026-03-31']]],
  [
    'In Q2 2026 and the third quarter of 2025.',
    [
      ['Q2 2026', 'quarter', '2026-04-01', '2026-06-30'],
      ['third quarter of 2025', 'quarter', '2025-07-01', '2025-09-30'],
    ],
  ],
  ['In the first half of 2026 it fell.', [['first half of 2026', 'half', '2026-01-01', '2026-06-30']]],
  [
    'In spring 2026 and the winter of 2024-25.',
    [
      ['spring 2026', 'season', '2026-03-01', '2026-05-31'],
      ['winter of 2024-25', 'season', '2024-12-01', '2025-02-28'],
    ],
  ],
  [
    'As of mid-2026, early 2025 and late-2024.',
    [
      ['mid-2026', 'mid', '2026-05-01', '2026-08-31'],
      ['early 2025', 'early', '2025-01-01', '2025-04-30'],
      ['late-2024', 'late', '2024-09-01', '2024-12-31'],
    ],
  ],
  ['By the end of 2025 it closed.', [['end of 2025', 'late', '2025-09-01', '2025-12-31']]],
  [
    'It shrank in 2019-21 and in the 1990s.',
    [
      ['2019-21', 'year', '2019-01-01', '2021-12-31'],
      ['1990s', 'decade', '1990-01-01', '1999-12-31'],
    ],
  ],
  [
    'In 2026 Nvidia agreed; by 2025 it had not.',
    [
      ['2026', 'year', '2026-01-01', '2026-12-31'],
      ['2025', 'year', '2025-01-01', '2025-12-31'],
    ],
  ],
  [
    'The 2008 crisis and the vote (2016) matter.',
    [
      ['2008', 'year', '2008-01-01', '2008-12-31'],
      ['2016', 'year', '2016-01-01', '2016-12-31'],
    ],
  ],
  ['The sitting of 31 April 2026 is recorded.', [['31 April 2026', 'day', '2026-04-01', '2026-04-30', 'no such date']]],
  ['On 30 February it closed, on 7 May it opened.', [['30 February', 'no such date'], ['7 May']]],
  ["Stanford HAI's 2026 AI Index says so.", []],
  ['The Equality Act 2010, Agenda 2030 and the 2026 World Cup are names.', []],
  ['It employs 2000 people, sold 2,024 homes and costs US$2025.', []],
  ['GPT-5.5, Apache 2.0 and US$5.6 million are no dates.', []],
  ['The ministers may 15 times a day march 3 miles.', []],
])('reads the dates of %s', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each<[string, string[]]>([
  ['Days later, the ministers met.', ['Days later']],
  ['Two weeks after the vote and a few months earlier.', ['Two weeks after', 'a few months earlier']],
  ['It fell last week, rises today and ends next season.', ['last week', 'today', 'next season']],
  ['It came 12 years ago.', ['12 years ago']],
  ["The film 28 Days Later and today's models are others.", []],
  ['The day after the vote was quiet for months.', []],
])('reads the relative dates of %s', (text, expected) => {
  expect(findRelativeDates(text).map((date) => date.text)).toEqual(expected)
})
