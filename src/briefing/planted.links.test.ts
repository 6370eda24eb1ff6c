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
  'roster-statement': [
    ['pension-age.txt', [['relations', 'On the roster are', 'It follows']], ['error roster-statement: whole']],
    ['digital-pound.txt', [['relations', 'There is no roster, because every central bank would be on it.', 'Every central bank would have a place on such a list as this.']], [
      'error roster-statement: whole',
    ]],
    ['seabed-mining.txt', [['relations', 'The roster names the Metals Company', 'The cast is the Metals Company']], [
      'error roster-statement: whole',
    ]],
  ],
  'relationships-links': [
    ['wheat-rust.txt', [['relations', 'touches Seed banks under fire, because', 'touches the gene banks, because'], ['relations', 'and Fertiliser prices, since', 'and the price of nitrogen, since']], [
      'warning relationships-links: whole',
    ]],
    ['coral-bleaching.txt', [['relations', 'with El Niño and its costs, and its politics with Fishing rights in the tropics', 'with the desks that watch the weather, and its politics with those that watch the fish']], [
      'warning relationships-links: whole',
    ]],
    ['digital-pound.txt', [['relations', 'The island that went first and few followed reports', 'One story of the spring before last reports'], ['relations', 'Why Republicans fear a coin that does not exist traces', 'Another one from the same desk in the capital traces']], [
      'warning relationships-links: whole',
      'warning uncited-take: whole',
    ]],
  ],
  'link-density': [
    ['rail-franchises.txt', [['relations', '', ' Why the East Coast kept failing is the one to read first.']], [
      'warning link-density: Why the East Coast kept failing',
    ]],
    ['wheat-rust.txt', [['relations', '', ' The shorter one is Forecasting spores like weather.']], [
      'warning link-density: Forecasting spores like weather',
    ]],
    ['football-rights.txt', [['relations', '', ' It is the twin of Premier League finances in many ways.']], [
      'warning link-density: Premier League finances',
    ]],
  ],
  'uncited-take': [
    ['wheat-rust.txt', [['meta', '2 takes', '6 takes']], ['warning uncited-take: whole']],
    ['chess-politics.txt', [['relations', 'The jeans and the brand deals', 'A story of the winter deals']], [
      'warning uncited-take: whole',
    ]],
    ['waiting-lists.txt', [['relations', 'What Denmark bought with its guarantee weighs', 'One of them weighs']], [
      'warning uncited-take: whole',
    ]],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
