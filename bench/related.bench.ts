import MiniSearch from 'minisearch'
import {expect, test} from 'vitest'
import {Archive} from '../src/related/archive.ts'
import {quantile, seeded} from '../src/related/measures.ts'
import type {Query} from '../src/related/query.ts'
import {relatedStories} from '../src/related/rank.ts'
import type {Story} from '../src/related/story.ts'
import {inventedStories} from './inventedStories.ts'

/**
 * One question: how long does ranking take over 87,000 short stories, and over 100,000 how long do building, opening and
 * changing take? What an editor should feel: a passage in 2 ms, a draft in 5 ms; 100,000 stories built in 5 s, opened
 * again in 0.5 s, one changed in 5 ms, 300 MB. Budgets are printed, not asserted. MiniSearch indexes the same stories.
 */
const sizes = [87_000, 100_000] as const
const random = seeded(11)

function timesOf(count: number, act: (index: number) => void): number[] {
  return Array.from({length: count}, (_, index) => {
    const before = performance.now()
    act(index)
    return performance.now() - before
  })
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const tell = (name: string, times: readonly number[], bar?: number) =>
  say(`  ${name.padEnd(34)} p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms${bar === undefined ? '' : ` (bar: p95 ${bar} ms)`}`)
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

/** Bytes in use after a collection, when node was started with --expose-gc; else as they are. */
function inUse(): number {
  ;(globalThis as {gc?: () => void}).gc?.()
  const {heapUsed, arrayBuffers} = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function built(stories: readonly Story[]): {archive: Archive; milliseconds: number; bytes: number} {
  const before = inUse()
  const started = performance.now()
  const archive = new Archive()
  for (const story of stories) archive.put(story)
  archive.anchors.norm()
  const milliseconds = performance.now() - started
  return {archive, milliseconds, bytes: inUse() - before}
}

/** What someone might be writing: a story's own passage, or ten stories' prose as one long draft. */
function questions(stories: readonly Story[], mode: 'passage' | 'draft', count: number): Query[] {
  return Array.from({length: count}, () => {
    const story = stories[Math.floor(stories.length * (0.5 + random() / 2))]!
    const others = Array.from({length: 9}, () => stories[Math.floor(random() * stories.length)]!.text)
    const text = mode === 'passage' ? story.text : [story.text, ...others].join('\n\n')
    const cites = mode === 'draft' ? story.links?.map(({to}) => to) : []
    return {id: story.id, title: story.title, text, at: story.date ?? 0, subjects: story.subjects ?? [], cites: cites ?? []}
  })
}

test('87,000 short stories: ranking, with MiniSearch beside it', () => {
  const stories = inventedStories({stories: sizes[0], seed: 7})
  say(`${sizes[0]} stories asked for, ${stories.length} with subjects and clusters; ${megabytes(stories.reduce((sum, {title, text}) => sum + title.length + text.length, 0))} of text`)
  const {archive, milliseconds, bytes} = built(stories)
  say(`  built in ${milliseconds.toFixed(0)} ms, ${megabytes(bytes)}`)
  const passages = questions(stories, 'passage', 600)
  const drafts = questions(stories, 'draft', 300)
  for (const query of [...passages.slice(0, 100), ...drafts.slice(0, 50)]) relatedStories(archive, query, 'passage')
  tell('passage', timesOf(500, (index) => relatedStories(archive, passages[100 + index]!, 'passage')), 2)
  tell('full draft', timesOf(250, (index) => relatedStories(archive, drafts[50 + index]!, 'draft')), 5)

  const before = inUse()
  const started = performance.now()
  const search = new MiniSearch<Story>({fields: ['title', 'text'], storeFields: []})
  search.addAll(stories)
  say(`  MiniSearch: built in ${(performance.now() - started).toFixed(0)} ms, ${megabytes(inUse() - before)}`)
  const ask = ({title, text}: Query) => search.search(`${title} ${text}`).slice(0, 10)
  ask(passages[0]!)
  tell('MiniSearch, passage', timesOf(12, (index) => ask(passages[100 + index]!)))
  tell('MiniSearch, full draft', timesOf(4, (index) => ask(drafts[50 + index]!)))
  expect(relatedStories(archive, passages[0]!, 'passage').length).toBeGreaterThan(0)
}, 600_000)

test('100,000 short stories: building, opening again, one changed', () => {
  const stories = inventedStories({stories: sizes[1], seed: 7})
  const {archive, milliseconds, bytes} = built(stories)
  say(`${sizes[1]} stories asked for, ${stories.length} with subjects and clusters`)
  say(`  built in ${milliseconds.toFixed(0)} ms (bar 5000), ${megabytes(bytes)} (bar 300 MB)`)
  tell('one story changed, and one question', timesOf(200, (index) => {
    const story = stories[(index * 499) % stories.length]!
    archive.put({...story, title: `${story.title} again`})
    archive.anchors.norm()
  }), 5)
  const kept = archive.serialise()
  const opened = timesOf(5, () => Archive.deserialise(kept))
  say(`  snapshot of ${megabytes(kept.length)} opened in ${Math.min(...opened).toFixed(0)} ms at its quickest, ${Math.max(...opened).toFixed(0)} ms at its slowest (bar 500)`)
  expect(Archive.deserialise(kept).size).toBe(archive.size)
}, 300_000)
