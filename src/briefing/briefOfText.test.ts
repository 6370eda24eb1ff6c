import {expect, test} from 'vitest'
import type {Brief} from './brief.ts'
import {archive, textComplaints, today} from './fixtures/builders.ts'
import {createLinter} from './linter.ts'
import {linkDensity} from './rules/link-density.ts'
import {rosterStatement} from './rules/roster-statement.ts'
import {uncitedTake} from './rules/uncited-take.ts'

function read(text: string): Brief {
  const brief = createLinter().readText(text, 'a.md', {now: today, corpus: archive})
  if ('reason' in brief) throw new Error(brief.reason)
  return brief
}

const title = 'Heat pumps vs. gas boilers: who pays for warm homes'
const relating = (relationships: string, meta = 'Energy· ·2 takes ·') =>
  `${title}\n\nWhat it costs to change.\n\n${meta}\n\nRelationships\n\n${relationships}\n\nThe briefing, by email\n`
const targets = (text: string) => read(text).sections[3]!.links.map(({text: anchor, target}) => [anchor, target])

test('site mark, title, dek, meta and type are told apart', () => {
  const {
    title: read1,
    dek,
    layout,
  } = read('Mark\n\n# A: b\n\nThe dek.\n\nAI · · 12 takes ·\npost\n\n## History\n\nIt ended.\n')
  expect([read1, dek]).toEqual(['A: b', 'The dek.'])
  expect(layout).toMatchObject({
    meta: ['AI', '', '12 takes', ''],
    declaredTakes: 12,
    type: 'post',
    notUnderstood: ['Mark'],
  })
})

test('lines of one paragraph are one, in any line ending', () => {
  const section = read('A: b\r\n\r\nDek.\r\n\r\nAI ·\r\n\r\nHistory\r\n\r\nIt began\r\nin 2020.\r\n\r\nIt ended.\r\n')
    .sections[1]!
  expect(section.text).toBe('It began in 2020.\n\nIt ended.')
  expect(section.paragraphs.map(({line}) => line)).toEqual([9, 12])
})

test('a list under What to watch is taken item by item, prose sentence by sentence', () => {
  const watch = (body: string) =>
    read(`A: b\n\nDek.\n\nAI ·\n\nWhat to watch\n\n${body}\n`).sections[4]!.items.map(({text}) => text)
  expect(watch('- Whether it opens\n  in May. It may.\n- Who pays.')).toEqual([
    'Whether it opens in May. It may.',
    'Who pays.',
  ])
  expect(watch('1. Whether it opens.\n\n2. Who pays.')).toEqual(['Whether it opens.', 'Who pays.'])
  expect(watch('Whether it opens. Who pays.')).toEqual(['Whether it opens.', 'Who pays.'])
})

test('titles in Relationships are links: longest first, folded, never the brief itself', () => {
  expect(
    targets(
      relating(
        'The "heat pumps" beat has no roster. ministers double the boiler grant and narrow the price gap covers it; so does Grid Capacity, and grid capacity again. It is in the warm-homes cluster.',
      ),
    ),
  ).toEqual([
    ['ministers double the boiler grant and narrow the price gap', 'take-grants'],
    ['Grid Capacity', 'beat-grid'],
    ['warm-homes', 'cluster-warmth'],
  ])
})

test('a Markdown or HTML link whose address ends in a slug is a link; any other is not', () => {
  const section = read(
    relating(
      'See [the grant](/takes/boiler-grant/) and <a href="https://example.org/beats/grid-capacity?x=1">the grid</a>, not [this](https://example.org/other).',
    ),
  ).sections[3]!
  expect(section.text).toBe('See the grant and the grid, not this.')
  expect(section.links.map(({kind, target}) => [kind, target])).toEqual([
    ['crossReference', 'take-grants'],
    ['crossReference', 'beat-grid'],
    ['webLink', undefined],
  ])
})

test('emphasis marks are no words', () => {
  expect(read(relating('It is **very** _dear_, 2*3*4 and snake_case_name.')).sections[3]!.text).toBe(
    'It is very dear, 2*3*4 and snake_case_name.',
  )
})

test.each<[string, string[]]>([
  ['The beat has no formal roster subjects.', []],
  ['The roster lists Ofgem and Daikin.', []],
  ['Its roster is empty.', []],
  ['It stands alone.', ['error: It stands alone.']],
  ['The beat has a roster.', ['error: The beat has a roster.']],
])('a text says who is on the roster: %s', (relationships, expected) => {
  expect(textComplaints(rosterStatement, relating(relationships))).toEqual(expected)
})

test('a text declares its takes, and cites them by title', () => {
  const grants = 'Ministers double the boiler grant and narrow the price gap'
  const noise = 'Councils, noise rules and the heat pump next door'
  const find = (text: string, meta?: string) => textComplaints(uncitedTake, relating(text, meta), {corpus: archive})
  expect(find(`${grants} and ${noise} agree.`)).toEqual([])
  expect(find(`${grants} stands.`)).toEqual([`warning: ${grants} stands.`])
  expect(find(`${grants} and ${noise} agree.`, 'Energy· ·3 takes ·')).toEqual([
    `warning: ${grants} and ${noise} agree.`,
  ])
})

test('a take cited twice in a text is found', () => {
  const noise = 'Councils, noise rules and the heat pump next door'
  const text = relating(`${'word '.repeat(50)}${noise} and ${noise} again.`)
  expect(textComplaints(linkDensity, text, {corpus: archive})).toEqual([`warning: ${noise}`])
})
