import {expect, test} from 'vitest'
import {briefOfDocument} from '../briefing/briefOfDocument.ts'
import {beat, blocks, type BeatParts} from '../briefing/fixtures/builders.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {createReader} from '../text/reading.ts'
import {Newsroom} from './newsroom.ts'
import {relatedToDraft, relatedToPassage, suggestedMentions} from './suggest.ts'

const now = Date.parse('2026-07-15')
const options = {contract: briefingContract, now}

const stories = [
  {_id: 'beat-rail', _type: 'beat', title: 'Night trains across Europe: who pays for sleep', shortTitle: 'European night trains', asOf: {date: '2026-06-30'}},
  {
    _id: 'take-vienna',
    _type: 'take',
    headline: 'Vienna orders thirty sleeping cars',
    publishedAt: '2026-07-01',
    body: blocks('v', 'The railway in Vienna ordered thirty sleeping cars. A maker in Graz builds them.'),
  },
  {_id: 'take-graz', _type: 'take', headline: 'Graz builds what Vienna ordered', publishedAt: '2026-05-01', body: blocks('g', 'Graz has a works with one line for sleeping cars.')},
  {_id: 'drafts.take-secret', _type: 'take', headline: 'Sleeping cars catch fire in Linz', body: blocks('s', 'Sleeping cars catch fire.')},
  {_id: 'subject-graz', _type: 'subject', name: 'Graz Rolling Stock', aliases: ['GRS']},
]

function newsroomOf(documents: readonly unknown[] = stories): Newsroom {
  const newsroom = new Newsroom()
  for (const document of documents) newsroom.put(document)
  return newsroom
}

function read(parts: BeatParts, newsroom: Newsroom) {
  const document = beat({title: 'Trains by day: a test', dek: 'A dek.', ...parts})
  const brief = briefOfDocument(document, briefingContract, createReader(), newsroom.corpus)
  if (!brief) throw new Error('the fixture is no beat')
  return {document, brief}
}

function mentions(parts: BeatParts, newsroom = newsroomOf()) {
  const {document, brief} = read(parts, newsroom)
  return suggestedMentions(brief, document, newsroom, options).map(({place, target}) => [place.section, place.text, target])
}

const filler = 'Many people like to sleep while they travel, and many more like to arrive rested in the morning than tired at night.'

test('marks a name the house gave a story, once per section, in the order of the text', () => {
  expect(mentions({whatItIs: `${filler} European night trains grow. European night trains lose money.`, history: 'Few rode European night trains in 2019.'})).toEqual([
    ['whatItIs', 'European night trains', 'beat-rail'],
    ['history', 'European night trains', 'beat-rail'],
  ])
})

test.each<[string, BeatParts]>([
  ['inside a link', {whatItIs: '[[European night trains|take-graz]] grow.'}],
  ['inside a source citation', {whatItIs: '{{European night trains|source-x}} grow.'}],
  ['in a quotation', {whatItIs: 'He said "European night trains are late" twice.'}],
  ['when the section links to the story already', {whatItIs: `${filler} [[Trains|beat-rail]] run. European night trains grow.`}],
  ['to the beat itself', {_id: 'drafts.beat-rail', whatItIs: 'European night trains grow.'}],
  ['to a story readers cannot see', {whatItIs: 'In June sleeping cars catch fire in Linz again.'}],
])('offers nothing %s', (_, parts) => {
  expect(mentions(parts)).toEqual([])
})

test('offers no more links than the contract wants in a section', () => {
  const both = 'European night trains, says Graz Rolling Stock, grow and grow again.'
  expect(mentions({whatItIs: both})).toEqual([['whatItIs', 'European night trains', 'beat-rail']])
  expect(mentions({whatItIs: `${both} ${filler} ${filler}`})).toHaveLength(2)
})

test('a dismissed pair stays away from this draft, and from no other', () => {
  const dismissal = {_id: 'beatbook.feedback.x', _type: 'beatbook.feedback', kind: 'dismissed', document: 'beat-own', target: 'beat-rail'}
  const newsroom = newsroomOf([...stories, dismissal])
  expect(mentions({whatItIs: 'European night trains grow.'}, newsroom)).toEqual([])
  expect(mentions({_id: 'beat-other', whatItIs: 'European night trains grow.'}, newsroom)).toHaveLength(1)
  newsroom.remove('beatbook.feedback.x')
  expect(mentions({whatItIs: 'European night trains grow.'}, newsroom)).toHaveLength(1)
})

test('a card has the sentence that matched, the words in it, and reasons in parts', () => {
  const newsroom = newsroomOf()
  const {document, brief} = read({whatItIs: 'The railway wants sleeping cars from Graz. It ordered them in Vienna.'}, newsroom)
  const caret = {field: ['whatItIs'], blockKey: 'whatItIs-0', start: 5, end: 5}
  const {cards} = relatedToPassage(brief, document, newsroom, caret, options)
  const card = cards.find(({id}) => id === 'take-vienna')
  expect(card).toMatchObject({title: 'Vienna orders thirty sleeping cars', kind: 'take', date: '2026-07-01', isPublic: true})
  expect(card?.sentence).toBe('The railway in Vienna ordered thirty sleeping cars.')
  expect(card?.words.map(({start, end}) => card.sentence.slice(start, end))).toContain('sleeping cars')
  expect(card?.reasons).toContainEqual({kind: 'age', days: 14})
  expect(card?.link).toMatchObject({blockKey: 'whatItIs-0', text: 'sleeping cars'})
})

test('an unpublished story is listed as one, and what the draft cites is not listed again', () => {
  const newsroom = newsroomOf()
  const {document, brief} = read({whatItIs: 'Sleeping cars from [[Vienna|take-vienna]] burn.'}, newsroom)
  const {cards} = relatedToDraft(brief, document, newsroom, options)
  expect(cards.map(({id, isPublic}) => [id, isPublic])).toContainEqual(['take-secret', false])
  expect(cards.map(({id}) => id)).not.toContain('take-vienna')
})

test.each([
  ['noStories', [], 'Sleeping cars.'],
  ['onlyThis', [beat({title: 'Only'})], 'Sleeping cars.'],
  ['noText', stories, ''],
  ['nothingShared', stories, 'Zzyzx qwrt.'],
] as const)('an empty list says why: %s', (empty, documents, whatItIs) => {
  const newsroom = newsroomOf(documents)
  const {document, brief} = read({dek: '', title: '', whatItIs}, newsroom)
  expect(relatedToDraft(brief, document, newsroom, options)).toEqual({cards: [], empty})
})

test('without a caret in the text there is no passage', () => {
  const newsroom = newsroomOf()
  const {document, brief} = read({whatItIs: 'Sleeping cars.'}, newsroom)
  expect(relatedToPassage(brief, document, newsroom, undefined, options)).toEqual({cards: [], empty: 'noCaret'})
})

test.each([
  ['a heap of emoji', '🚂'.repeat(500)],
  ['right-to-left text', 'قطارات ليلية في أوروبا European night trains'],
  ['text without spaces', '夜行列車はヨーロッパを走る'],
  ['a very long paste', `${'European night trains and sleeping cars. '.repeat(2000)}`],
])('%s gives a sensible answer', (_, whatItIs) => {
  const newsroom = newsroomOf()
  const {document, brief} = read({whatItIs}, newsroom)
  expect(suggestedMentions(brief, document, newsroom, options).length).toBeLessThanOrEqual(1)
  expect(relatedToDraft(brief, document, newsroom, options).cards.length).toBeLessThanOrEqual(8)
})
