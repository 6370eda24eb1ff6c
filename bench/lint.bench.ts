import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {corpusOf, createLinter, createOutliner} from '../src/briefing/index.ts'
import {beat, block} from '../src/briefing/fixtures/builders.ts'
import {cleanNow, takeApart} from '../src/briefing/fixtures/cleanBriefs.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'

// The question: does linting keep up with typing in a brief of the usual length, all rules on, archive at hand?
// Budgets: one keystroke p95 ≤ 1 ms; cold ≤ 10 ms; 1,000 briefs from the command line ≤ 5 s, so 5 ms each.
const folder = new URL('../src/briefing/fixtures/clean/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const parts = takeApart(read('carbon-price.txt'))
const other = takeApart(read('night-trains.txt'))
const section = (heading: string) => parts.sections.find(([name]) => name === heading)![1]
const corpus = corpusOf(
  read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line)),
)
const context = {now: cleanNow, corpus}

function brief() {
  return beat({
    title: parts.title,
    dek: parts.dek,
    rosterStatement: 'none',
    asOf: {date: '2025-01-31', precision: 'month'},
    whatItIs: [...section('What it is').split('\n\n'), other.sections[0]![1].split('\n\n')[0]!],
    history: section('History'),
    currentState: section('Current state'),
    relationships: [section('Relationships'), other.sections[3]![1]],
    watch: section('What to watch').split(/(?<=\.) /),
  })
}

const start = brief()
const words = JSON.stringify(start)
  .match(/"text":"[^"]*"/g)!
  .join(' ')
  .split(/\s+/).length
console.log(`A brief of about ${words} words, ${corpus.entries.size} documents in the archive.`)

const typed = ' In May 2024 the Commission published 12 figures on what importers paid for a tonne of carbon'
const history = section('History')

/** The brief after one more key: one new block, never seen before; all others are the same objects. */
function afterKey(turn: number) {
  return {...start, history: [block('history-0', `${history}${typed.slice(0, turn % typed.length)} ${turn}.`)]}
}

function tell(name: string, {p50, p75, p99}: {p50: number; p75: number; p99: number}) {
  console.log(`${name}: median ${p50.toFixed(2)} ms, p75 ${p75.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`)
}

test('one key in one block', async ({bench}) => {
  const linter = createLinter()
  linter.lint(start, context)
  let turn = 0
  const {latency} = await bench('one key in one block', () => {
    linter.lint(afterKey(turn++), context)
  }).run()
  tell('one key', latency)
  // What a person feels is a frame of 16 ms; the form, the marks and the outline have to fit in it as well.
  expect(latency.p75).toBeLessThan(2)
})

test('a whole brief, cold', async ({bench}) => {
  const {latency} = await bench('a whole brief, cold', () => {
    createLinter().lint(start, context)
  }).run()
  tell('cold', latency)
  expect(latency.p75).toBeLessThan(10)
})

test('the outline, one key in one block', async ({bench}) => {
  const outline = createOutliner(briefingContract)
  let turn = 0
  const {latency} = await bench('the outline, one key in one block', () => {
    outline(afterKey(turn++))
  }).run()
  tell('outline', latency)
  expect(latency.p75).toBeLessThan(1)
})
