import {expect, test} from 'vitest'
import {Archive, linksOf} from './archive.ts'
import {seeded} from './measures.ts'
import {foldedWords} from './phraseWords.ts'
import type {Query} from './query.ts'
import {relatedStories} from './rank.ts'
import type {Reason} from './rank.ts'
import type {Story} from './story.ts'
import {termsOf} from './terms.ts'

const vocabulary = 'harbour ferry strike crew council budget library vote mayor tunnel bridge permit audit fleet pilot'.split(' ')
const month = 30.5 * 86_400_000

/** Forty stories of few words, so that they share many, each linking to up to three before it. */
function smallWorld(seed: number) {
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!
  const words = (count: number) => Array.from({length: count}, () => pick(vocabulary)).join(' ')
  const stories: Story[] = []
  for (let at = 0; at < 40; at++) {
    const before = stories.map(({id}) => id)
    const links = before.length === 0 ? [] : Array.from({length: Math.floor(random() * 4)}, () => ({to: pick(before), anchor: words(2)}))
    stories.push({
      id: `s${at}`,
      title: words(1 + Math.floor(random() * 4)),
      text: `${words(12)}. ${words(12)}.`,
      date: at * 10 * 86_400_000,
      subjects: [pick(['ports', 'money', 'roads'])],
      links,
    })
  }
  const archive = new Archive()
  for (const story of stories) archive.put(story)
  const query: Query = {
    title: words(3),
    text: `${words(10)}. ${words(10)}.`,
    at: 400 * 86_400_000,
    subjects: ['ports'],
    cites: [pick(stories).id, pick(stories).id],
  }
  return {archive, stories: new Map(stories.map((story) => [story.id, story])), query}
}

test('every reason given is true of the story it is given for', () => {
  const seen = new Set<Reason['kind']>()
  for (let seed = 1; seed <= 60; seed++) {
    const {archive, stories, query} = smallWorld(seed)
    const hits = relatedStories(archive, query, seed % 2 === 0 ? 'draft' : 'passage')
    const listed = new Set(hits.map(({id}) => id))
    const said = `${foldedWords(`${query.text}\n${query.title}`).join(' ')} `
    for (const {id, reasons} of hits) {
      const story = stories.get(id)!
      const isLinked = (from: string, to: string) => linksOf(stories.get(from)!).some((link) => link.to === to)
      for (const reason of reasons) {
        seen.add(reason.kind)
        const isTrue = ((): boolean => {
          switch (reason.kind) {
            case 'named':
              return termsOf(story.title).every((term) => termsOf(query.text).includes(term))
            case 'terms':
              return reason.terms.length > 0 && reason.terms.every((term) => termsOf(term).some((one) => termsOf(`${story.title} ${story.text}`).includes(one)))
            case 'anchor':
              return archive.anchorsTo(id).some((anchor) => said.includes(`${foldedWords(anchor).join(' ')} `))
            case 'subjects':
              return reason.subjects.every((subject) => story.subjects!.includes(subject) && query.subjects!.includes(subject))
            case 'citedTogether':
              return query.cites!.includes(reason.with) && [...stories.keys()].some((from) => isLinked(from, id) && isLinked(from, reason.with))
            case 'neighbour':
              return listed.has(reason.of) && reason.of !== id && (isLinked(id, reason.of) || isLinked(reason.of, id))
            case 'series':
              return true
            case 'recent':
              return query.at! - story.date! <= month
          }
        })()
        expect(isTrue, `seed ${seed}, ${id}: ${JSON.stringify(reason)}`).toBe(true)
      }
    }
  }
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['anchor', 'citedTogether', 'neighbour', 'recent', 'subjects', 'terms']))
})
