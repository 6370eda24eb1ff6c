import {expect, test} from 'vitest'
import {Reading} from './reading.ts'

const spoken = (text: string) => new Reading(text).attributions.length > 0

test.each([
  'Paris sees 40 million visitors a year.',
  'Ghana gives 40 percent of its land to cocoa.',
  'Venice sees about 30 cruise ships a week.',
  'The clinic sees 4,000 patients a year.',
  'Paris sees its hotels fill to 87 percent in May.',
  'Oslo sees US$40 million of sales a year.',
  'Heathrow saw traffic rise by 4 percent.',
  'Kew saw growth of 4 percent in May.',
  'Norway gives Denmark 40 percent of its power.',
  'The Rugby Union gave 31 players full-time contracts.',
  'Lisbon offers 40,000 hotel beds.',
  'Chad offers 40 percent of its oil.',
  'Hinkley demands 40 MW.',
  'Turin values 40 parks.',
  'Lagos prints 40 million notes.',
  'Chad earmarks 40 percent of its land for wheat.',
  'The strike in Lyon followed 12 days of talks.',
  'In Peru the strike followed 40 votes.',
  'The Nile gives Egypt 97 percent of its water.',
  'In Venice 30 cruise ships moor.',
])('a figure of its own, and nobody says so: %s', (text) => {
  expect(spoken(text)).toBe(false)
})

test.each([
  'The ministry sees growth of 4 percent.',
  'The ministry sees 4 percent growth.',
  'The IMF sees 3 percent in 2027.',
  'Fitch sees oil at US$80.',
  'Fitch sees US$40 million of losses.',
  'The council sees a need for 4,000 homes.',
  'The bank sees a 40 percent chance of recession.',
  'Kantar gives Leeds 10.8 percent of the market.',
  'The oil office gives exports as 318,000 tonnes.',
  'The agency gives Radio Leith a weekly reach of 7.1 million.',
  'Its director gave the share as 31.4 percent.',
  'Lazard values 40 firms at US$3 billion.',
  'Ferguson offers US$4,000 per berth.',
  'The union demands 12 percent.',
  'Chad earmarked 40 percent of its budget for wheat.',
  'Rystad sees supply growing by 1.2 million barrels.',
  "Christie's values the hoard at £3 million.",
  'The census gives the town 41,200 people.',
  'Her team followed 4,100 twins.',
])('somebody vouches for the figure: %s', (text) => {
  expect(spoken(text)).toBe(true)
})
