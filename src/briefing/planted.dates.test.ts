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
  'date-valid': [
    ['pension-age.txt', [['history', 'on 16 March 2023', 'on 31 April 2023']], ['error date-valid: 31 April 2023']],
    ['chess-politics.txt', [['history', 'on November 25, 2015', 'on February 30, 2015']], [
      'error date-valid: February 30, 2015',
    ]],
    ['seabed-mining.txt', [['now', 'after defeating Michael Lodge by 79 votes to 34 in August 2024', 'after defeating Michael Lodge by 79 votes to 34 on 2024-13-02']], [
      'error date-valid: 2024-13-02',
    ]],
    ['chip-subsidies.txt', [['history', 'on 24 February 2024', 'on 24 February 2027']], [
      'error date-valid: 24 February 2027',
    ]],
  ],
  'history-dated': [
    ['new-antibiotics.txt', [['history', '', ' Nobody noticed. Hospitals went on. So did the bacteria.']], [
      'warning history-dated: whole',
    ]],
    ['wheat-rust.txt', [['history', '', ' The world forgot. Farmers did not. The breeders moved on.']], [
      'warning history-dated: whole',
    ]],
    ['coral-bleaching.txt', [['history', ' in 2020, and in 2022 it did so', ' and it did so'], ['history', ' on 15 April 2024', '']], [
      'warning history-dated: whole',
    ]],
  ],
  'history-chronology': [
    ['rail-franchises.txt', [['history', '', ' The first transfers were ruled out in June 2019.']], [
      'warning history-chronology: The first transfers were ruled out in June 2019.',
    ]],
    ['digital-pound.txt', [['history', 'China showed its e-CNY to visitors at the Winter Olympics of February 2022.', 'China showed its e-CNY in Shenzhen in April 2020.']], [
      'warning history-chronology: China showed its e-CNY in Shenzhen in April 2020.',
    ]],
    ['football-rights.txt', [['history', 'in December 2020, months into', 'in December 1999, months into']], [
      'warning history-chronology: Mediapro walked away from Ligue 1 in December 1999, months into a contract worth €780 million a season.',
    ]],
  ],
  'relative-date': [
    ['chip-subsidies.txt', [['what', '', ' Congress argued about it last year.']], ['warning relative-date: last year']],
    ['coral-bleaching.txt', [['history', '', ' Three weeks later, the corals of Palau turned white.']], [
      'warning relative-date: Three weeks later',
    ]],
    ['waiting-lists.txt', [['what', '', ' The promise was made a few months ago and kept by nobody.']], [
      'warning relative-date: a few months ago',
    ]],
    ['chess-politics.txt', [['relations', '', ' Tomorrow the list may be longer.']], ['warning relative-date: Tomorrow']],
  ],
  'as-of-precision': [
    ['seabed-mining.txt', [['now', 'As of January 2025', 'As of the second half of 2024']], [
      'info as-of-precision: second half of 2024',
    ]],
    ['football-rights.txt', [['now', 'As of January 2025', 'As of late 2024']], ['info as-of-precision: late 2024']],
    ['chess-politics.txt', [['now', 'As of 31 December 2024', 'As of Q4 2024']], ['info as-of-precision: Q4 2024']],
  ],
  'date-conflict': [
    ['rail-franchises.txt', [['relations', '', ' Railtrack, which owned the signals, collapsed in October 2003 after the Hatfield crash.']], [
      'warning date-conflict: October 2001',
    ]],
    ['digital-pound.txt', [['relations', '', ' Nigeria launched the eNaira on 1 October 2021 with a speech.'], ['what', '', ' Nigeria launched the eNaira with a speech on 25 October 2021.']], [
      'warning date-conflict: 25 October 2021',
    ]],
    ['chip-subsidies.txt', [['relations', '', ' TSMC opened its plant in Kumamoto, Japan, in April 2024.']], [
      'warning date-conflict: 24 February 2024',
    ]],
  ],
  'undated-claim': [
    ['waiting-lists.txt', [['now', '', ' Nobody expects the target to be met.']], [
      'info undated-claim: Nobody expects the target to be met.',
    ]],
    ['digital-pound.txt', [['now', '', ' Merchants care about the fees; savers do not.']], [
      'info undated-claim: Merchants care about the fees; savers do not.',
    ]],
    ['wheat-rust.txt', [['now', '', ' Farmers, for their part, want seed.']], [
      'info undated-claim: Farmers, for their part, want seed.',
    ]],
  ],
  'stale-as-of': [
    ['football-rights.txt', [['now', 'As of January 2025', 'As of August 2024']], ['warning stale-as-of: August 2024']],
    ['chess-politics.txt', [['now', 'As of 31 December 2024', 'As of 2 October 2024']], [
      'warning stale-as-of: 2 October 2024',
    ]],
    ['new-antibiotics.txt', [['now', 'As of December 2024', 'As of January 3, 2024']], [
      'error stale-as-of: January 3, 2024',
    ]],
  ],
  'rotting-word': [
    ['seabed-mining.txt', [['what', 'That body is the', 'That body is currently the']], ['warning rotting-word: currently']],
    ['pension-age.txt', [['what', 'Age is the bluntest', 'Age is nowadays the bluntest']], [
      'warning rotting-word: nowadays',
    ]],
    ['football-rights.txt', [['what', 'still find buyers', 'still find buyers at the moment']], [
      'warning rotting-word: at the moment',
    ]],
    ['rent-caps.md', [['watch', 'the target of 1.5 million', 'the current 1.5 million']], ['info rotting-word: current']],
    ['chip-subsidies.txt', [['watch', 'The fate of the European target', 'The fate of the latest European target']], [
      'warning rotting-word: latest',
    ]],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
