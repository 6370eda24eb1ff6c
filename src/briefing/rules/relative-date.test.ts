import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {relativeDate} from './relative-date.ts'

const find = (text: string) => complaints(relativeDate, beat({history: text}))

test.each([
  'In May 2024 the mill closed, and two weeks later the port did.',
  'The film 28 Days Later opened to queues.',
  'The vote took three weeks, and the count ten days.',
  'The paper wrote that "the port closed last week".',
  'It is a day and a half by ship.',
  'A patent expires 20 years after filing, and treatment starts 18 weeks later if the standard is met.',
  'It covers the last week of talks and the club\'s next season.',
  'Judges rule in the last week before a vote.',
  'Prices are 4 percent up on a year earlier.',
  'It was dug up in what is Tanzania today, beside what is today the Congo.',
  'A council that spends too little loses the money the next year.',
])('accepts: %s', (text) => {
  expect(find(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['A year earlier the port had closed.', ['warning: A year earlier']],
  ['Days later, the port closed.', ['warning: Days later']],
  ['Nobody knows what is sold today.', ['warning: today']],
  ['The port closed a few months after the mill.', ['warning: a few months after']],
  ['Two years ago the mill closed; it opens again next season.', ['warning: Two years ago', 'warning: next season']],
  ['The mayor spoke yesterday and speaks again tomorrow.', ['warning: yesterday', 'warning: tomorrow']],
  ['The yard shut last week before noon.', ['warning: last week']],
  ['The harbour closed, and the yard shut the next year.', ['warning: next year']],
  ['The council plans cuts over the next year.', ['warning: next year']],
  ['The yard will shut the next month.', ['warning: next month']],
  ['Prices fell 12 months earlier.', ['warning: 12 months earlier']],
])('flags: %s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})
