import {expect, test} from 'vitest'
import en from './en.ts'
import briefing from './en/briefing.ts'
import editions from './en/editions.ts'
import importing from './en/import.ts'
import newsroom from './en/newsroom.ts'
import related from './en/related.ts'
import review from './en/review.ts'
import withdrawal from './en/withdrawal.ts'

test('no two rooms give words to the same key', () => {
  const keys = [briefing, importing, review, related, editions, newsroom, withdrawal].flatMap((words) => Object.keys(words))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  expect(keys).toHaveLength(Object.keys(en).length)
})
