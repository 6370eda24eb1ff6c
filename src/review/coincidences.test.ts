import {expect, test} from 'vitest'
import {diffText} from './fieldDiff.ts'

/** A comparison as text: `[-removed-]`, `{+added+}`. */
function told(before: string, after: string): string {
  const marks = {same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}']} as const
  return diffText('dek', before, after).words.map(({change, text}) => `${marks[change][0]}${text}${marks[change][1]}`).join('')
}

test.each([
  [
    'a phrase that was replaced stands whole beside what came for it',
    'Grids built for slow growth are asked to connect single buildings that draw as much as a town, and somebody has to pay for the wires.',
    'Data centres want power by the city, and households may pay for the wires.',
    '[-Grids built for slow growth are asked to connect single buildings that draw as much as a town, and somebody has to-]{+Data centres want power by the city, and households may+} pay for the wires.',
  ],
  ['a word here and a word there stay apart', 'The line opened late and costs rose.', 'The line closed late and prices rose.', 'The line [-opened-]{+closed+} late and [-costs-]{+prices+} rose.'],
  ['what was only added has nothing to coincide with', 'Costs rose.', 'Costs of steel and of copper rose.', 'Costs {+of steel and of copper +}rose.'],
  ['a figure that stays is seen to stay', 'Buyers paid 40 in spring.', 'Tenants owed 40 by autumn.', '[-Buyers paid-]{+Tenants owed+} 40 [-in spring-]{+by autumn+}.'],
])('%s', (_, before, after, said) => {
  expect(told(before, after)).toBe(said)
})

test('either side can be read off a comparison', () => {
  const [before, after] = ['As much as a town, and somebody has to pay.', 'Nine percent of the power, and households may pay.']
  const {words} = diffText('dek', before, after)
  const side = (gone: string) => words.filter(({change}) => change !== gone).map(({text}) => text).join('')
  expect([side('added'), side('removed')]).toEqual([before, after])
})
