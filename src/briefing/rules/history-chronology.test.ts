import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {historyChronology} from './history-chronology.ts'

const find = (text: string) => complaints(historyChronology, beat({history: text}))

test.each([
  'The bank failed in 1931. Graz, which had lent to it in 1920, took the loss. The town sued in 1933.',
  'The mill opened in 1901. It burned in May 1930. It was sold in June 1930.',
  'In May 2024 the court upheld a law of 1994. In June 2024 the law changed.',
  'In 2009 the EU set targets for 2020. In 2014 it set more for 2030. In 2018 it raised them.',
  'Four railways agreed in 2020 to link 13 cities by 2025. In 2021 the first train ran.',
  'The mill closed in 2021. Weeks later the town, founded in 1850, mourned.',
  'The strike lasted from 2018 to 2020. In late 2020 the mill reopened.',
  'In mid-2024 the mill closed. In July 2024 it was sold.',
  'The rota ran between March 2023 and July 2024. In September 2023 it was at its longest.',
  'The league sold 2025–29 in December 2023. A rival left in July 2024.',
  'A rule came in May 2025. The ban of April 2025 ended in July of that year.',
  'The tiers came in January 2025 and went that May. In April 2025 the chip was made subject to a licence, and by August 2025 both had agreed to pay.',
  'The branch shut in the summer of 2018. A survey had 40 in January 2015; by December 2019 it found 30.',
  'The laundries, the last of which had closed in October 1996, went to court. In 1993 a grave was found.',
  'In the 1990s the mill grew. In 1995 it hired 40 people.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It opened in May 2020. The plan dates from March 1999.', ['warning: The plan dates from March 1999.']],
  ['It opened in May 2020. It was planned in March 2018.', ['warning: It was planned in March 2018.']],
  ['It opened on May 5, 2020. It closed on 4 May 2020. It burned in June 2020.', ['warning: It closed on 4 May 2020.']],
  [
    'The ban came in April 2025 and ended in July of that year. It was planned in May 2025.',
    ['warning: It was planned in May 2025.'],
  ],
  ['In Q3 2024 sales fell. In Q1 2024 they rose.', ['warning: In Q1 2024 they rose.']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
