import {foldWord} from '../related/phraseWords.ts'
import {termOf, termsOf, wordsOf} from '../related/terms.ts'
import {monthNames} from '../text/calendar.ts'
import {sentenceSpans} from '../text/sentences.ts'
import type {Span} from '../text/spans.ts'

/** A sentence of a story with the words in it that the draft shares; spans count in `sentence`. */
export interface MatchedSentence {
  readonly sentence: string
  readonly words: readonly Span[]
}

/** A word of a text with its term; offsets are UTF-16. */
interface PlacedTerm extends Span {
  readonly term: string
}

/** The terms of a text where they stand. */
export function placedTerms(text: string): PlacedTerm[] {
  const placed: PlacedTerm[] = []
  let from = 0
  for (const word of wordsOf(text)) {
    const start = text.indexOf(word, from)
    if (start < 0) continue
    from = start + 1
    const term = termOf(word)
    if (term !== '') placed.push({start, end: start + word.replace(/['’]s?$/u, '').length, term})
  }
  return placed
}

/**
 * The sentence of `text` that shares most with the wanted terms, weighing each by how rare it is; the first sentence
 * when none shares any. Long sentences pay a little for their length. Empty text gives an empty sentence.
 */
export function matchedSentence(text: string, wanted: ReadonlySet<string>, rarity: (term: string) => number): MatchedSentence {
  let best: (MatchedSentence & {readonly score: number}) | undefined
  for (const paragraph of text.split('\n\n')) {
    for (const {start, end} of sentenceSpans(paragraph)) {
      const sentence = paragraph.slice(start, end)
      const words = placedTerms(sentence).filter(({term}) => wanted.has(term))
      const shared = new Set(words.map(({term}) => term))
      const weight = [...shared].reduce((sum, term) => sum + rarity(term), 0)
      const score = weight / Math.sqrt(60 + sentence.length)
      if (!best || score > best.score) best = {sentence, words: joined(sentence, words), score}
    }
  }
  return {sentence: best?.sentence ?? '', words: best?.words ?? []}
}

const months = new Set(monthNames.flatMap((month) => termsOf(month)))

/** Neighbouring words as one stretch, small words between them included: "Bureau of Industry and Security". */
function joined(text: string, words: readonly Span[]): Span[] {
  const spans: {start: number; end: number}[] = []
  for (const {start, end} of words) {
    const last = spans.at(-1)
    if (last && /^(?:[\s-]|\b(?:of|the|and|for|on|in)\b)+$/.test(text.slice(last.end, start))) last.end = end
    else spans.push({start, end})
  }
  return spans
}

/**
 * The terms that say what a text is about: the `limit` strongest by how often they stand in it and how rare they are
 * elsewhere. Bare numbers and months say little.
 */
export function tellingTerms(text: string, rarity: (term: string) => number, limit = 30): Set<string> {
  const counts = new Map<string, number>()
  for (const term of termsOf(text)) if (!/^\d+$/.test(term) && !months.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weighed = [...counts].map(([term, times]) => ({term, weight: (1 + Math.log(times)) * rarity(term)})).filter(({weight}) => weight > 0)
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  return new Set(weighed.slice(0, limit).map(({term}) => term))
}

/** A single word stands for a title only when it is this rare, as a share of the rarest a word can be, and a name. */
const rareEnough = 0.75

/**
 * The words of a passage that best stand for a title: the weightiest run of two words or more that all stand in it, or
 * one rare name, outside `taken`. Undefined when there are none. `rarest` is what a word of one story would weigh.
 */
export function wordsForTitle(
  passage: string,
  title: string,
  taken: readonly Span[],
  rarity: (term: string) => number,
  rarest: number,
): Span | undefined {
  const wanted = new Set(wordsOf(title).map(foldWord))
  let best: Run | undefined
  let run: Run | undefined
  let from = 0
  const close = () => {
    const isTelling = run && (run.words > 1 || (run.score > rareEnough * rarest && /\p{Lu}|\d/u.test(passage.slice(run.start, run.end))))
    if (run && isTelling && (!best || run.score > best.score)) best = run
    run = undefined
  }
  for (const word of wordsOf(passage)) {
    const start = passage.indexOf(word, from)
    if (start < 0) continue
    const end = start + word.replace(/['’]s?$/u, '').length
    from = start + 1
    const term = termOf(word)
    const worth = term === '' ? 0 : rarity(term)
    const fits = wanted.has(foldWord(word)) && !taken.some((other) => start < other.end && other.start < end)
    if (!fits || (run && /[^\s-]/.test(passage.slice(run.reach, start)))) close()
    if (!fits) continue
    // A run neither begins nor ends with "the" or "of".
    if (run && worth > 0) run = {...run, end, reach: end, score: run.score + worth, words: run.words + 1}
    else if (run) run = {...run, reach: end}
    else if (worth > 0) run = {start, end, reach: end, score: worth, words: 1}
  }
  close()
  return best && {start: best.start, end: best.end}
}

interface Run extends Span {
  readonly score: number
  /** Small words aside. */
  readonly words: number
  /** Where the last word ends that may yet belong to it. */
  readonly reach: number
}
