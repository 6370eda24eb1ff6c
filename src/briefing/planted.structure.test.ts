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
  'section-order': [
    ['wheat-rust.txt', [['history', '', '\n\nFurther reading\n\nA list follows.']], ['error section-order:']],
    ['chess-politics.txt', [['now', '', '\n\nHistory\n\nAgain.']], ['error section-order:']],
    ['rent-caps.md', [['what', '', '\n\n## Key facts\n\nThere are none.']], ['error section-order:']],
  ],
  'opener-tracks': [
    [
      'rail-franchises.txt',
      [['what', 'The "private vs. public rail" beat tracks', 'This beat tracks']],
      [
        "warning opener-tracks: This beat tracks the return of Britain's passenger trains to the state and the argument over what that can change.",
        'info terms-defined:',
      ],
    ],
    [
      'coral-bleaching.txt',
      [['what', '"coral bleaching"', '"reef bleaching"']],
      ['warning opener-tracks: reef bleaching'],
    ],
    [
      'football-rights.txt',
      [['what', 'beat follows the sale of live football', 'beat is about the sale of live football']],
      [
        'warning opener-tracks: The "football rights" beat is about the sale of live football, from the auction room to the living room.',
      ],
    ],
  ],
  'as-of-opener': [
    [
      'coral-bleaching.txt',
      [['now', 'As of December 2024, the fourth', 'By December 2024 the fourth']],
      [
        "error as-of-opener: By December 2024 the fourth event is the widest on record: NOAA's Coral Reef Watch says that bleaching-level heat has touched 77 percent of the world's reef area since January 2023.",
      ],
    ],
    [
      'chip-subsidies.txt',
      [['now', 'As of January 2025', 'As of this January']],
      [
        'error as-of-opener: As of this January, the US Commerce Department says that it has signed final awards of more than US$33 billion.',
      ],
    ],
    [
      'pension-age.txt',
      [['now', 'As of 20 January 2025', 'On 20 January 2025']],
      [
        'error as-of-opener: On 20 January 2025, France is reviewing its law of 2023: François Bayrou, the prime minister, said that unions and employers have three months to come up with something better.',
      ],
    ],
  ],
  'both-sides': [
    ['rail-franchises.txt', [['title', 'Private vs. public rail', 'Private vs. state rail']], [
      'warning both-sides: whole',
      'warning opener-tracks: private vs. public rail',
      'info terms-defined:',
    ]],
    ['pension-age.txt', [['title', 'Pension age vs. pension pay', 'Pension age vs. savings plans']], [
      'warning both-sides: whole',
    ]],
    ['rent-caps.md', [['title', 'Rent caps vs. new homes', 'Rent caps versus construction']], [
      'warning both-sides: whole',
      'warning opener-tracks: rent caps vs. new homes',
      'info terms-defined:',
    ]],
  ],
  'terms-defined': [
    ['wheat-rust.txt', [['title', 'Wheat rust:', 'Wheat rust epidemics:']], ['info terms-defined:']],
    ['seabed-mining.txt', [['title', 'Seabed mining:', 'Seabed mining moratoria:']], ['info terms-defined:']],
    ['chess-politics.txt', [['title', 'Chess politics:', 'Chess politics and sponsorship:']], ['info terms-defined:']],
  ],
  'title-length': [
    ['wheat-rust.txt', [['title', '', ', who then start again from seed']], ['error title-length:']],
    ['new-antibiotics.txt', [['title', 'hardly anyone', 'no doctor, no hospital and no health insurer']], ['error title-length:']],
    ['digital-pound.txt', [['title', 'cash for people', 'cash, or something very much like it, for people']], [
      'error title-length:',
    ]],
  ],
  'title-shape': [
    ['coral-bleaching.txt', [['title', 'Coral bleaching: what', 'Coral bleaching and what']], ['warning title-shape:']],
    ['pension-age.txt', [['title', ': how', ', how']], ['warning title-shape:']],
    ['waiting-lists.txt', [['title', 'lists: a', 'lists, a']], ['warning title-shape:']],
  ],
  'dek-length': [
    ['wheat-rust.txt', [['dek', 'for years, until the spores', 'for years. Then the spores']], ['error dek-length:']],
    ['football-rights.txt', [['dek', 'become broadcasters.', 'become broadcasters in their own right one day.']], [
      'error dek-length:',
    ]],
    ['seabed-mining.txt', [['dek', ', and the authority that may sell them', '. The authority that may sell them']], [
      'error dek-length:',
    ]],
  ],
  'dek-form': [
    ['digital-pound.txt', [['dek', 'Central banks want a public coin on every phone before private ones take over, and they have to prove that nobody is looking at what it buys.', 'A coin on every phone, and a promise with it.']], [
      'warning dek-form:',
    ]],
    ['chess-politics.txt', [['dek', 'The world chess federation sells titles, tournaments and respectability to governments, and its elections are decided far away from the board.', 'It asks who pays for the big events, and which flags the players may show, when elections are decided elsewhere.']], [
      'warning dek-form:',
    ]],
    ['new-antibiotics.txt', [['dek', 'Doctors want to keep a new antibiotic on the shelf, investors want it sold, and the few firms that still try tend to go bankrupt in between.', 'Drugs meant to replace those bacteria have learned to survive, and the odd market in which they fail.']], [
      'warning dek-form:',
    ]],
  ],
  'section-length': [
    ['chip-subsidies.txt', [['watch', '', '\n- Whether Micron follows Intel.']], [
      'error section-length: Whether Micron follows Intel.',
    ]],
    ['coral-bleaching.txt', [['history', '', '\n\nA buoy off Belize read 33 degrees in May 2024.\n\nThe rains came in June 2024.']], [
      'warning section-length: whole',
    ]],
    ['wheat-rust.txt', [['watch', ' Which varieties the Kenyan', ' Whether Njoro. Which varieties the Kenyan']], [
      'error section-length: Whether Njoro.',
    ]],
  ],
  'brief-length': [
    ['night-trains.txt', [['relations', '', ' Night trains cross the Alps.'.repeat(110)]], [
      'error section-length: whole', 'warning brief-length:', 'error paragraph-length: whole']],
  ],
  'paragraph-length': [
    ['tourist-flats.txt', [['relations', '', ' The archive keeps a file on keys and on the people who mind them.'.repeat(7)]], [
      'warning paragraph-length: whole',
    ]],
    ['carbon-price.txt', [['relations', '', ' The archive keeps a file on smoke and on the people who measure it.'.repeat(5)]], [
      'warning paragraph-length: whole',
    ]],
    ['heat-pumps.md', [['relations', '', ' The archive keeps a file on boilers and on the people who mend them.'.repeat(7)]], [
      'warning paragraph-length: whole',
    ]],
  ],
  'sentence-length': [
    ['waiting-lists.txt', [['what', 'hips, cataracts, hernias, scans.', `hips, cataracts, hernias, scans${', knees and backs'.repeat(10)}.`]], [
      `warning sentence-length: The "hospital waiting lists" sub-beat covers planned care in England and the countries it is compared with: hips, cataracts, hernias, scans${', knees and backs'.repeat(10)}.`,
    ]],
    ['seabed-mining.txt', [['relations', '', ` It keeps an eye on${' ships, cranes and'.repeat(14)} harbours.`]], [
      `warning sentence-length: It keeps an eye on${' ships, cranes and'.repeat(14)} harbours.`,
    ]],
    ['carbon-price.txt', [['what', '', ` It is a matter of${' smoke, soot and'.repeat(24)} ash.`]], [
      `error sentence-length: It is a matter of${' smoke, soot and'.repeat(24)} ash.`,
    ]],
  ],
})

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  expect(addedBy(read(brief), edits, corpus)).toEqual([...expected].sort())
})
