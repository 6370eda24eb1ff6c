import type {Archive} from './archive.ts'
import {isOffered} from './query.ts'
import type {Query} from './query.ts'
import {relatedStories} from './rank.ts'
import type {Hit} from './rank.ts'

/**
 * The stories whose title or name begins with what was typed, or holds words that do, best first by the ranking of the
 * passage; those the passage has nothing in common with follow, newest first. An empty prefix gives the ranking alone.
 */
export function pickStories(archive: Archive, query: Query, prefix: string, limit = 10): Hit[] {
  const typed = wordsTyped(prefix)
  if (typed.length === 0) return relatedStories(archive, query, 'passage', limit)
  const ranked = new Map(relatedStories(archive, {...query, text: `${prefix} ${query.text}`}, 'passage', 200).map((hit) => [hit.id, hit]))
  const found: {id: string; whole: boolean; score: number; date: number}[] = []
  for (const {id, title, names = [], date = Number.NEGATIVE_INFINITY} of archive.stories()) {
    const start = Math.max(...[title, ...names].map((name) => prefixMatch(name, typed)))
    if (start === 0 || !isOffered(archive, query, id)) continue
    found.push({id, whole: start === 2, score: ranked.get(id)?.score ?? Number.NEGATIVE_INFINITY, date})
  }
  const order = found.sort(
    (a, b) => Number(b.whole) - Number(a.whole) || compare(b.score, a.score) || compare(b.date, a.date) || (a.id < b.id ? -1 : 1),
  )
  return order.slice(0, limit).map(({id}) => ranked.get(id) ?? {id, score: 0, reasons: []})
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/** 2: the name begins with what was typed. 1: each word typed begins a word of the name. 0: neither. */
function prefixMatch(name: string, typed: readonly string[]): 0 | 1 | 2 {
  const words = wordsTyped(name)
  if (typed.every((word, index) => (index < typed.length - 1 ? words[index] === word : words[index]?.startsWith(word)))) return 2
  return typed.every((word) => words.some((other) => other.startsWith(word))) ? 1 : 0
}

function wordsTyped(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}\p{N}]+)*/gu) ?? []
}
