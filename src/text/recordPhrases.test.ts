import {expect, test} from 'vitest'
import {Reading} from './reading.ts'

test.each([
  ['Stocks fell by 12 percent, early returns show.', ['show']],
  ['The reserve lost 4 tonnes, its own ledger showed on 4 June.', ['showed']],
  ['The kiln burns 40 tonnes a day, the permit says.', ['says']],
  ['On the roll kept by the Harbour Guild stand 412 pilots.', ['roll kept']],
  ['A survey by Harrow Polls had the mayor at 41 percent.', ['survey by']],
  ['According to notes of the April meeting, 14 members left.', ['According to']],
  ['The harvest will be 9 percent smaller, by guesses that run from 4 (Orla) to 14 percent (Tiber), all of them forecasts.', ['(Orla', '(Tiber']],
  ["The official tally of 412 comes from the county's coroner.", ['comes from']],
  ['The queue holds 412 ships, Tiber Port notes.', ['notes']],
  ['At the Tiber Assizes, prosecutors said the ring moved 40 tonnes.', ['said']],
  ["Tiber's search ended with 40 arrests, a spokesman said.", ['said']],
  ['Tiber and Orla will merge 140 shops, the two companies announced.', ['announced']],
])('%s', (text, words) => {
  expect(new Reading(text).attributions.map(({start, end}) => text.slice(start, end))).toEqual(expect.arrayContaining(words))
})

test.each([
  'Prices rose by 12 percent, traders said.',
  'Prices rose by 12 percent, as the chart shows.',
  'Prices rose by 12 percent, sources close to the talks said.',
  'Prices rose by 12 percent, which shows how scarce it is.',
  'The wall kept by wardens has 40 gates.',
  'The companies announced 40 closures.',
  'A spokesman said that 40 shops would close.',
  'Roads (Orla) carry 40 percent of it.',
  'Half of the water comes from wells in Kerala, 40 metres deep.',
  'According to papers, 40 shops will close.',
])('nobody stands behind %j', (text) => {
  expect(new Reading(text).attributions).toEqual([])
})
