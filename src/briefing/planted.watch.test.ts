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
  'watch-form': [
    ['chip-subsidies.txt', [['watch', '- Whether Samsung trims', '- If Samsung trims']], [
      'warning watch-whether: whole',
      'error watch-form: If Samsung trims its plans for Taylor, Texas, as its award of December 2024 allows.',
    ]],
    ['football-rights.txt', [['watch', '- Whether Apple, which has MLS until 2032, bids for a European league.', '- Does Apple, which has MLS until 2032, want to bid for a European league?']], [
      'warning watch-whether: whole',
      'error watch-form: Does Apple, which has MLS until 2032, want to bid for a European league?',
    ]],
    ['coral-bleaching.txt', [['watch', '- Whether heat-tolerant corals', '- Heat-tolerant corals'], ['watch', '- How the World Heritage Committee words', '- Whether the World Heritage Committee changes']], [
      'error watch-form: Heat-tolerant corals bred at Townsville, planted out off Davies Reef, outlive their neighbours.',
    ]],
  ],
  'watch-whether': [
    ['chip-subsidies.txt', [['watch', '- Whether the new administration', '- How the new administration'], ['watch', '- Whether Intel', '- When Intel']], [
      'warning watch-whether: whole',
    ]],
    ['waiting-lists.txt', [['watch', '- Whether validation', '- How validation'], ['watch', '- Whether the Treasury', '- How the Treasury']], [
      'warning watch-whether: whole',
    ]],
    ['chess-politics.txt', [['watch', 'Whether the congress', 'When the congress'], ['watch', 'Whether Carlsen', 'How Carlsen']], [
      'warning watch-whether: whole',
    ]],
  ],
  'watch-fragment': [
    ['seabed-mining.txt', [['watch', 'Whether the Metals Company files', 'Whether the Metals Company will file']], [
      'warning watch-fragment: will',
    ]],
    ['rail-franchises.txt', [['watch', 'pay deals of 2024 run out.', 'pay deals of 2024 run out']], [
      'warning watch-fragment: How the unions, Aslef and the RMT, answer a single employer when the pay deals of 2024 run out',
    ]],
    ['pension-age.txt', [['watch', 'Whether Bayrou\'s conference agrees', 'Whether Bayrou\'s conference is likely to agree']], [
      'warning watch-fragment: is likely to',
    ]],
    ['coral-bleaching.txt', [['watch', 'How the World Heritage Committee words its decision', 'How the World Heritage Committee worded its decision']], [
      'warning watch-fragment: How the World Heritage Committee worded its decision on the reef at its session in July 2025.',
    ]],
  ],
  'watch-subject': [
    ['rent-caps.md', [['watch', '- How builders in England respond to the target of 1.5 million, with permits at their lowest since 2014.', '- How builders respond to the target that ministers set, with permits at their lowest in a generation.']], [
      'warning watch-subject: How builders respond to the target that ministers set, with permits at their lowest in a generation.',
    ]],
    ['new-antibiotics.txt', [['watch', '', ' Whether the small firms find a buyer before their money runs out for good.']], [
      'warning watch-subject: Whether the small firms find a buyer before their money runs out for good.',
    ]],
    ['waiting-lists.txt', [['watch', '', '\n- Which hospitals open their theatres at weekends, and who pays the nurses who work in them.']], [
      'warning watch-subject: Which hospitals open their theatres at weekends, and who pays the nurses who work in them.',
    ]],
  ],
  'watch-new-subject': [
    ['wheat-rust.txt', [['watch', 'gets a field licence in Australia', 'gets a field licence from Paraguay']], []],
    ['chip-subsidies.txt', [['watch', '', '\n- Whether the lawsuit that Qimonda brought over the old grants reaches a court in 2025.']], [
      'info watch-new-subject: Qimonda',
    ]],
    ['rent-caps.md', [['watch', '', '\n- Whether Vonovia sells more of the flats that it bought before the cap of 2020.']], [
      'info watch-new-subject: Vonovia',
    ]],
    ['seabed-mining.txt', [['watch', '', '\n- Whether Lockheed Martin sells the two exploration licences that it has held since 1984.']], [
      'info watch-new-subject: Lockheed Martin',
    ]],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
