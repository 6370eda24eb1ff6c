import {expect, test} from 'vitest'
import type {SentenceDiff} from '../../src/review/index.ts'
import {paragraphsOf, sentencesAround} from './paragraphs.ts'

const same = (text: string, paragraph: number): SentenceDiff => ({change: 'same', paragraph, words: [{change: 'same', text}]})
const gone = (text: string, paragraph: number): SentenceDiff => ({change: 'removed', paragraph, words: [{change: 'removed', text}]})
const fresh = (text: string, paragraph: number): SentenceDiff => ({change: 'added', paragraph, words: [{change: 'added', text}]})

test('groups sentences by the paragraph they stand in now, and keeps removed ones where they stood', () => {
  const paragraphs = paragraphsOf({sentences: [gone('Old opening.', 0), same('One.', 0), gone('Gone.', 0), same('Two.', 0), fresh('Three.', 1)]})
  expect(paragraphs.map(({index, text, changed}) => ({index, text, changed}))).toEqual([
    {index: 0, text: 'One. Two.', changed: true},
    {index: 1, text: 'Three.', changed: true},
  ])
  expect(paragraphs[0]!.sentences.map(({start, text}) => [start, text])).toEqual([
    [0, ''],
    [0, 'One.'],
    [4, ''],
    [5, 'Two.'],
  ])
})

test('an item of a list that is gone stands for itself', () => {
  const paragraphs = paragraphsOf({sentences: [gone('Will it hold?', 0), gone('Since when?', 0), gone('Who pays?', 1), same('Where to?', 0), fresh('Why?', 1)]}, true)
  expect(paragraphs.map(({index, sentences}) => [index, sentences.length])).toEqual([
    [undefined, 2],
    [undefined, 1],
    [0, 1],
    [1, 1],
  ])
})

test('a paragraph where nothing changed says so', () => {
  expect(paragraphsOf({sentences: [same('One.', 0)]})[0]?.changed).toBe(false)
  expect(paragraphsOf({sentences: [{...same('One.', 0), movedFrom: 2, movedTo: 0}]})[0]?.changed).toBe(true)
})

test('words are told with the sentences around them', () => {
  const [paragraph] = paragraphsOf({sentences: [same('One is here.', 0), same('Two is there.', 0), same('Three.', 0)]})
  const {text} = paragraph!
  const at = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const
  expect(sentencesAround(paragraph!, ...at('is there'))).toEqual({text: 'Two is there.', start: 4, end: 12})
  expect(sentencesAround(paragraph!, ...at('here. Two'))).toEqual({text: 'One is here. Two is there.', start: 7, end: 16})
})
