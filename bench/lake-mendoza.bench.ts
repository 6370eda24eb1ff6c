import {applyPatch} from 'mendoza'
import {expect, test} from 'vitest'
import {encodeMendoza} from '../src/lake/mendoza.ts'

const sentence = 'The closed labs still lead at the frontier, but the gap that buyers pay for has narrowed to months. '

/** A brief of about 700 words in 20 blocks, as the lake gets it: freshly parsed, nothing shared between revisions. */
function brief(changed: (text: string) => string) {
  const body = Array.from({length: 20}, (_, index) => ({
    _key: `p${index}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: `s${index}`, _type: 'span', marks: [], text: sentence.repeat(2)}],
  }))
  const span = body[10]!.children[0]!
  span.text = changed(span.text)
  return {_id: 'drafts.beat-1', _type: 'beat', _updatedAt: changed('2026-01-01T00:00:00Z'), history: body}
}

// Every listener of the document waits for this, for every key of every editor: a frame is 16 ms.
test('one keystroke in a brief of 700 words: encoded both ways, and applied', async ({bench}) => {
  const before = brief((text) => text)
  const after = brief((text) => `${text.slice(0, 15)}x${text.slice(15)}`)
  const {apply} = encodeMendoza(before, after)
  expect(applyPatch(before, apply)).toEqual(after)
  expect(JSON.stringify(apply).length).toBeLessThan(120)

  const {latency} = await bench('encode and apply', () => {
    applyPatch(before, encodeMendoza(before, after).apply)
  }).run()
  // The peer: what following the document would cost without effects.
  const {latency: whole} = await bench('write and read the whole document', () => {
    JSON.parse(JSON.stringify(after))
  }).run()
  const bytes = [JSON.stringify(apply), JSON.stringify(after)].map(({length}) => length)
  process.stdout.write(
    `encoded both ways and applied: median ${latency.p50.toFixed(3)} ms, p99 ${latency.p99.toFixed(3)} ms, ${bytes[0]} characters; ` +
      `the whole document as JSON and back: median ${whole.p50.toFixed(3)} ms, p99 ${whole.p99.toFixed(3)} ms, ${bytes[1]} characters\n`,
  )
})
