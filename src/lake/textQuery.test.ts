import {expect, test} from 'vitest'
import {normalPath} from './jsonMatchPath.ts'
import {readTextQuery, wordsIn} from './textQuery.ts'

test.each([
  ['open weights', {wanted: ['open', 'weights'], unwanted: []}],
  ['open "model weights" -licence', {wanted: ['open', 'model weights'], unwanted: ['licence']}],
  ['-"closed weights" chip*', {wanted: ['chip*'], unwanted: ['closed weights']}],
  ['state-of-the-art', {wanted: ['state-of-the-art'], unwanted: []}],
  ['  ', {wanted: [], unwanted: []}],
])('text::query(%j) wants and refuses', (text, parts) => {
  expect(readTextQuery(text)).toEqual(parts)
})

test.each([
  ["Ireland's meters sho*", ["Ireland's", 'meters', 'sho*']],
  ['state-of-the-art (2026).', ['state', 'of', 'the', 'art', '2026']],
  ['GLM-5.2', ['GLM', '5.2']],
  ['... *', []],
])('the phrase %j has the words that a text has', (phrase, words) => {
  expect(wordsIn(phrase)).toEqual(words)
})

test.each([
  ['title', 'title'],
  ['a.b.c', 'a.b.c'],
  ['a[0].b', 'a[0].b'],
  ['a[-1]', 'a[-1]'],
  ['a[1:3]', 'a[1:3]'],
  ['a[]', 'a[0:]'],
  ['a[:]', 'a[0:]'],
  ['a[*].b', 'a[0:].b'],
  ['a..b', 'a..b'],
  ['..b', '..b'],
  ['["odd key"]', "['odd key']"],
  ['a["odd key"].b', "a['odd key'].b"],
  ['a[0, 2]', 'a[0,2]'],
  ['body[_key=="a,b]"].children[_key=="c"].text', 'body[_key=="a,b]"].children[_key=="c"].text'],
  ['a[x > 2]', 'a[x > 2]'],
  ['a[@ == "x"]', 'a[@ == "x"]'],
])('the path %s is read as %s', (path, normal) => {
  expect(normalPath(path)).toBe(normal)
})

test.each(['', 'a[', 'a]', 'a b', 'a.', '.a', 'a...b', '$.a', 'a[0', 'a["x]', 'a[x ==]', 'a[(1)]', '0'])(
  'the path %j cannot be read',
  (path) => {
    expect(() => normalPath(path)).toThrow(`The path "${path}" cannot be read`)
  },
)
