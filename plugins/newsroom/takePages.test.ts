import type {SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {newestTakesQuery} from './boardQueries.ts'
import {uncitedPage, type ListedTake} from './takePages.ts'

/** Takes of two a day, so that days are shared, the newest first. */
const takes = Array.from({length: 1300}, (_, index): ListedTake => ({
  _id: `take-${String(index).padStart(4, '0')}`,
  headline: `Take ${index}`,
  publishedAt: new Date(1.7e12 - Math.floor(index / 2) * 8.64e7).toISOString(),
  beats: [],
}))

const asked: number[] = []
const client = {
  fetch(query: string, {most, at = '9', after = ''}: {most: number; at?: string; after?: string}) {
    const from = query === newestTakesQuery ? 0 : takes.findIndex(({_id, publishedAt}) => publishedAt < at || (publishedAt === at && _id > after))
    asked.push(from)
    return Promise.resolve(from < 0 ? [] : takes.slice(from, from + most))
  },
} as unknown as SanityClient

test('pages follow each other without a gap or a repeat', async () => {
  const cited = new Set(takes.filter((_, index) => index % 3 === 0).map(({_id}) => _id))
  const seen: string[] = []
  let next: Awaited<ReturnType<typeof uncitedPage>>['next']
  do {
    const page = await uncitedPage(client, cited, 50, next)
    seen.push(...page.takes.map(({_id}) => _id))
    next = page.next
  } while (next)
  expect(seen).toEqual(takes.filter(({_id}) => !cited.has(_id)).map(({_id}) => _id))
})

test('where nearly everything is cited it stops after a thousand, and says where to go on', async () => {
  asked.length = 0
  const cited = new Set(takes.slice(0, 1200).map(({_id}) => _id))
  const first = await uncitedPage(client, cited, 50)
  expect([first.takes.length, first.next?._id, asked.length]).toEqual([0, 'take-0999', 5])
  const second = await uncitedPage(client, cited, 50, first.next)
  expect(second.takes[0]?._id).toBe('take-1200')
})
