import {sentenceSpans} from '../text/sentences.ts'
import type {Span} from '../text/spans.ts'
import type {Archive} from './archive.ts'
import {termsOf, wordsOf} from './terms.ts'

/** The sentence of a story that is closest to what is being written. Offsets are UTF-16, in the story's text. */
export interface MatchedSentence extends Span {
  readonly text: string
  /** The words it shares with the query, in the story's text too. */
  readonly words: readonly Span[]
}

const charactersRead = 20_000

/**
 * The sentence of a story with the most and rarest of the query's words, longer ones held back; undefined when none
 * shares a word. Only the first 20,000 characters are read.
 */
export function matchedSentence(archive: Archive, query: {readonly title?: string; readonly text: string}, id: string): MatchedSentence | undefined {
  const wanted = new Map<string, number>()
  for (const term of termsOf(`${query.text}\n${query.title ?? ''}`)) {
    const known = archive.termId(term)
    if (known !== undefined) wanted.set(term, archive.rarity(known))
  }
  const text = archive.text(id).slice(0, charactersRead)
  let best: {span: Span; words: Span[]; score: number} | undefined
  let from = 0
  for (const paragraph of text.split('\n')) {
    for (const {start, end} of sentenceSpans(paragraph)) {
      const span = {start: from + start, end: from + end}
      const {words, weight, length} = shared(text, span, wanted)
      const score = weight / Math.sqrt(length + 8)
      if (words.length > 0 && (!best || score > best.score)) best = {span, words, score}
    }
    from += paragraph.length + 1
  }
  if (!best) return undefined
  return {...best.span, text: text.slice(best.span.start, best.span.end), words: best.words}
}

function shared(text: string, {start, end}: Span, wanted: ReadonlyMap<string, number>) {
  const words: Span[] = []
  const seen = new Set<string>()
  let weight = 0
  let length = 0
  let from = start
  for (const word of wordsOf(text.slice(start, end))) {
    const at = text.indexOf(word, from)
    if (at < 0 || at >= end) continue
    from = at + 1
    length++
    const term = termsOf(word).find((one) => wanted.has(one))
    if (term === undefined) continue
    words.push({start: at, end: at + word.length})
    if (!seen.has(term)) weight += wanted.get(term)!
    seen.add(term)
  }
  return {words, weight, length}
}
