import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {corpusOf} from './corpus.ts'
import {addedBy, rowsOf} from './fixtures/plantedShapes.ts'

const read = (name: string) => readFileSync(new URL(`./fixtures/clean/${name}`, import.meta.url), 'utf8')
const corpus = corpusOf(
  read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line)),
)

const rows = rowsOf({
  'figure-source': [
    ['coral-bleaching.txt', [['now', '', ' In 2024, some 40 percent of the reefs off Belize were pale.']], [
      'warning figure-source: 40 percent',
    ]],
    ['digital-pound.txt', [['now', '', ' The pilot in Delhi had 5.1 million users in December 2024.']], [
      'warning figure-source: 5.1 million',
    ]],
    ['waiting-lists.txt', [['now', '', ' A scan costs between £300 and £650 in January 2025.']], [
      'warning figure-source: £300 and £650',
    ]],
    ['pension-age.txt', [['now', '', ' Poland spent 12.5 percent of its output on pensions in 2024.']], [
      'warning figure-source: 12.5 percent',
    ]],
  ],
  'comparison-source': [
    ['new-antibiotics.txt', [['what', '', ' A push costs three to five times as much as a pull.']], [
      'warning comparison-source: three to five times',
    ]],
    ['wheat-rust.txt', [['what', '', ' A sprayed field yields half as much again.']], ['warning comparison-source: half']],
    ['seabed-mining.txt', [['what', '', ' The zone holds twice as much cobalt as the land.']], [
      'warning comparison-source: twice',
    ]],
    ['rail-franchises.txt', [['history', '', ' Fares rose threefold between 1995 and 2024.']], [
      'warning comparison-source: threefold',
    ]],
    ['football-rights.txt', [['now', '', ' Piracy takes one-sixth of the audience in January 2025.']], [
      'warning figure-source: one-sixth',
      'warning comparison-source: one-sixth',
    ]],
  ],
  'agentless-estimate': [
    ['chess-politics.txt', [['what', '', ' The game has an estimated 600 million players.']], [
      'warning agentless-estimate: an estimated',
    ]],
    ['chip-subsidies.txt', [['what', '', ' Samsung is widely believed to want more.']], [
      'warning agentless-estimate: is widely believed to',
    ]],
    ['rent-caps.md', [['history', '', ' In 2024 the owners in Utrecht reportedly sold.']], [
      'warning agentless-estimate: reportedly',
    ]],
    ['seabed-mining.txt', [['relations', '', ' The nodules are thought to be older than the whales above them.']], [
      'warning agentless-estimate: are thought to',
    ]],
  ],
  'figure-mismatch': [
    ['digital-pound.txt', [['what', '', ' The Atlantic Council tracks 130 countries and currency unions.']], [
      'warning figure-mismatch: 130',
    ]],
    ['chip-subsidies.txt', [['relations', '', ' The European Chips Act has a target of 30 percent of world output by 2030.']], [
      'warning figure-mismatch: 20 percent',
    ]],
    ['rail-franchises.txt', [['relations', '', ' The regulator put government support at £11.5 billion for the year.']], [
      'warning figure-mismatch: £12.5 billion',
    ]],
  ],
  'absolute-claim': [
    ['football-rights.txt', [['what', '', ' A stream never dies.']], ['info absolute-claim: never']],
    ['coral-bleaching.txt', [['what', '', ' The loss is irreversible.']], ['info absolute-claim: irreversible']],
    ['chess-politics.txt', [['relations', '', ' No small federation can win alone.']], [
      'info absolute-claim: No small federation can',
    ]],
    ['pension-age.txt', [['what', '', ' It is impossible to please both.']], ['info absolute-claim: impossible']],
  ],
  'quote-source': [
    ['rent-caps.md', [['what', '', ' The cap was a cure. "A cure that the patient did not ask for", as one pamphlet had it.']], [
      'warning quote-source: "A cure that the patient did not ask for"',
    ]],
    ['coral-bleaching.txt', [['relations', '', ' The tanks stand in a row. They are "the last hope of a dying sea", or so it is told.']], [
      'warning quote-source: "the last hope of a dying sea"',
    ]],
    ['wheat-rust.txt', [['what', '', ' The work is slow. It is "a race in which only one side gets tired".']], [
      'warning quote-source: "a race in which only one side gets tired"',
    ]],
    ['football-rights.txt', [['what', '', ' The trade is old. It has been called "the only auction at which everybody loses".']], [
      'warning quote-source: "the only auction at which everybody loses"',
    ]],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
