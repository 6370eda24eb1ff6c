import {expect, test} from 'vitest'
import {briefOfDocument} from '../briefing/briefOfDocument.ts'
import {beat, blocks, type BeatParts} from '../briefing/fixtures/builders.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {createReader} from '../text/reading.ts'
import {coverageOf} from './coverageOf.ts'
import {Newsroom} from './newsroom.ts'
import {notYetProposed, proposalsFor} from './proposals.ts'

const now = Date.parse('2026-07-15')
const reference = (id: string) => ({_type: 'reference', _ref: id})

const subjects = [
  {_id: 'subject-graz', _type: 'subject', name: 'Graz Rolling Stock'},
  {_id: 'subject-oebb', _type: 'subject', name: 'Austrian Railways', aliases: ['ÖBB']},
]

const take = {
  _id: 'take-order',
  _type: 'take',
  headline: 'Austrian Railways cancels thirty sleeping cars',
  publishedAt: '2026-07-10T07:00:00Z',
  beats: [{beat: reference('beat-own')}],
  subjects: subjects.map(({_id}) => reference(_id)),
  body: blocks('t', 'Austrian Railways cancelled its order with Graz Rolling Stock. The sleeping cars were late.'),
}

const text = {
  title: 'Night trains: who pays',
  dek: 'A dek.',
  whatItIs: 'Night trains are old. People sleep in them, and someone has to wash the sheets.',
  history: 'In 2016 Austrian Railways bought the sleeping cars of Germany.',
  currentState: 'As of May 2026, Austrian Railways waits for cars that Graz Rolling Stock builds. Fares rose.',
  watch: ['Whether Graz Rolling Stock delivers to Austrian Railways in 2026.', 'Whether fares rise.'],
}

function newsroomWith(...documents: readonly unknown[]): Newsroom {
  const newsroom = new Newsroom()
  for (const document of [...subjects, ...documents]) newsroom.put(document)
  return newsroom
}

function read(parts: BeatParts, newsroom: Newsroom) {
  const brief = briefOfDocument(beat({...text, ...parts}), briefingContract, createReader(), newsroom.corpus)
  if (!brief) throw new Error('the fixture is no beat')
  return brief
}

function proposed(parts: BeatParts = {}, documents: readonly unknown[] = [take]) {
  const newsroom = newsroomWith(...documents)
  return proposalsFor('take-order', [read(parts, newsroom)], newsroom, now)
}

test('a landed take asks for citations, questions an older claim, and points at what it may answer', () => {
  expect(proposed().map(({_id, kind, section, place}) => [_id, kind, section, place.text.slice(place.start, place.end)])).toEqual([
    ['beatbook.proposal.take-order.beat-own.1', 'cite', 'currentState', 'Austrian Railways'],
    ['beatbook.proposal.take-order.beat-own.2', 'cite', 'history', 'sleeping cars'],
    ['beatbook.proposal.take-order.beat-own.3', 'overtaken', 'currentState', 'As of May 2026, Austrian Railways waits for cars that Graz Rolling Stock builds.'],
    ['beatbook.proposal.take-order.beat-own.4', 'answers', 'watch', 'Whether Graz Rolling Stock delivers to Austrian Railways in 2026.'],
  ])
})

test('a proposal says where, why and from what, as it is stored', () => {
  expect(proposed()[3]).toEqual({
    _id: 'beatbook.proposal.take-order.beat-own.4',
    _type: 'beatbook.proposal',
    document: 'beat-own',
    take: 'take-order',
    kind: 'answers',
    section: 'watch',
    place: {path: 'watch[_key=="watch-0"].body', blockKey: 'watch-0-0', start: 0, end: 65, text: 'Whether Graz Rolling Stock delivers to Austrian Railways in 2026.'},
    reason: 'It tells of Graz Rolling Stock and Austrian Railways as well. Has it answered this question?',
    state: 'open',
  })
})

test('the same take and beats give the same proposals', () => {
  expect(proposed()).toEqual(proposed())
})

test('a brief that cites the take is not asked to cite it', () => {
  const kinds = proposed({whatItIs: 'Night trains are [[old|take-order]].'}).map(({kind}) => kind)
  expect(kinds).toEqual(['overtaken', 'answers'])
})

test('a take from before the as-of date overtakes nothing and answers nothing', () => {
  expect(proposed({}, [{...take, publishedAt: '2026-05-10T07:00:00Z'}]).map(({kind}) => kind)).toEqual(['cite', 'cite'])
})

test('a beat that has nothing to do with it is left alone', () => {
  const elsewhere = {_id: 'beat-wine', title: 'Wine: a test', whatItIs: 'Wine is made of grapes.', history: 'In 2016 it rained.', currentState: 'As of May 2026, it rains.', watch: []}
  expect(proposed(elsewhere)).toEqual([])
})

test('what is no take proposes nothing', () => {
  const newsroom = newsroomWith(take)
  expect(proposalsFor('subject-graz', [read({}, newsroom)], newsroom, now)).toEqual([])
  expect(proposalsFor('take-gone', [read({}, newsroom)], newsroom, now)).toEqual([])
})

test('lists member takes that no section cites, with the best sentence, and what a newer one may have overtaken', () => {
  const newsroom = newsroomWith(take, {...take, _id: 'take-wine', headline: 'A vineyard in June', subjects: [], body: blocks('w', 'Grapes grew.')})
  const {uncited, overtaken, answered} = coverageOf(read({}, newsroom), newsroom, now)
  expect(uncited.map(({id, place}) => [id, place?.words.text])).toEqual([
    ['take-order', 'Austrian Railways'],
    ['take-wine', undefined],
  ])
  expect(overtaken).toMatchObject([
    {take: {id: 'take-order'}, shared: ['Graz Rolling Stock', 'Austrian Railways'], passage: {sentence: 'Austrian Railways cancelled its order with Graz Rolling Stock.'}},
  ])
  expect(answered).toMatchObject([{item: {section: 'watch'}, take: {id: 'take-order'}}])
})

test('what was proposed before is not proposed again, and what is new gets the next number', () => {
  const fresh = proposed()
  expect(notYetProposed(fresh, fresh)).toEqual([])
  const [first, , third] = fresh
  expect(notYetProposed(fresh, [first!, third!]).map(({_id, kind}) => [_id, kind])).toEqual([
    ['beatbook.proposal.take-order.beat-own.4', 'cite'],
    ['beatbook.proposal.take-order.beat-own.5', 'answers'],
  ])
})
