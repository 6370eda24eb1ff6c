import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findDates} from './dates.ts'
import {findQuotations} from './quotations.ts'
import {createReader, Reading} from './reading.ts'
import {sentenceSpans} from './sentences.ts'
import type {Span} from './spans.ts'

const pieces = [
  'The IMF, in its count of 5 May 2024, put it at US$5.6 million. ', '31 April 2024 ', 'between March 2023 and July 2024 ',
  'No. 10 ', 'B. R. Gavai ', "O'Neill's ", '"said" ', '‘no way’ ', '“é̂” ', '👩‍👩‍👧‍👦', '\u202e', '\ud800', '\0', '\uE000', 'e\u0301', 'ﬃ ', '中文。', '\n',
  '(source: OECD) ', 'Rs 4,180 crore ', 'CHF 3 ', '2024/1364 ', 'two thirds ', 'İstanbul ', 'ß ', ' ', '.', '—',
]
const prose = fc
  .array(fc.oneof({weight: 4, arbitrary: fc.constantFrom(...pieces)}, fc.string({unit: 'binary', maxLength: 12})), {maxLength: 24})
  .map((parts) => parts.join(''))

function inOrder(spans: readonly Span[], length: number) {
  let at = 0
  for (const {start, end} of spans) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    at = end
  }
  expect(at).toBeLessThanOrEqual(length)
}

test('sentences cover every character but spaces, in order, none twice', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const spans = sentenceSpans(text)
      inOrder(spans, text.length)
      let rest = text
      for (const {start, end} of [...spans].reverse()) rest = rest.slice(0, start) + rest.slice(end)
      expect(rest.trim()).toBe('')
      for (const {start, end} of spans) expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
    }),
    {numRuns: 300},
  )
})

test('dates, figures, names, tokens and quotations are the slices they name', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const reading = new Reading(text)
      for (const {start, end, text: said} of [...findDates(text), ...reading.figures, ...reading.tokens, ...reading.relativeDates])
        expect(text.slice(start, end)).toBe(said)
      for (const {start, end, text: said} of reading.names) expect(text.slice(start, end)).toBe(said)
      for (const spans of [reading.tokens, reading.dates, reading.figures, reading.names]) inOrder(spans, text.length)
      const quotations = findQuotations(text)
      inOrder(quotations, text.length)
      for (const {start, end, inner} of quotations) expect([inner.start, inner.end]).toEqual([start + 1, end - 1])
      for (const {start, end} of reading.attributions) expect(text.slice(start, end).length).toBe(end - start)
    }),
    {numRuns: 300},
  )
})

/** CPU milliseconds, so that a busy machine changes nothing. */
function cost(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}

test.each<[string, string]>([
  ['commas', ','.repeat(50_000)],
  ['digits', '7'.repeat(50_000)],
  ['open brackets', '('.repeat(100_000)],
  ['letters and points', 'a.'.repeat(50_000)],
  ['initials', 'A. '.repeat(15_000)],
  ['a long word', 'a'.repeat(100_000)],
  ['numbers and commas', '1,'.repeat(50_000)],
  ['hyphens', 'a-'.repeat(50_000)],
  ['single marks', "'a ".repeat(40_000)],
  ['double marks', '"'.repeat(100_001)],
  ['spaces', `a${' '.repeat(100_000)}b`],
  ['years', '2024 '.repeat(20_000)],
  ['verbs of speech', 'said '.repeat(25_000)],
  ['combining marks', `e${'\u0301'.repeat(100_000)}`],
  ['names', 'Bank of the '.repeat(15_000)],
])('a page of %s is read in a second', (_, text) => {
  const spent = cost(() => {
    const {sentences} = createReader().paragraph(text)
    sentences.map(({reading}) => [reading.figures, reading.attributions, reading.relativeDates, reading.verbs, reading.content])
  })
  expect(spent).toBeLessThan(1_000)
})
