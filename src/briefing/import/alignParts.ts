/** Which old part a new one stands for: index into the old ones, -1 for a part that is new. One entry per new part. */
export type Alignment = readonly number[]

/** Below this share of words in common, two paragraphs are two paragraphs. */
const leastAlike = 0.5

/** Above this many pairs only equal parts are looked for; a brief has a handful. */
const mostPairs = 40_000

/**
 * Pairs new parts with old ones by their texts. Equal texts come first, wherever they stand; between them, in order,
 * parts that share at least half of their words, so that as many words as possible stay where they were.
 */
export function alignParts(before: readonly string[], after: readonly string[]): Alignment {
  const found = equalParts(before, after)
  if (before.length * after.length > mostPairs) return found
  const bags = {before: before.map(bagOf), after: after.map(bagOf)}
  for (const {oldFrom, oldTo, newFrom, newTo} of gaps(found, before.length)) {
    const taken = new Set(found)
    const oldIndexes = range(oldFrom, oldTo).filter((index) => !taken.has(index))
    const newIndexes = range(newFrom, newTo)
    for (const [oldIndex, newIndex] of bestPairs(oldIndexes, newIndexes, (a, b) => likeness(bags.before[a]!, bags.after[b]!))) {
      found[newIndex] = oldIndex
    }
  }
  return found
}

/** The first old part with the same text that no other has, going on from the one before where possible. */
function equalParts(before: readonly string[], after: readonly string[]): number[] {
  const places = new Map<string, number[]>()
  before.forEach((text, index) => places.set(text, [...(places.get(text) ?? []), index]))
  let last = -1
  return after.map((text) => {
    const free = places.get(text) ?? []
    const at = Math.max(0, free.findIndex((index) => index > last))
    const [found = -1] = free.splice(at, 1)
    if (found >= 0) last = found
    return found
  })
}

/** The stretches of new parts without a partner, and the old parts between the partners of their neighbours. */
function gaps(found: readonly number[], oldLength: number) {
  const stretches: {oldFrom: number; oldTo: number; newFrom: number; newTo: number}[] = []
  for (let newFrom = 0; newFrom < found.length; newFrom++) {
    if (found[newFrom] !== -1) continue
    let newTo = newFrom
    while (newTo < found.length && found[newTo] === -1) newTo++
    const [oldFrom, oldTo] = [(found[newFrom - 1] ?? -1) + 1, found[newTo] ?? oldLength]
    if (oldFrom < oldTo) stretches.push({oldFrom, oldTo, newFrom, newTo})
    newFrom = newTo
  }
  return stretches
}

/** Pairs in order that together are most alike; classic alignment by dynamic programming. */
function bestPairs(olds: readonly number[], news: readonly number[], alike: (old: number, next: number) => number): [number, number][] {
  const width = news.length + 1
  const best = new Float64Array((olds.length + 1) * width)
  const scores = new Float64Array(best.length)
  for (let row = olds.length - 1; row >= 0; row--) {
    for (let column = news.length - 1; column >= 0; column--) {
      const at = row * width + column
      const score = alike(olds[row]!, news[column]!)
      scores[at] = score >= leastAlike ? score : 0
      const paired = scores[at]! > 0 ? scores[at]! + best[at + width + 1]! : 0
      best[at] = Math.max(paired, best[at + width]!, best[at + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let row = 0, column = 0; row < olds.length && column < news.length; ) {
    const at = row * width + column
    if (scores[at]! > 0 && best[at] === scores[at]! + best[at + width + 1]!) pairs.push([olds[row++]!, news[column++]!])
    else if (best[at] === best[at + width]) row++
    else column++
  }
  return pairs
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

function bagOf(text: string): Bag {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return {counts, size: words.length}
}

/** Words in common, twice, by words in all: 1 for the same words, 0 for none in common. */
function likeness(a: Bag, b: Bag): number {
  let shared = 0
  for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0)
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}
