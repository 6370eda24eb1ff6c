import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {suggestMentions} from './mentions.ts'
import type {Query} from './query.ts'
import {relatedStories} from './rank.ts'
import type {Mode} from './rank.ts'
import type {Story} from './story.ts'

const day = 86_400_000

function ranked(stories: readonly Story[], query: Query, mode: Mode = 'passage'): string[] {
  const archive = new Archive()
  for (const story of stories) archive.put(story)
  return relatedStories(archive, query, mode).map(({id}) => id)
}

const untitled = (id: string, text: string): Story => ({id, title: '', text})
const notes = [
  untitled('kiln', 'Fired the second kiln today. The glaze ran on every shelf but the lowest.'),
  untitled('clay', 'New clay arrived, too wet. Left it under boards to dry until the market.'),
  untitled('market', 'Market stall booked for spring. Two tables, no awning, rain likely.'),
  untitled('glaze', 'Tried ash glaze with less feldspar. Cracks gone, colour dull.'),
  untitled('wheel', 'The wheel squeaks again; oiled the bearing, no better.'),
]

test.each<[string, string, string]>([
  ['rare words', 'The bearing is worn out, so the noise is back.', 'wheel'],
  ['two words that stand together', 'More feldspar in the ash glaze this time, and the dullness went.', 'glaze'],
  ['one of two sentences', 'Nothing to tell of the workshop. We will need an awning over the tables at the stall.', 'market'],
])('among untitled, undated, unlinked notes a passage finds its note by %s', (_, text, id) => {
  expect(ranked(notes, {text})[0]).toBe(id)
  expect(ranked(notes.toReversed(), {text})).toEqual(ranked(notes, {text}))
})

test('a note that is being written again is compared with the others only', () => {
  expect(ranked(notes, {id: 'kiln', text: notes[0]!.text}, 'draft')[0]).toBe('glaze')
})

const letter = (number: number, items: readonly string[]): Story[] =>
  items.map((text, at) => ({id: `${number}/${at}`, title: `The Harbour Letter, no. ${number}`, text, date: number * 7 * day}))
const letters = [
  ...letter(1, ['The crane inspection was put off until June.', 'A seal pup came ashore at the slipway.', 'Mooring fees go up by a tenth.']),
  ...letter(2, ['The crane passed its inspection.', 'The slipway is closed for repairs.', 'The chandlery changes hands.']),
  ...letter(3, ['The chandlery opens on Sundays now.', 'Storm damage to the outer mole.', 'Night berths can be booked by phone.']),
]

test('of the items of a newsletter, which share their titles, the one on the matter is first, and the newer of two', () => {
  const query = {title: 'The Harbour Letter, no. 4', at: 28 * day}
  expect(ranked(letters, {...query, text: 'The new chandlery has sold out of rope.'}).slice(0, 2).toSorted()).toEqual(['2/2', '3/0'])
  expect(ranked(letters, {...query, text: 'The inspection of the crane is due again.'})[0]).toBe('2/0')
  expect(ranked(letters, {...query, text: 'Divers looked at the damage that the storm did to the mole.'})[0]).toBe('3/1')
})

test('a newsletter that all items are named after is no mention of any of them', () => {
  const archive = new Archive()
  for (const item of letters) archive.put(item)
  const passages = [{text: 'Readers of The Harbour Letter wrote to us about the slipway, and of the letter itself.'}]
  expect(suggestMentions(archive, {title: 'The Harbour Letter, no. 4', at: 28 * day, passages})).toEqual([])
})

const jargon = 'The scheduler hands each request to a worker, the worker reads its page from the cache, and the page is written back. '
const post = (id: string, title: string, section: string, date?: number): Story => ({
  id,
  title,
  text: `${jargon.repeat(12)}\n\n${section}\n\n${jargon.repeat(12)}`,
  ...(date === undefined ? {} : {date}),
})
const posts = [
  post('2.4', 'Lantern 2.4 released', 'Pages are compressed with a dictionary shared between workers, which halves the cache.', 100 * day),
  post('2.5', 'Lantern 2.5 released', 'A stalled worker is noticed by a heartbeat, and its requests move to another.', 150 * day),
  post('2.6', 'Lantern 2.6 released', 'Backpressure reaches the client: a full queue answers at once.', 200 * day),
  post('how', 'How the scheduler works', 'Work stealing keeps idle workers busy without a lock.', 120 * day),
]

test.each<[string, string, string]>([
  ['a section deep inside', 'We moved requests away from stalled workers once the heartbeat was missed.', '2.5'],
  ['the version it names', 'Upgrade from Lantern 2.4 before the end of the month.', '2.4'],
  ['words of its title', 'To see how the scheduler works, read on.', 'how'],
])('a long technical post is found by %s', (_, text, id) => {
  expect(ranked(posts, {title: 'Lantern in production', text, at: 210 * day})[0]).toBe(id)
  const undated = posts.map(({date: _date, ...rest}) => rest)
  expect(ranked(undated, {title: 'Lantern in production', text})[0]).toBe(id)
})

test('of stories that fit alike the newer is first, and without dates neither is called recent', () => {
  const twins = (dated: boolean) => ['old', 'new'].map((id, at): Story => ({id, title: '', text: 'The weir gate jams in frost.', ...(dated ? {date: at * 200 * day} : {})}))
  expect(ranked(twins(true), {text: 'Frost at the weir gate', at: 210 * day})).toEqual(['new', 'old'])
  const archive = new Archive()
  for (const story of twins(false)) archive.put(story)
  const kinds = relatedStories(archive, {text: 'Frost at the weir gate', at: 210 * day}, 'passage').flatMap(({reasons}) => reasons.map(({kind}) => kind))
  expect(new Set(kinds)).toEqual(new Set(['terms']))
})

test('what earlier authors called a story finds it when it shares no other word', () => {
  const linked: Story[] = [
    ...notes,
    {id: 'later', title: '', text: 'As I wrote in the great collapse, shelves fail from the bottom.', links: [{to: 'kiln', anchor: 'the great collapse'}]},
  ]
  expect(ranked(linked, {text: 'After the great collapse I bought iron supports.', without: new Set(['later'])})[0]).toBe('kiln')
})
