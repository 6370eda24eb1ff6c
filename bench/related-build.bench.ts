import {expect, test} from 'vitest'
import {Archive} from '../src/related/archive.ts'
import {inventedStories} from './inventedStories.ts'
import {built, megabytes, say, tell, timesOf} from './relatedTimes.ts'

/**
 * One question: how long do building, opening and changing 100,000 short stories take, and what does the index hold? In a
 * process of its own, as what another index left behind costs time and hides memory. Budgets: built in 5 s, opened again
 * in 0.5 s, one changed in 5 ms, 300 MB; printed, not asserted.
 */
const size = 100_000

test('100,000 short stories: building, opening again, one changed', () => {
  const stories = inventedStories({stories: size, seed: 7})
  const {archive, milliseconds, processor, bytes} = built(stories)
  say(`${size} stories asked for, ${stories.length} with subjects and clusters`)
  say(`  built in ${milliseconds.toFixed(0)} ms (bar 5000), ${processor.toFixed(0)} ms of processor, ${megabytes(bytes)} (bar 300 MB)`)
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
