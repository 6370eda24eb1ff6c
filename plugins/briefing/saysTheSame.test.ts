import {expect, test} from 'vitest'
import {saysTheSame} from './saysTheSame.ts'

const goTo = () => undefined
const sentence = () => ({age: 3, place: {start: 0, end: 9, text: 'One claim'}})

test.each([
  {name: 'the same data made anew', before: {sentence: sentence(), goTo}, now: {sentence: sentence(), goTo}, same: true},
  {name: 'another age', before: {sentence: sentence(), goTo}, now: {sentence: {...sentence(), age: 4}, goTo}, same: false},
  {name: 'another function', before: {goTo}, now: {goTo: () => undefined}, same: false},
  {name: 'a prop more', before: {goTo}, now: {goTo, sentence: sentence()}, same: false},
  {name: 'a prop that went and one that came', before: {goTo, sentence: sentence()}, now: {goTo, state: undefined}, same: false},
])('$name', ({before, now, same}) => {
  expect(saysTheSame(before, now)).toBe(same)
})
