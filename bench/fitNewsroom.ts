import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {drawRank} from '../src/cli/newsroom/vocabulary.ts'
import {mean, quantile, seeded} from '../src/related/measures.ts'
import {wordsOf} from '../src/related/terms.ts'
import {sentenceSpans} from '../src/text/sentences.ts'
import {isFunctionWord} from '../src/text/words.ts'

/**
 * Measures collections of linked documents, for the newsrooms that `beatbook newsroom` invents: only numbers leave this
 * script. `npx node bench/fitNewsroom.ts DIR [DIR …] [--write]`; each collection counts the same, whatever its size.
 */
const write = process.argv.includes('--write')
const folders = process.argv.slice(2).filter((one) => one !== '--write')
if (folders.length === 0) throw new Error('Name one collection or more: folders with docs.jsonl and links.jsonl.')

interface Document {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly paragraphs: readonly string[]
}

interface Link {
  readonly from: string
  readonly to: string
  readonly anchor: string
  readonly earlier: boolean
}

const day = 86_400_000
const deciles = Array.from({length: 11}, (_, index) => index / 10)
const countOf = (text: string) => text.split(/\s+/).filter(Boolean).length
const lines = <Line>(file: string): Line[] => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line)
const spreadOf = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
const tenths = (values: readonly number[], low: number, high: number) => deciles.map((share) => quantile(values, low + share * (high - low)))

function sharesOf(values: readonly number[], most: number): number[] {
  return Array.from({length: most + 1}, (_, value) => values.filter((one) => Math.min(one, most) === value).length / values.length)
}

function measure(folder: string) {
  const documents = lines<Document>(join(folder, 'docs.jsonl'))
  const links = lines<Link>(join(folder, 'links.jsonl')).filter(({earlier}) => earlier)
  const byId = new Map(documents.map((document) => [document.id, document]))
  const lengths = documents.map(({paragraphs}) => Math.max(1, countOf(paragraphs.join(' '))))
  const passages = documents.flatMap(({paragraphs}) => paragraphs)
  const sentences = passages.flatMap((passage) => sentenceSpans(passage).map(({start, end}) => countOf(passage.slice(start, end))))
  const titles = documents.map(({title}) => countOf(title))
  const out = new Map<string, number>()
  const linkedTo = new Set<string>()
  for (const {from, to} of links) {
    out.set(from, (out.get(from) ?? 0) + 1)
    linkedTo.add(to)
  }
  const dates = documents.map(({date}) => Date.parse(date)).sort((a, b) => a - b)
  const span = dates.at(-1)! - dates[0]!
  const ages = links.map(({from, to}) => Math.max(0.25, (Date.parse(byId.get(from)!.date) - Date.parse(byId.get(to)!.date)) / day))
  const meeting = links.map(({anchor, to}) => meetingOf(anchor, byId.get(to)!.title))
  return {
    storyWords: {logMean: mean(lengths.map(Math.log)), logSpread: spreadOf(lengths.map(Math.log))},
    passageWords: tenths(passages.map(countOf), 0.005, 0.995),
    sentenceWords: {mean: mean(sentences), spread: spreadOf(sentences)},
    headlineWords: {mean: mean(titles), spread: spreadOf(titles)},
    linksOut: sharesOf(documents.map(({id}) => out.get(id) ?? 0), 12),
    linkAgeDays: tenths(ages, 0, 1),
    anchorWords: sharesOf(links.map(({anchor}) => countOf(anchor)), 12),
    anchorsWithWholeTitle: mean(meeting.map((met) => (met === 'whole' ? 1 : 0))),
    anchorsWithoutTitleWord: mean(meeting.map((met) => (met === 'none' ? 1 : 0))),
    linksToLinked: 1 - linkedTo.size / links.length,
    publishedAt: tenths(dates.map((date) => (date - dates[0]!) / span), 0, 1),
    spanDays: span / day,
    ...vocabularyOf(documents),
  }
}

function meetingOf(anchor: string, title: string): 'whole' | 'some' | 'none' {
  const fold = (text: string) => wordsOf(text).map((word) => word.toLowerCase())
  const words = new Set(fold(anchor).filter((word) => !isFunctionWord(word)))
  if (` ${fold(anchor).join(' ')} `.includes(` ${fold(title).join(' ')} `)) return 'whole'
  return fold(title).some((word) => words.has(word)) ? 'some' : 'none'
}

