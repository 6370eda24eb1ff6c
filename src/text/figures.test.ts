import {expect, test} from 'vitest'
import {findDates} from './dates.ts'
import {findFigures} from './figures.ts'
import {findNames} from './names.ts'
import {tokenise} from './words.ts'

function figures(text: string) {
  const tokens = tokenise(text)
  const dates = findDates(text)
  return findFigures(text, tokens, dates, findNames(text, tokens, dates))
}

test.each<[string, unknown[]]>([
  [
    'The union puts the pay gap for night nurses at 3.3 percent, up from 0.3 percent for May 2024.',
    [
      ['3.3 percent', 3.3, 3.3, 'percent', 'gap', undefined],
      ['0.3 percent', 0.3, 0.3, 'percent', undefined, 'up from'],
    ],
  ],
  ['The doubles draw pays, and women’s doubles pay too.', []],
  ['Rail is four times cleaner, and the team won three times after that.', [['four times', 4, 4, 'times', 'rail', undefined]]],
  ['It doubles the fee.', [['doubles', 2, 2, 'times', 'fee', undefined]]],
  ['The ferries number 8,371 in summer.', [['8,371', 8371, 8371, '', undefined, undefined]]],
  ['A model leads, closing the 3.3 percent gap.', [['3.3 percent', 3.3, 3.3, 'percent', 'gap', undefined]]],
  [
    'It lists 1.6 trillion words, 49 billion unique, in a one-million-page archive.',
    [
      ['1.6 trillion', 1.6e12, 1.6e12, '', 'word', undefined],
      ['49 billion', 49e9, 49e9, '', 'unique', undefined],
      ['one-million-page', 1e6, 1e6, '', 'archive', undefined],
    ],
  ],
  [
    'The plant turned out 7 billion to 70 billion bricks.',
    [['7 billion to 70 billion', 7e9, 70e9, '', 'brick', undefined]],
  ],
  [
    'It beats the old pump by three to six times in winter.',
    [['three to six times', 3, 6, 'times', undefined, undefined]],
  ],
  ['The rail link ran at one-sixth the road cost.', [['one-sixth', 1 / 6, 1 / 6, 'part', 'cost', undefined]]],
  ['They put the delay at four to eight months.', [['four to eight months', 4, 8, 'month', 'delay', undefined]]],
  ['It spent US$5.6 million in legal fees.', [['US$5.6 million', 5.6e6, 5.6e6, 'US$', 'fee', undefined]]],
  [
    'It paid £40m, €3.2bn and 12 million US dollars.',
    [
      ['£40m', 40e6, 40e6, '£', undefined, undefined],
      ['€3.2bn', 3.2e9, 3.2e9, '€', undefined, undefined],
      ['12 million US dollars', 12e6, 12e6, 'US$', undefined, undefined],
    ],
  ],
  ['The unemployment rate in Spain was 11.2 percent.', [['11.2 percent', 11.2, 11.2, 'percent', 'rate', undefined]]],
  [
    'About 744 cases and twenty-three deaths in one hundred and twenty homes.',
    [
      ['744', 744, 744, '', 'case', undefined],
      ['twenty-three', 23, 23, '', 'death', undefined],
      ['one hundred and twenty', 120, 120, '', 'home', undefined],
    ],
  ],
  [
    'It rose from 4 percent to 6 percent.',
    [
      ['4 percent', 4, 4, 'percent', undefined, 'from'],
      ['6 percent', 6, 6, 'percent', undefined, undefined],
    ],
  ],
  [
    'Half of households, two thirds of shops and one in five farms agree.',
    [
      ['Half', 0.5, 0.5, 'part', 'household', undefined],
      ['two thirds', 2 / 3, 2 / 3, 'part', 'shop', undefined],
      ['one in five', 0.2, 0.2, 'part', 'farm', undefined],
    ],
  ],
  [
    'Output doubled, twice as fast, with a tenfold rise.',
    [
      ['doubled', 2, 2, 'times', undefined, undefined],
      ['twice', 2, 2, 'times', undefined, undefined],
      ['tenfold', 10, 10, 'times', 'rise', undefined],
    ],
  ],
  ['The G7 met three times over seven rounds in 2025 under Article 51 of GPT-5.5 and Apache 2.0.', []],
  ['Two labs, the first half of 2026, the 21st floor and 5G masts are no figures.', []],
  ['Section 230 and the second half were voted twice.', []],
])('reads the figures of %s', (text, expected) => {
  expect(
    figures(text).map((figure) => [
      figure.text,
      figure.low,
      figure.high,
      figure.unit,
      figure.measure?.noun,
      figure.comparison?.text,
    ]),
  ).toEqual(expected)
})
