import {expect, test} from 'vitest'
import {readBlock} from '../../src/text/portableText.ts'
import {locateProposal, pathOf, watchItemPath} from './locateProposal.ts'

const sentence = 'Austrian Railways waits for cars.'
const place = {path: 'currentState', blockKey: 'a', start: 0, end: 17, text: sentence}

function blocks(texts: Readonly<Record<string, string>>) {
  return () => Object.entries(texts).map(([key, text]) => readBlock({_type: 'block', _key: key, children: [{_key: 's', text}]})!)
}

test('finds the sentence where it stood, with its words', () => {
  const found = locateProposal(place, blocks({a: sentence}))
  expect(found?.words).toEqual({field: ['currentState'], blockKey: 'a', start: 0, end: 17, text: 'Austrian Railways'})
  expect(found?.sentence).toMatchObject({blockKey: 'a', blockStart: 0, blockEnd: sentence.length})
})

test.each<[string, Record<string, string>, [string, number] | undefined]>([
  ['after words were put before it', {a: `Fares rose. ${sentence}`}, ['a', 12]],
  ['in another paragraph', {a: 'Fares rose.', b: sentence}, ['b', 0]],
  ['not when a word of it has changed', {a: 'Austrian Railways has its cars.'}, undefined],
  ['not when its paragraph has gone', {}, undefined],
  ['not when it stands there twice', {a: `${sentence} ${sentence}`}, undefined],
])('%s', (_, texts, expected) => {
  const found = locateProposal(place, blocks(texts))
  expect(found && [found.words.blockKey, found.words.start]).toEqual(expected)
})

test('reads the paths proposals store', () => {
  expect(pathOf('watch[_key=="w1"].body')).toEqual(['watch', {_key: 'w1'}, 'body'])
  expect(watchItemPath(pathOf('watch[_key=="w1"].body'))).toEqual(['watch', {_key: 'w1'}])
  expect(watchItemPath(pathOf('currentState'))).toBeUndefined()
})
