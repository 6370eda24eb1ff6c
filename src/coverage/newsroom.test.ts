import {expect, test} from 'vitest'
import {seeded} from '../related/measures.ts'
import {Newsroom} from './newsroom.ts'

const take = (id: string, headline: string, words = 'Some words.', targets: readonly string[] = []) => ({
  _id: id,
  _rev: 'r',
  _type: 'take',
  headline,
  body: [words, ...targets].map((text, index) => ({
    _type: 'block',
    _key: `b${index}`,
    style: 'normal',
    children: [{_type: 'span', _key: 's', text, marks: index > 0 ? ['m'] : []}],
    markDefs: index > 0 ? [{_key: 'm', _type: 'crossReference', target: {_ref: text}}] : [],
  })),
})

test('a draft of a published story changes no answer, and other words of a story none of its facts', () => {
  const newsroom = new Newsroom()
  newsroom.put(take('take-1', 'One'))
  newsroom.put(take('drafts.take-2', 'Two'))
  const {version, corpus} = newsroom
  newsroom.put(take('drafts.take-1', 'One, rewritten'))
  expect(newsroom.version).toBe(version)
  newsroom.put(take('drafts.take-2', 'Two', 'Other words.'))
  expect(newsroom.version).not.toBe(version)
  expect(newsroom.corpus).toBe(corpus)
  newsroom.put(take('drafts.take-2', 'Two, retitled'))
  expect(newsroom.corpus).not.toBe(corpus)
  expect(newsroom.corpus.entries.get('take-2')?.title).toBe('Two, retitled')
})

test('what is known after changes is what is known of the same documents put in at once', () => {
  const random = seeded(5)
  const pick = (count: number) => Math.floor(random() * count)
  const newsroom = new Newsroom()
  const stored = new Map<string, object>()
  const seen = new Set<boolean>()
  for (let step = 0; step < 400; step += 1) {
    const id = `${pick(3) === 0 ? 'drafts.' : ''}take-${pick(12)}`
    if (pick(4) === 0) {
      newsroom.remove(id)
      stored.delete(id)
    } else {
      const document =
        pick(5) === 0
          ? {_id: id.replace('take', 'subject'), _rev: 'r', _type: 'subject', name: `Name ${pick(4)}`}
          : take(id, `Headline ${pick(4)}`, 'Some words.', Array.from({length: pick(6)}, () => `${pick(60) === 0 ? 'subject' : 'take'}-${pick(12)}`))
      newsroom.put(document)
      stored.set(document._id, document)
    }
    if (step % 20 > 0) continue
    const anew = new Newsroom()
    for (const document of stored.values()) anew.put(document)
    expect(new Map(newsroom.corpus.entries)).toEqual(new Map(anew.corpus.entries))
    expect(newsroom.linksSubjects).toBe(anew.linksSubjects)
    seen.add(anew.linksSubjects)
    expect(newsroom.size).toBe(anew.size)
  }
  expect(seen).toEqual(new Set([true, false]))
})
