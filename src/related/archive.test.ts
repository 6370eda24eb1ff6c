import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {relatedStories} from './rank.ts'
import type {Story} from './story.ts'

const word = fc.constantFrom('harbour', 'ferry', 'strike', 'council', 'budget', 'Rust 1.2.3', '渡轮罢工', 'café', 'union’s', '🙂')
const text = fc.array(word, {maxLength: 8}).map((words) => words.join(' '))
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const story: fc.Arbitrary<Story> = fc.record({
  id,
  title: text,
  text,
  date: fc.constantFrom(0, 86_400_000, 86_400_000 * 400),
  subjects: fc.array(fc.constantFrom('s1', 's2'), {maxLength: 2}),
  links: fc.array(fc.record({to: id, anchor: text}), {maxLength: 3}),
})
const change = fc.oneof(
  story.map((put) => ({put})),
  id.map((remove) => ({remove})),
)

test('after any changes the archive answers as one built from what it holds', () => {
  fc.assert(
    fc.property(fc.array(change, {maxLength: 25}), text, text, (changes, title, passage) => {
      const changed = new Archive()
      const held = new Map<string, Story>()
      for (const step of changes) {
        if ('put' in step) {
          changed.put(step.put)
          held.set(step.put.id, step.put)
        } else {
          changed.remove(step.remove)
          held.delete(step.remove)
        }
      }
      const rebuilt = new Archive()
      for (const one of held.values()) rebuilt.put(one)
      const query = {title, text: passage, at: 86_400_000 * 500, subjects: ['s1'], cites: ['b']}
      expect(relatedStories(changed, query, 'passage')).toEqual(relatedStories(rebuilt, query, 'passage'))
      expect(changed.phrases.find(passage)).toEqual(rebuilt.phrases.find(passage))
      expect(changed.size).toBe(held.size)
    }),
    {seed: 4, numRuns: 300},
  )
})

const at = Date.UTC(2026, 5, 1)
const ferry: Story = {id: 'ferry', title: 'Ferry strike enters its third week', text: 'Crews at the harbour voted to go on.', date: at - 9e8, subjects: ['port']}
const budget: Story = {id: 'budget', title: 'Council passes the budget', text: 'The council closed two libraries.', date: at - 9e8}

function archiveOf(...stories: Story[]): Archive {
  const archive = new Archive()
  for (const one of stories) archive.put(one)
  return archive
}

test('a hit says why it is there', () => {
  const archive = archiveOf(ferry, budget)
  const [first] = relatedStories(archive, {text: 'The ferry strike at the harbour goes on.', at, subjects: ['port']}, 'passage')
  expect(first?.id).toBe('ferry')
  expect(first?.reasons).toEqual([
    {kind: 'terms', terms: ['ferry', 'harbour', 'strike']},
    {kind: 'subjects', subjects: ['port']},
    {kind: 'recent'},
  ])
})

test('words others link with find a story that does not use them', () => {
  const link = {to: 'ferry', anchor: 'the walkout'}
  const archive = archiveOf(ferry, budget, {id: 'note', title: '', text: 'Nothing shared.', links: [link]})
  expect(relatedStories(archive, {text: 'The walkout spread.'}, 'passage').map(({id}) => id)).toContain('ferry')
  archive.remove('note')
  expect(relatedStories(archive, {text: 'The walkout spread.'}, 'passage')).toEqual([])
})

test('the draft itself is never an answer', () => {
  const archive = archiveOf(ferry, budget)
  const query = {title: ferry.title, text: ferry.text, without: new Set(['ferry'])}
  expect(relatedStories(archive, query, 'draft').map(({id}) => id)).not.toContain('ferry')
})

test.each([
  ['an empty archive', [], 'ferry'],
  ['an empty text', [ferry], ''],
  ['words nobody used', [ferry], 'zzz qqq'],
])('%s gives no answer', (_, stories, passage) => {
  expect(relatedStories(archiveOf(...stories), {text: passage}, 'passage')).toEqual([])
})

test('stories without title, date or links are found by their words, in scripts without spaces too', () => {
  const archive = archiveOf({id: 'zh', title: '', text: '港口渡轮罢工进入第三周'}, {id: 'ar', title: '', text: 'إضراب العبارات في الميناء'}, budget)
  expect(relatedStories(archive, {text: '渡轮罢工'}, 'passage').map(({id}) => id)).toEqual(['zh'])
  expect(relatedStories(archive, {text: 'إضراب جديد'}, 'passage').map(({id}) => id)).toEqual(['ar'])
})
