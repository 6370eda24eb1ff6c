import {expect, test} from 'vitest'
import {commentPlace, quotedWords} from './commentPlace.ts'

const block = (key: string, text: string) => ({_type: 'block', _key: key, children: [{_type: 'span', _key: 's', text}]})
const document = {
  _type: 'beat',
  history: [block('a', 'First.'), block('b', 'Second. Third.')],
  watch: [
    {_key: 'w1', body: [block('c', 'Will it hold?')]},
    {_key: 'w2', body: [block('d', 'Who pays?')]},
  ],
}

test('a comment in prose names its field and its block', () => {
  expect(commentPlace(document, {section: 'history', paragraph: 1, text: 'Third.', start: 0, end: 5})).toEqual({
    path: 'history',
    blockKey: 'b',
    start: 0,
    end: 5,
    text: 'Third.',
  })
})

test('a comment on a watch item names the item', () => {
  expect(commentPlace(document, {section: 'watch', paragraph: 1, text: 'Who pays?', start: 4, end: 8})).toEqual({
    path: 'watch[_key=="w2"].body',
    blockKey: 'd',
    start: 4,
    end: 8,
    text: 'Who pays?',
  })
})

test('a paragraph that is gone leaves the field', () => {
  expect(commentPlace(document, {section: 'history', paragraph: 9, text: 'Gone.', start: 0, end: 4})).toEqual({
    path: 'history',
    start: 0,
    end: 4,
    text: 'Gone.',
  })
})

test('sets the words apart from their sentence', () => {
  expect(quotedWords({path: 'history', text: 'Who pays for it?', start: 4, end: 8})).toEqual({before: 'Who ', words: 'pays', after: ' for it?'})
})
