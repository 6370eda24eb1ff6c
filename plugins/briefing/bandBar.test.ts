import {expect, test} from 'vitest'
import {barOf} from './bandBar.ts'

const band = {warn: [100, 230], error: [60, 330]} as const

test.each([
  ['nothing', 0, {filled: 0, from: 30.3, to: 69.7}],
  ['a section within its band', 165, {filled: 50, from: 30.3, to: 69.7}],
  ['a section beyond the error limit, which fills the bar', 900, {filled: 100, from: 30.3, to: 69.7}],
])('draws %s', (_, words, bar) => {
  expect(barOf(words, band)).toEqual(bar)
})
