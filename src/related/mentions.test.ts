import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {suggestMentions} from './mentions.ts'
import type {Draft} from './mentionDraft.ts'
import type {Story} from './story.ts'

const ferry: Story = {id: 'ferry', title: 'Harbour ferry strike', text: 'Crews at the harbour voted to go on.', names: ['The long walkout']}
const budget: Story = {id: 'budget', title: 'Library budget vote', text: 'The council closed two libraries.'}

function archiveOf(...stories: Story[]): Archive {
  const archive = new Archive()
  for (const one of stories) archive.put(one)
  return archive
}

/** The words of all suggestions at any probability, with their targets. */
function found(archive: Archive, draft: Draft): string[] {
  return suggestMentions(archive, draft, 0).map(({passage, start, end, id}) => `${draft.passages[passage]!.text.slice(start, end)} → ${id}`)
}

const archive = archiveOf(ferry, budget)
const sentence = 'After the harbour ferry strike came the library budget vote.'

test('titles and aliases are found, whatever their case', () => {
  expect(found(archive, {passages: [{text: sentence}], wordsPerLink: 5})).toEqual(['harbour ferry strike → ferry', 'library budget vote → budget'])
  expect(found(archive, {passages: [{text: 'THE LONG WALKOUT’s end'}]})).toEqual(['LONG WALKOUT → ferry'])
})

test.each<[string, Draft]>([
  ['the draft itself', {id: 'ferry', passages: [{text: 'The harbour ferry strike'}]}],
  ['a story cited already', {cites: ['ferry'], passages: [{text: 'The harbour ferry strike'}]}],
  ['words inside a link', {passages: [{text: 'The harbour ferry strike', skip: [{start: 4, end: 9}]}]}],
  ['words in a quotation', {passages: [{text: 'He said “the harbour ferry strike goes on”.'}]}],
  ['words in a heading', {passages: [{text: 'The harbour ferry strike', heading: true}]}],
  ['a kind not asked for', {kinds: ['take'], passages: [{text: 'The harbour ferry strike'}]}],
])('nothing is suggested for %s', (_, draft) => {
  expect(found(archive, draft)).toEqual([])
})

test('only the first mention of a story is offered', () => {
  const passages = [{text: 'The harbour ferry strike.'}, {text: 'The harbour ferry strike, and the long walkout.'}]
  expect(suggestMentions(archive, {passages}, 0).map(({passage, id}) => [passage, id])).toEqual([[0, 'ferry']])
})

test('a section gets no more links than its words allow, those it holds counted', () => {
  const many = archiveOf(ferry, budget, {id: 'mayor', title: 'Mayor resigns today', text: 'She left.'})
  const text = `After the harbour ferry strike came the library budget vote, then: mayor resigns today. ${'word '.repeat(30)}`
  expect(found(many, {passages: [{text}]})).toHaveLength(2)
  expect(found(many, {passages: [{text, links: 1}]})).toHaveLength(1)
  expect(found(many, {passages: [{text, links: 2}]})).toHaveLength(0)
  expect(found(many, {passages: [{text}], wordsPerLink: 10})).toHaveLength(3)
  expect(found(many, {passages: [{text: 'The harbour ferry strike', section: 'a'}, {text: 'mayor resigns today', section: 'b'}]})).toHaveLength(2)
})

test('what editors said of words is heeded, and forgotten when it is taken back', () => {
  const heeding = archiveOf(ferry, budget)
  const passages = [{text: 'Harbour ferry strikes, or the stoppage.'}]
  heeding.heed({rejected: [{words: 'harbour ferry strike', target: 'ferry'}]})
  expect(found(heeding, {passages})).toEqual([])
  heeding.heed({confirmed: [{words: 'the stoppage', target: 'ferry'}]})
  expect(found(heeding, {passages: [{text: 'Or the stoppage.'}]})).toEqual(['stoppage → ferry'])
  heeding.put(ferry)
  expect(found(heeding, {passages: [{text: 'Or the stoppage.'}]})).toEqual(['stoppage → ferry'])
  heeding.heed({dismissed: [{story: 'draft', target: 'ferry'}]})
  expect(found(heeding, {id: 'draft', passages})).toEqual([])
  expect(found(heeding, {id: 'other', passages})).toEqual(['Harbour ferry strikes → ferry'])
  heeding.heed({})
  expect(found(heeding, {passages: [{text: 'Or the stoppage.'}]})).toEqual([])
})

test('an alias is shown as it ships when written as a name, not when it is an ordinary word', () => {
  const many = archiveOf(...Array.from({length: 60}, (_, index): Story => ({id: `s${index}`, title: `Notes ${index}`, text: 'An open question of weights.'})))
  many.put({id: 'meta', title: 'Meta', names: ['Meta', 'Open'], text: 'A maker of models.'})
  const shown = (text: string) => suggestMentions(many, {passages: [{text}]}).map(({start, end}) => text.slice(start, end))
  expect(shown('Lawyers for Meta said little.')).toEqual(['Meta'])
  expect(shown('The meta question is open.')).toEqual([])
  expect(shown('Open questions remain.')).toEqual([])
})
