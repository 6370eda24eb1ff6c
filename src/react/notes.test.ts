import {expect, test} from 'vitest'
import {proseSchema} from '../queries/proseResults.ts'
import {planNotes, type KeptPlace} from './notes.ts'

const source = (id: string) => ({
  _id: id,
  _type: 'source',
  name: id,
  work: null,
  date: null,
  datePrecision: null,
  url: null,
})
const take = {_id: 'take-a', _type: 'take', title: 'A', slug: 'a', date: null, kind: null}
const cited = (key: string, ids: readonly string[]) => ({
  _key: key,
  _type: 'block',
  style: 'normal',
  children: ids.map((id, index) => ({_key: `${key}${index}`, _type: 'span', text: id, marks: [`${key}m${index}`]})),
  markDefs: ids.map((id, index) =>
    id.startsWith('take')
      ? {_key: `${key}m${index}`, _type: 'crossReference', relation: 'follows', facet: null, target: take}
      : {_key: `${key}m${index}`, _type: 'sourceCitation', source: id === 'gone' ? null : source(id)},
  ),
})

test('numbers sources by first citation, notes by their order on the page', () => {
  const [first, second] = proseSchema.parse([cited('x', ['census', 'take', 'act']), cited('y', ['act', 'census'])])
  const plan = planNotes([first!, second!])
  const shown = (block: object) =>
    plan
      .notesOf(block)
      .map((note) => [note.index, note.anchor, note.kind === 'source' ? note.number : note.mark.target.slug])

  expect(shown(first!)).toEqual([
    [1, 'census', 1],
    [2, 'take', 'a'],
    [3, 'act', 2],
  ])
  expect(shown(second!)).toEqual([
    [4, 'act', 2],
    [5, 'census', 1],
  ])
  expect(plan.sources.map(({_id}) => _id)).toEqual(['census', 'act'])
})

test('one source cited twice in a block has one note there', () => {
  const [block] = proseSchema.parse([cited('x', ['census', 'census'])])
  const plan = planNotes([block!])
  expect(plan.notesOf(block!).map(({index}) => index)).toEqual([1])
  const marks = (block as {markDefs: object[]}).markDefs
  expect(plan.noteOf(marks[1])).toBe(plan.noteOf(marks[0]))
})

test('what is not public, not used or not text has no note', () => {
  const unused = {...cited('y', ['census']), children: [{_key: 'c', _type: 'span', text: 'plain', marks: []}]}
  const blocks = proseSchema.parse([cited('x', ['gone']), unused, {_key: 'z', _type: 'poll'}])
  const plan = planNotes(blocks)
  expect(blocks.flatMap((block) => plan.notesOf(block))).toEqual([])
  expect(plan.sources).toEqual([])
})

test('a kept place counts as a note', () => {
  const [first, second] = proseSchema.parse([cited('x', ['census']), cited('y', ['act'])])
  const place: KeptPlace = {_type: 'beatbook.place'}
  const plan = planNotes([first!, place, second!])
  expect(plan.placeOf(place)).toBe(2)
  expect(plan.notesOf(second!).map(({index}) => index)).toEqual([3])
})
