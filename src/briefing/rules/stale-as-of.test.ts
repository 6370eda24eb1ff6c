import {expect, test} from 'vitest'
import {archive, beat, complaints, today} from '../fixtures/builders.ts'
import {createLinter} from '../linter.ts'
import {staleAsOf} from './stale-as-of.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  ['119 days', {currentState: 'As of 18 March 2026, it is shut.'}, []],
  ['120 days', {currentState: 'As of 17 March 2026, it is shut.'}, ['warning: 17 March 2026']],
  ['365 days', {currentState: 'As of 15 July 2025, it is shut.'}, ['error: 15 July 2025']],
  ['counted from the end of the month', {currentState: 'As of March 2026, it is shut.'}, []],
  [
    'counted from the field',
    {currentState: 'It is shut.', asOf: {date: '2025-01-31', precision: 'month'}},
    ['error: asOf'],
  ],
  ['no date at all', {currentState: 'It is shut.'}, []],
  [
    'a newer take on the same subjects',
    {currentState: 'As of 1 May 2026, Ofgem and Daikin agree. Nobody else does.'},
    ['warning: As of 1 May 2026, Ofgem and Daikin agree.'],
  ],
  ['a newer take that shares one subject', {currentState: 'As of 1 May 2026, Ofgem agrees. Nobody else does.'}, []],
  ['an older take', {currentState: 'As of May 2026, Ofgem and Daikin agree.'}, []],
])('%s', (_, parts, expected) => {
  expect(complaints(staleAsOf, beat(parts), {corpus: archive})).toEqual(expected)
})

const lines =
  'As of 1 February 2026, lines carry 40 percent of freight. In May 2024 the Rail Authority put the cost at US$3 billion. ' +
  'Work goes on. The operator said in December 2025 that 12 stations were open, and a second line is due in 2031.'

const found = (currentState: string, now = today) => createLinter({rules: [staleAsOf]}).lint(beat({currentState}), {now})

test('names the oldest claims that carry weight, and leads to what dates them', () => {
  const [finding] = found(lines)
  expect(finding?.message).toBe(
    'Current state was true on 1 February 2026, 164 days ago. Its oldest claims are "In May 2024 the Rail Authority …" ' +
      '(May 2024) and "The operator said in December 2025 that …" (December 2025). Check them and bring the date up to now.',
  )
  expect(finding?.related?.map(({text}) => text)).toEqual(['May 2024', 'December 2025'])
})

test('names a claim without a date of its own by its words, and does not lead to where it stands itself', () => {
  const [finding] = found('As of 1 February 2026, lines carry freight. About 40 percent of it waits. Work goes on.')
  expect(finding?.message).toBe(
    'Current state was true on 1 February 2026, 164 days ago. Its oldest claim is "About 40 percent of it waits". ' +
      'Check it and bring the date up to now.',
  )
  expect(finding?.related?.map(({text}) => text)).toEqual(['40 percent'])
})

test('quotes inside a claim become single ones', () => {
  expect(found('As of 1 February 2026, lines are shut. The "Big Dig" cost US$3 billion.')[0]?.message).toContain(`"The 'Big Dig' cost US$3 billion"`)
})

test('says only how old it is when nothing in it carries weight', () => {
  expect(found('As of 1 February 2026, lines are shut.')[0]).toMatchObject({
    message: 'Current state was true on 1 February 2026, 164 days ago. Check its claims and bring the date up to now.',
  })
})

test.each([
  [150, '2026-07-01', 'warning'],
  [400, '2027-03-08', 'error'],
])('after %i days it is no longer let pass', (days, now, severity) => {
  const [finding] = found(lines, now)
  expect([finding?.severity, finding?.message.includes(`, ${days} days ago.`)]).toEqual([severity, true])
})