function vocabularyOf(documents: readonly Document[]) {
  const counts = new Map<string, number>()
  const firstHundred: number[] = []
  let all = 0
  let content = 0
  let half = 0
  documents.forEach(({paragraphs}, index) => {
    if (index === documents.length >> 1) half = content
    const own: string[] = []
    for (const word of wordsOf(paragraphs.join('\n'))) {
      all++
      const folded = word.toLowerCase()
      if (isFunctionWord(folded)) continue
      own.push(folded)
      counts.set(folded, (counts.get(folded) ?? 0) + 1)
    }
    content += own.length
    if (own.length >= 100) firstHundred.push(new Set(own.slice(0, 100)).size)
  })
  const skew = skewOf([...counts.values()].sort((a, b) => b - a))
  const early = new Set(documents.slice(0, documents.length >> 1).flatMap(({paragraphs}) => wordsOf(paragraphs.join('\n')).map((word) => word.toLowerCase())))
  const growth = Math.log(counts.size / early.size) / Math.log(content / half)
  return {
    functionWords: 1 - content / all,
    wordSkew: skew,
    vocabulary: {words: counts.size, of: content, growth},
    repeats: repeatsOf(mean(firstHundred), skew, counts.size),
  }
}

/** The exponent and shift whose curve is closest, in logarithms, over ranks at even steps of their logarithm. */
function skewOf(counts: readonly number[]): {exponent: number; shift: number} {
  const ranks = Array.from({length: 60}, (_, index) => Math.floor(Math.min(counts.length, 10_000) ** (index / 59)))
  let best = {exponent: 1, shift: 0, error: Number.POSITIVE_INFINITY}
  for (let shift = 0; shift <= 200; shift += 2) {
    const x = ranks.map((rank) => Math.log(rank + shift))
    const y = ranks.map((rank) => Math.log(counts[rank - 1]!))
    const slope = mean(x.map((one, at) => (one - mean(x)) * (y[at]! - mean(y)))) / mean(x.map((one) => (one - mean(x)) ** 2))
    const error = mean(x.map((one, at) => (y[at]! - mean(y) - slope * (one - mean(x))) ** 2))
    if (error < best.error) best = {exponent: -slope, shift, error}
  }
  return {exponent: best.exponent, shift: best.shift}
}

/** How often a story must take up a word of its own again for its first hundred words to have so many different ones. */
function repeatsOf(different: number, skew: {exponent: number; shift: number}, size: number): number {
  let low = 0
  let high = 0.9
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    const random = seeded(step)
    const tries = Array.from({length: 400}, () => {
      const own: number[] = []
      for (let word = 0; word < 100; word++) {
        own.push(own.length > 0 && random() < middle ? own[Math.floor(random() * own.length)]! : drawRank(skew, size, random))
      }
      return new Set(own).size
    })
    if (mean(tries) > different) low = middle
    else high = middle
  }
  return (low + high) / 2
}

type Measured = number | readonly Measured[] | {readonly [name: string]: Measured}

function averaged(all: readonly Measured[]): Measured {
  const [first] = all
  if (typeof first === 'number') return Number(mean(all as readonly number[]).toPrecision(4))
  if (Array.isArray(first)) return first.map((_, index) => averaged(all.map((one) => (one as readonly Measured[])[index]!)))
  return Object.fromEntries(Object.keys(first!).map((key) => [key, averaged(all.map((one) => (one as Record<string, Measured>)[key]!))]))
}

const fitted = averaged(folders.map((folder) => measure(folder) as unknown as Measured))
const source = `/**
 * What newsrooms are like, in numbers: measured by \`bench/fitNewsroom.ts … --write\` on collections of linked articles,
 * each counting the same; not edited by hand. Tables of eleven are quantiles in steps of a tenth, the others shares.
 */
export const fitted = ${JSON.stringify(fitted, null, 2).replace(/"(\w+)":/g, '$1:').replace(/\[\s+([^\]]+?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s+/g, ' ')}]`).replace(/([\d\]}])$/gm, '$1,').replace(/,,/g, ',').replace(/\},\s*$/, '}')}
`
if (write) writeFileSync(new URL('../src/cli/newsroom/fitted.ts', import.meta.url), source)
else process.stdout.write(source)
