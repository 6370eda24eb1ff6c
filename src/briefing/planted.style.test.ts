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
  'house-style': [
    ['rail-franchises.txt', [['what', '', ' It is our oldest quarrel.']], ['warning house-style: our']],
    ['coral-bleaching.txt', [['history', 'in Panama in 1983, after', 'in Panama in 1983 — after']], ['warning house-style: —']],
    ['chess-politics.txt', [['what', 'organised chess', 'organized chess']], ['warning house-style: organized']],
    ['digital-pound.txt', [['history', 'by 216 votes to 192', 'by 216 votes to 192!']], ['warning house-style: !']],
    ['football-rights.txt', [['now', 'for US$1 billion', 'for $1 billion']], ['warning house-style: $']],
    ['new-antibiotics.txt', [['relations', '', ' Who pays for it all?']], ['warning house-style: ?']],
    ['pension-age.txt', [['now', '4.1 percent', '4.1%']], ['warning house-style: %']],
  ],
  'number-style': [
    ['seabed-mining.txt', [['relations', 'a budget deal that cost four licences', 'a budget deal that cost 4 licences']], ['warning number-style: 4']],
    ['waiting-lists.txt', [['relations', 'Three takes belong here', 'Some 3 takes belong here']], ['warning number-style: 3']],
    ['wheat-rust.txt', [['what', 'follows three fungi', 'follows 3 fungi']], ['warning number-style: 3']],
    ['chess-politics.txt', [['relations', '', ' Two thirds of them are small.']], ['warning number-style: Two thirds']],
    ['pension-age.txt', [['relations', 'after 40 years', 'after 35–40 years']], ['warning number-style: 35–40']],
  ],
  'entity-drift': [
    ['chip-subsidies.txt', [['relations', 'The Llama 3.1 and GPT-4o models', 'The GPT-4o mini and Llama 3.1 models'], ['what', '', ' A model such as GPT-4o runs on them.']], [
      'info entity-drift: GPT-4o',
    ]],
    ['seabed-mining.txt', [['what', '', ' A collector called Patania P2 was lost there.'], ['relations', '', ' The archive keeps a file on the P2 Pro.']], [
      'info entity-drift: P2',
    ]],
    ['football-rights.txt', [['what', '', ' The box sold as K7 Max costs little.'], ['relations', '', ' The K7 is on sale in Leeds.']], [
      'info entity-drift: K7 Max',
    ]],
  ],
  'acronym-expanded': [
    ['rail-franchises.txt', [['what', '', ' The old ROSCOs keep their fleets.']], ['info acronym-expanded: ROSCO']],
    ['pension-age.txt', [['what', '', ' An NDC-type scheme is another way.']], ['info acronym-expanded: NDC']],
    ['coral-bleaching.txt', [['what', '', ' The RRAP pays for the tanks.']], ['info acronym-expanded: RRAP']],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
