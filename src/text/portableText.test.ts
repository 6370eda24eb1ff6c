import {expect, test} from 'vitest'
import {childAt, offsetOf, publishedId, readBlock} from './portableText.ts'

const block = readBlock({
  _type: 'block',
  _key: 'b',
  markDefs: [{_key: 'm', _type: 'crossReference'}],
  children: [
    {_type: 'span', _key: 'a', text: 'See ', marks: []},
    {_type: 'span', _key: 'b', text: 'the ', marks: ['m']},
    {_type: 'span', _key: 'c', text: 'grid', marks: ['m', 'em']},
    {_type: 'formula', _key: 'd'},
    {_type: 'span', _key: 'e', text: '.', marks: null},
  ],
})!

test('neighbouring spans of one mark are one annotation', () => {
  expect(block.text).toBe('See the grid.')
  expect(block.annotations.map(({type, start, end}) => [type, block.text.slice(start, end)])).toEqual([
    ['crossReference', 'the grid'],
  ])
})

test('offsets of the block and of its spans lead to each other', () => {
  expect(childAt(block, 6)).toEqual({key: 'b', offset: 2})
  expect(offsetOf(block, 'b', 2)).toBe(6)
  expect(childAt(block, 13)).toEqual({key: 'e', offset: 1})
  expect(offsetOf(block, 'gone', 0)).toBeUndefined()
})

test('drafts and release versions are the same document to readers', () => {
  expect(['beat-a', 'drafts.beat-a', 'versions.rABC.beat-a'].map(publishedId)).toEqual(['beat-a', 'beat-a', 'beat-a'])
})

test('what is no text block gives nothing', () => {
  expect([null, 'text', {_type: 'image'}, []].map((value) => readBlock(value))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
