import {expect, test} from 'vitest'
import {beat, complaints, today} from '../fixtures/builders.ts'
import {createLinter} from '../linter.ts'
import {houseStyle} from './house-style.ts'

const find = (text: string) => complaints(houseStyle, beat({whatItIs: text}))

test.each([
  'No Patents on Seeds!, a coalition, won.',
  'The US and us-versus-them politics are words; "we know" said the World Health Organization.',
  'It costs US$5, A$6, C$7, NZ$8, HK$9 and S$10.',
  'World War I ended, Charles I died, and Article I stands.',
  'He asked "who pays?" and shouted "never!" as well.',
  "The club's owners' money isn't enough.",
  'The Center for AI Standards and the Labor Department kept their spelling.',
  'Yahoo! bought it.',
  "Which? had counted 40 branches, by Which?'s tally.",
  'A licence, a practice, a programme and a practised hand.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['Nobody told us.', ['warning: us']],
  ['We expect more, and our view is firm.', ['warning: We', 'warning: our']],
  ['I think so.', ['warning: I']],
  ['Let us go!', ['warning: us', 'warning: !']],
  ['Is it true? Yes.', ['warning: ?']],
  ['See https://example.org/a?b=c for more.', ['warning: https://example.org/a?b=c']],
  ['It is long — and old.', ['warning: —']],
  ['It’s a “long” day.', ['warning: ’', 'warning: “', 'warning: ”']],
  ['It covers 40% or 40 %.', ['warning: %', 'warning: %']],
  ['It costs $5.', ['warning: $']],
  ['The center organized its defense.', ['warning: center', 'warning: organized', 'warning: defense']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})

test('a fix is called by what it writes', () => {
  const linter = createLinter({rules: [houseStyle]})
  const findings = linter.lint(beat({whatItIs: 'It covers 40% for $5 at the center.'}), {now: today})
  expect(findings.flatMap(({fixes}) => fixes.map(({title}) => title))).toEqual(['Write percent', 'Write US$', 'Write centre'])
})
