import {expect, test} from 'vitest'
import {nextNamed, withLetter} from './typedName.ts'

const names = ['AI safety testing', 'electricity', 'open weights', 'Offshore wind', 'US export controls']

test.each([
  ['a letter goes to the next name that begins with it, whatever its case', 0, 'o', 2],
  ['the same letter again goes on to the next', 2, 'oo', 3],
  ['and around the end to the first', 3, 'ooo', 2],
  ['more letters stay where they fit', 2, 'op', 2],
  ['and look on where they do not', 2, 'of', 3],
  ['a letter that only this name has stays', 1, 'e', 1],
  ['letters that no name has lead nowhere', 0, 'xy', -1],
])('%s', (_, from, letters, at) => {
  expect(nextNamed(names, from, letters)).toBe(at)
})

test('no names, nowhere to go', () => {
  expect(nextNamed([], 0, 'a')).toBe(-1)
})

test('letters that follow each other quickly make one name, and a pause begins another', () => {
  const first = withLetter(undefined, 'o', 1000)
  const second = withLetter(first, 'f', 1500)
  expect([first.letters, second.letters, withLetter(second, 'e', 3000).letters]).toEqual(['o', 'of', 'e'])
})
