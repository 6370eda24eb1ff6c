import {expect, test} from 'vitest'
import {backtestNewsroom} from './backtestNewsroom.ts'
import {Newsroom} from './newsroom.ts'

/** A published take; `link` puts a link to another on some of its words. */
function take(id: string, headline: string, day: string, text: string, link?: {readonly words: string; readonly to: string}) {
  const at = link ? text.indexOf(link.words) : -1
  const span = (key: string, part: string, marks: string[] = []) => ({_type: 'span', _key: key, text: part, marks})
  const children = link
    ? [span('a', text.slice(0, at)), span('b', link.words, ['l']), span('c', text.slice(at + link.words.length))]
    : [span('a', text)]
  const markDefs = link ? [{_type: 'crossReference', _key: 'l', target: {_type: 'reference', _ref: link.to, _weak: true}}] : []
  return {
    _id: id,
    _rev: 'r1',
    _type: 'take',
    headline,
    slug: {_type: 'slug', current: id},
    publishedAt: `${day}T09:00:00Z`,
    body: [{_type: 'block', _key: 'p', style: 'normal', markDefs, children}],
  }
}

function newsroomOf(...documents: object[]): Newsroom {
  const newsroom = new Newsroom()
  for (const document of documents) newsroom.put(document)
  return newsroom
}

test('links the newsroom made are asked for with what was there before each story', () => {
  const told: number[] = []
  const newsroom = newsroomOf(
    take('ferry', 'Harbour ferry strike', '2026-01-02', 'Crews voted to go on.'),
    take('budget', 'Library budget vote', '2026-01-03', 'Two libraries close.'),
    take('week', 'Third week', '2026-01-09', 'Since the Harbour ferry strike began, people wait.', {words: 'Harbour ferry strike', to: 'ferry'}),
  )
  const report = backtestNewsroom(newsroom, 10, (share) => told.push(share))
  expect(report).toEqual({stories: 3, links: 1, asked: 2, threshold: 0.55, suggested: 1, precision: 1, recall: 1, recallNamed: 1, passageRecall5: 1})
  expect(told.at(-1)).toBe(1)
})

test('words of an earlier link name their target too', () => {
  const newsroom = newsroomOf(
    take('ferry', 'Long walkout at the harbour', '2026-01-02', 'Crews voted to go on.'),
    take('week', 'Third week', '2026-01-09', 'Since the long walkout began, people wait.', {words: 'long walkout', to: 'ferry'}),
    take('month', 'Fourth week', '2026-01-16', 'Since the long walkout began, people wait. Some walk.', {words: 'long walkout', to: 'ferry'}),
  )
  const {links, recall, recallNamed} = backtestNewsroom(newsroom, 10, () => undefined)
  // Of two links the second alone stands on words known by then.
  expect({links, recall, recallNamed}).toEqual({links: 2, recall: 0.5, recallNamed: 1})
})

test('a newsroom without links has nothing to measure against, and says so by its counts', () => {
  const report = backtestNewsroom(newsroomOf(take('a', 'One', '2026-01-02', 'Text.')), 10, () => undefined)
  expect(report).toMatchObject({stories: 1, links: 0, asked: 0, suggested: 0})
})
