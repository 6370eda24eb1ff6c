import MiniSearch from 'minisearch'
import {expect, test} from 'vitest'
import {seeded} from '../src/related/measures.ts'
import type {Query} from '../src/related/query.ts'
import {relatedStories} from '../src/related/rank.ts'
import type {Story} from '../src/related/story.ts'
import {inventedStories} from './inventedStories.ts'
import {built, inUse, megabytes, quickestOf, say, tell, timesOf} from './relatedTimes.ts'

/**
 * One question: how long does ranking take over 87,000 short stories? What an editor should feel: a passage in 2 ms, a
 * draft in 5 ms. Budgets are printed, not asserted. MiniSearch indexes the same stories, after ours was asked.
 */
const size = 87_000
const rounds = 5
const random = seeded(11)

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
  const stories = inventedStories({stories: size, seed: 7})
  say(`${size} stories asked for, ${stories.length} with subjects and clusters; ${megabytes(stories.reduce((sum, {title, text}) => sum + title.length + text.length, 0))} of text`)
  const {archive, milliseconds, processor, bytes} = built(stories)
  say(`  built in ${milliseconds.toFixed(0)} ms, ${processor.toFixed(0)} ms of processor, ${megabytes(bytes)}`)
  const passages = questions(stories, 'passage', 600)
  const drafts = questions(stories, 'draft', 300)
  for (const query of [...passages.slice(0, 100), ...drafts.slice(0, 50)]) relatedStories(archive, query, 'passage')
  const passage = (index: number) => void relatedStories(archive, passages[100 + index]!, 'passage')
  const draft = (index: number) => void relatedStories(archive, drafts[50 + index]!, 'draft')
  tell('passage', timesOf(500, passage), 2)
  tell('full draft', timesOf(250, draft), 5)
  tell(`passage, quickest of ${rounds}`, quickestOf(rounds, 500, passage), 2)
  tell(`full draft, quickest of ${rounds}`, quickestOf(rounds, 250, draft), 5)

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
