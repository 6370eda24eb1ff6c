import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {comparisonSource} from './comparison-source.ts'

const find = (text: string) => complaints(comparisonSource, beat({whatItIs: text}))

test.each([
  'Deloitte found that it costs twice as much.',
  'According to the IMF, two-thirds of homes are let.',
  'Nvidia released a chip that is three times as fast.',
  'The club won three times, and voted twice.',
  'The second half of the season and a year and a half are times.',
  'Parliament doubled the fee, and the council halved its grant.',
  'The port belongs to the county, which pays half of the upkeep and owns about two-thirds of the quays.',
  'In 2023 the trust sold a quarter of its shares.',
  'It takes a quarter of an hour and half of a mile.',
  'It costs twice as much, a ratio that Kantar prints each May.',
  'A double bed and a double agent are no comparisons.',
  'A licensee must build a tenth of the homes by 2030 and has to let half of them.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['It undercuts rivals by three to six times.', ['warning: three to six times']],
  ['It costs twice as much.', ['warning: twice']],
  ['Half of the homes are let, and one in five is empty.', ['warning: Half', 'warning: one in five']],
  ['Prices doubled, a tenfold rise on some days.', ['warning: doubled', 'warning: tenfold']],
  ['Members pay twice the fee.', ['warning: twice']],
  ['The ring road carries half the freight.', ['warning: half']],
  ['A licensee must wait, and lets a tenth of the homes.', ['warning: a tenth']],
  ['It takes one-sixth of the time.', ['warning: one-sixth']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
