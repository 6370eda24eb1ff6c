import {expect, test} from 'vitest'
import {oneOf} from './oneOf.ts'

test.each<[list: string, on: string[], off: string[]]>([
  ['two three', ['two', 'three'], ['twothree', 'tw', '', 'Two']],
  ['estimat(?:e|es|ed) bans?', ['estimate', 'estimated', 'ban', 'bans'], ['estimat', 'banss']],
  ['show(?:n|ed)?', ['show', 'shown', 'showed'], ['shows']],
  ['u\\.s\\. united\\sstates', ['u.s.', 'united states'], ['uxsx', 'united']],
  ['spokesm[ae]n', ['spokesman', 'spokesmen'], ['spokesmin']],
  ['(?:kilo|mega)?watt-hour', ['watt-hour', 'megawatt-hour'], ['gigawatt-hour']],
  ['not \\p{Ll}+ly', ['not', 'nearly'], ['ly', 'Nearly']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
])('%s', (list, on, off) => {
  const words = oneOf(list)
  expect(on.filter((word) => !words.test(word))).toEqual([])
  expect(off.filter((word) => words.test(word))).toEqual([])
})
