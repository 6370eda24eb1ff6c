import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {pickStories} from './picker.ts'
import {relatedStories} from './rank.ts'
import {reasonInWords} from './reasonWords.ts'
import {matchedSentence} from './sentence.ts'

const archive = new Archive()
archive.put({id: 'b1', kind: 'beat', title: 'Ferry strikes: who pays', text: 'Crews stopped work. The harbour stood still for a week.', date: 1})
archive.put({id: 't1', kind: 'take', title: 'Harbour ferry strike ends', text: 'The harbour reopened.', date: 3})
archive.put({id: 't2', kind: 'take', title: 'Library vote', names: ['Ferry Lane library'], text: 'Closed.', date: 2})

const ids = (prefix: string, kinds?: string[]) => pickStories(archive, {text: 'the harbour', ...(kinds ? {kinds} : {})}, prefix).map(({id}) => id)

test.each([
  ['fer', undefined, ['b1', 't2', 't1']],
  ['ferry s', undefined, ['b1', 't1']],
  ['STRIKE HARB', undefined, ['t1']],
  ['fer', ['take'], ['t2', 't1']],
  ['fer', ['cluster'], []],
  ['zzz', undefined, []],
  ['[[', undefined, ['t1', 'b1']],
])('typing %j finds by the beginnings of words', (prefix, kinds, expected) => {
  expect(ids(prefix, kinds)).toEqual(expected)
})

test('a dismissed story is no answer, nor is the draft', () => {
  archive.heed({dismissed: [{story: 'draft', target: 't1'}]})
  expect(relatedStories(archive, {id: 'draft', text: 'the harbour'}, 'passage').map(({id}) => id)).toEqual(['b1'])
  expect(relatedStories(archive, {id: 'b1', text: 'the harbour'}, 'passage').map(({id}) => id)).toEqual(['t1'])
  archive.heed({})
})

test('the sentence that matches is named with its place and words', () => {
  const sentence = matchedSentence(archive, {text: 'All week the harbours waited.'}, 'b1')
  expect(sentence?.text).toBe('The harbour stood still for a week.')
  expect(archive.text('b1').slice(sentence!.start, sentence!.end)).toBe(sentence!.text)
  expect(sentence!.words.map(({start, end}) => archive.text('b1').slice(start, end))).toEqual(['harbour', 'week'])
  expect(matchedSentence(archive, {text: 'nothing alike'}, 'b1')).toBeUndefined()
  expect(matchedSentence(archive, {text: 'harbour'}, 'gone')).toBeUndefined()
})

test('reasons are sentences', () => {
  const nameOf = (id: string) => ({port: 'The port'})[id]
  expect(reasonInWords({kind: 'terms', terms: ['ferry', 'harbour', 'strike']}, nameOf)).toBe('Shares “ferry”, “harbour” and “strike”')
  expect(reasonInWords({kind: 'subjects', subjects: ['port', 'x']}, nameOf)).toBe('Same subjects: The port')
  expect(reasonInWords({kind: 'subjects', subjects: ['x', 'y']}, nameOf)).toBe('Shares 2 subjects')
  expect(reasonInWords({kind: 'citedTogether', with: 'port'}, nameOf)).toBe('Cited together with The port')
})
