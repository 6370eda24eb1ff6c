import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {suggestMentions} from './mentions.ts'
import {relatedStories} from './rank.ts'
import type {Story} from './story.ts'

function archiveOf(...stories: Story[]): Archive {
  const archive = new Archive()
  for (const one of stories) archive.put(one)
  return archive
}

const ferry: Story = {id: 'ferry', title: 'Harbour ferry strike', text: 'Crews voted to go on.'}
const named = (archive: Archive, text: string) => suggestMentions(archive, {passages: [{text}]}, 0).map(({start, end}) => text.slice(start, end))

test('an empty archive and an archive of the draft alone suggest nothing', () => {
  const draft = {id: 'ferry', passages: [{text: 'The harbour ferry strike'}]}
  expect(suggestMentions(new Archive(), draft, 0)).toEqual([])
  expect(suggestMentions(archiveOf(ferry), draft, 0)).toEqual([])
  expect(relatedStories(archiveOf(ferry), {id: 'ferry', text: 'ferry strike'}, 'draft')).toEqual([])
})

test('fifty thousand aliases are read, and the right one is found', () => {
  const names = Array.from({length: 50_000}, (_, index) => `Vessel ${index} of the line`)
  expect(named(archiveOf({...ferry, names}), 'Then Vessel 49999 of the line left.')).toEqual(['Vessel 49999 of the line'])
})

test('an alias of one letter is never shown at the shipped threshold', () => {
  const archive = archiveOf({...ferry, names: ['A', 'X']}, {id: 'note', title: 'Note', text: 'X marks nothing.'})
  expect(suggestMentions(archive, {passages: [{text: 'Plan A, then X, a plan.'}]})).toEqual([])
})

test('a paste of two megabytes is answered from its beginning', () => {
  const paste = `The harbour ferry strike. ${'lorem ipsum dolor '.repeat(120_000)}`
  expect(paste.length).toBeGreaterThan(2e6)
  const archive = archiveOf(ferry)
  expect(relatedStories(archive, {text: paste}, 'passage').map(({id}) => id)).toEqual(['ferry'])
  expect(named(archive, paste)).toEqual(['harbour ferry strike'])
})

test('offsets hold beside emoji, and in right-to-left text', () => {
  const arabic = {id: 'ar', title: 'إضراب العبارات', text: 'في الميناء'}
  const archive = archiveOf(ferry, arabic)
  expect(named(archive, '🙂👩‍👩‍👧 harbour ferry strike 🚢')).toEqual(['harbour ferry strike'])
  expect(named(archive, 'بعد إضراب العبارات أمس')).toEqual(['إضراب العبارات'])
})

test('circular and dangling references neither loop nor answer with what is not there', () => {
  const archive = archiveOf(
    {...ferry, links: [{to: 'budget', anchor: 'the budget'}, {to: 'ferry', anchor: 'this'}, {to: 'gone', anchor: 'the lost story'}]},
    {id: 'budget', title: 'Budget vote', text: 'The ferry.', links: [{to: 'ferry', anchor: 'the walkout'}]},
  )
  const ids = relatedStories(archive, {text: 'The walkout, the budget, the lost story', cites: ['gone', 'ferry']}, 'passage').map(({id}) => id)
  expect(ids.toSorted()).toEqual(['budget', 'ferry'])
  expect(named(archive, 'It was the lost story.')).toEqual([])
})
