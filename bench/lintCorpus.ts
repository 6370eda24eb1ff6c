import {readFileSync} from 'node:fs'
import {beat} from '../src/briefing/fixtures/builders.ts'
import {cleanNames, cleanNow, takeApart} from '../src/briefing/fixtures/cleanBriefs.ts'
import {corpusOf} from '../src/briefing/index.ts'

const folder = new URL('../src/briefing/fixtures/clean/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const briefs = cleanNames.map((name) => takeApart(read(name)))

export const corpusText = read('corpus.ndjson')
export const corpus = corpusOf(
  corpusText
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line)),
)
export const context = {now: cleanNow, corpus}

/**
 * A stored brief of the usual length, about 700 words: a clean fixture with paragraphs of the next one, its numbers
 * moved by `turn`, so that no two are alike.
 */
export function storedBrief(turn: number) {
  const own = briefs[turn % briefs.length]!
  const next = briefs[(turn * 7 + 3) % briefs.length]!
  const section = (from: typeof own, index: number) => vary(from.sections[index]![1], turn)
  const paragraphs = (index: number) => [...section(own, index).split('\n\n'), section(next, index).split('\n\n')[0]!]
  return beat({
    _id: `beat-${turn}`,
    title: own.title,
    dek: own.dek,
    rosterStatement: 'none',
    asOf: {date: cleanNow, precision: 'month'},
    whatItIs: paragraphs(0),
    history: paragraphs(1),
    currentState: paragraphs(2),
    relationships: paragraphs(3).slice(0, 1),
    watch: section(own, 4)
      .replaceAll('- ', '')
      .split(/(?<=\.)\s+/),
  })
}

/** Two- and three-digit numbers moved, so that every sentence with a figure is one nobody has read before. */
function vary(text: string, turn: number): string {
  return text.replace(/\b\d{2,3}\b/g, (number) => String(Number(number) + (turn % 97)))
}

/** The prose of a stored brief, as a text linter would be given it. */
export function proseOf(stored: object): string {
  return [...JSON.stringify(stored).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text]) => JSON.parse(text!) as string)
    .join('\n\n')
}

export function wordsOf(stored: object): number {
  return proseOf(stored).split(/\s+/).length
}

/** Sorted samples in milliseconds, told as median, p95 and p99. */
export function tell(name: string, samples: readonly number[]) {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  console.log(
    `${name}: median ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms ` +
      `(${sorted.length} runs)`,
  )
  return {median: at(0.5), p95: at(0.95)}
}

/** Milliseconds of the processor that this thread has used so far: what other work on the machine does not stretch. */
export function processorTime(): number {
  const {user, system} = process.threadCpuUsage()
  return (user + system) / 1000
}

export function timed(run: () => void): number {
  const started = performance.now()
  run()
  return performance.now() - started
}
