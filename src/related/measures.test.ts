import {expect, test} from 'vitest'
import {ndcg, pairedInterval, quantile, recall, reciprocalRank, seeded} from './measures.ts'

test('nDCG, recall and reciprocal rank of a small answer', () => {
  const truth = new Set(['a', 'b'])
  expect(ndcg(['x', 'a', 'b'], truth, 10)).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)))
  expect(ndcg(['a', 'b'], truth, 10)).toBe(1)
  expect(recall(['x', 'a', 'b'], truth, 2)).toBe(0.5)
  expect(reciprocalRank(['x', 'a'], truth)).toBe(0.5)
  expect(reciprocalRank(['x'], truth)).toBe(0)
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
})

test('the interval of a constant difference is that difference, and a seed repeats', () => {
  expect(pairedInterval([0.5, 0.75], [0.25, 0.5], seeded(1))).toEqual([0.25, 0.25])
  const noisy = () => pairedInterval([1, 0, 1, 0.5], [0, 0, 1, 0], seeded(7))
  expect(noisy()).toEqual(noisy())
})
