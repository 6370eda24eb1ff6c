import {expect, test} from 'vitest'
import {beat, complaints, textComplaints} from '../fixtures/builders.ts'
import {newsletterBlock} from './newsletter-block.ts'
import {sectionOrder} from './section-order.ts'

const order = ['What it is', 'History', 'Current state', 'Relationships', 'What to watch']
const text = (headings: readonly string[], closing = '\n\nThe briefing, by email\n') =>
  `A: b\n\nDek.\n\nAI · 1 takes\n\n${headings.map((heading) => `${heading}\n\nA sentence of words that ends here.`).join('\n\n')}${closing}`

test.each<[string, string, string[]]>([
  ['in order', text(order), []],
  ['Markdown headings, other case', text(order.map((heading) => `## ${heading.toUpperCase()}`)), []],
  [
    'no blank lines around headings',
    text(order).replaceAll('\n\n', '\n').replace('A: b\nDek.\n', 'A: b\n\nDek.\n\n'),
    [],
  ],
  ['one missing', text(order.filter((heading) => heading !== 'History')), ['error: history']],
  ['one empty', text(order).replace('History\n\nA sentence of words that ends here.', 'History'), ['error: history']],
  [
    'two swapped',
    text(['What it is', 'Current state', 'History', 'Relationships', 'What to watch']),
    ['error: history'],
  ],
  ['one twice', text([...order, 'History']), ['error: history']],
  [
    'an extra heading',
    text(order).replace('Relationships\n', 'Relationships\n\nOther things\n'),
    ['error: relationships'],
  ],
  ['a short sentence', text(order).replace('Relationships\n', 'Relationships\n\nIt ends.\n'), []],
  [
    'a long line without a full stop',
    text(order).replace('Relationships\n', 'Relationships\n\none two three four five six seven eight nine\n'),
    [],
  ],
  ['labels of the sign-up', text(order, '\n\nThe briefing, by email\n\nYour address\n\nSend\n'), []],
])('in a text: %s', (_, source, expected) => {
  expect(textComplaints(sectionOrder, source)).toEqual(expected)
})

test('in a document an empty field and a stored heading are found', () => {
  const full = {whatItIs: 'A.', history: 'B.', currentState: 'C.', relationships: 'D.', watch: ['E.']}
  expect(complaints(sectionOrder, beat(full))).toEqual([])
  expect(complaints(sectionOrder, beat({...full, history: []}))).toEqual(['error: history'])
  const document = beat(full)
  const [block] = document.history
  expect(complaints(sectionOrder, {...document, history: [block, {...block, _key: 'extra', style: 'h2'}]})).toEqual([
    'error: history.extra',
  ])
})

test('the closing block is there and last', () => {
  expect(textComplaints(newsletterBlock, text(order))).toEqual([])
  expect(textComplaints(newsletterBlock, text(order, '\n'))).toEqual(['error: '])
  expect(
    textComplaints(newsletterBlock, text([...order.slice(0, 4), 'The briefing, by email', 'What to watch'], '\n')),
  ).toEqual(['error: '])
  expect(complaints(newsletterBlock, beat({}))).toEqual([])
})
