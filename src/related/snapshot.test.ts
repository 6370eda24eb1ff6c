import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {suggestMentions} from './mentions.ts'
import {relatedStories} from './rank.ts'
import {SnapshotError} from './snapshotBytes.ts'
import type {Story} from './story.ts'

const stories: Story[] = [
  {id: 'ferry', title: 'Ferry strike enters its third week', text: 'Crews voted to go on. 渡轮罢工 🙂', date: 5e9, subjects: ['port'], kind: 'take'},
  {id: 'budget', title: '', text: 'The council closed two libraries.', names: ['The budget'], links: [{to: 'ferry', anchor: 'the walkout'}]},
  {id: 'note', title: 'Dangling', text: 'See below.', links: [{to: 'gone', anchor: 'below'}]},
]

function archiveOf(all: readonly Story[]): Archive {
  const archive = new Archive()
  for (const one of all) archive.put(one)
  return archive
}

function faultOf(bytes: Uint8Array): string {
  try {
    Archive.deserialise(bytes)
    return 'none'
  } catch (error) {
    if (error instanceof SnapshotError) return error.fault
    throw error
  }
}

test('an archive read back answers the same, and goes on changing', () => {
  const archive = archiveOf(stories)
  archive.remove('note')
  const read = Archive.deserialise(archive.serialise())
  const query = {id: 'draft', title: 'Harbour', text: 'The walkout of the ferry crews: 渡轮罢工.', at: 6e9, subjects: ['port']}
  expect(read.size).toBe(2)
  expect(read.story('ferry')).toEqual(archive.story('ferry'))
  expect(read.story('budget')).toEqual(archive.story('budget'))
  expect(read.text('ferry')).toBe(stories[0]!.text)
  expect(relatedStories(read, query, 'passage')).toEqual(relatedStories(archive, query, 'passage'))
  expect(suggestMentions(read, {passages: [{text: 'The walkout'}]}, 0)).toEqual(suggestMentions(archive, {passages: [{text: 'The walkout'}]}, 0))
  for (const one of [archive, read]) {
    one.remove('budget')
    one.put({...stories[0]!, title: 'Ferry strike ends'})
    one.put(stories[2]!)
  }
  expect(relatedStories(read, query, 'passage')).toEqual(relatedStories(archive, query, 'passage'))
  expect(relatedStories(Archive.deserialise(read.serialise()), query, 'passage')).toEqual(relatedStories(archive, query, 'passage'))
})

test('an empty archive can be kept', () => {
  expect(Archive.deserialise(new Archive().serialise()).size).toBe(0)
})

test('one changed byte anywhere is noticed', () => {
  const bytes = archiveOf(stories).serialise()
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({min: 1, max: 255}), (at, change) => {
      const changed = bytes.slice()
      changed[at]! ^= change
      expect(['foreign', 'version', 'damaged']).toContain(faultOf(changed))
    }),
    {seed: 4, numRuns: 200},
  )
})

test('foreign bytes, another version and a cut are told apart', () => {
  const bytes = archiveOf(stories).serialise()
  const newer = bytes.slice()
  newer[4]! += 1
  expect(faultOf(new Uint8Array(0))).toBe('foreign')
  expect(faultOf(new Uint8Array(400).fill(7))).toBe('foreign')
  expect(faultOf(newer)).toBe('version')
  expect(faultOf(bytes.slice(0, -8))).toBe('damaged')
})

test('bytes that begin anywhere in a larger buffer are read', () => {
  const bytes = archiveOf(stories).serialise()
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 3)
  expect(Archive.deserialise(larger.subarray(3)).size).toBe(3)
})
