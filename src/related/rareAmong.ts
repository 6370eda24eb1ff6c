import type {Archive} from './archive.ts'

/** What a story has that few of those read beside it have, each 0 or more. */
export interface RareShare {
  /** Terms of the text that it uses again and again. */
  readonly repeated: number
  /** Neighbouring terms of the text that it is the newest to have side by side. */
  readonly newest: number
}

/** What more stories have is no longer rare. */
const mostStories = 12

/**
 * Counts, story by story, what of a text stands in each, to weigh it by how few have it: among the closest stories a term
 * that all share tells nothing, however rare it is elsewhere.
 */
export class RareAmong {
  readonly #size: number
  /** The number of a pair of terms, plus one, by the indexes of both. */
  readonly #pairs: Uint16Array
  readonly #pairCount: number
  readonly #counts: Uint16Array[] = []
  readonly #held: Uint8Array[] = []
  #story = new Uint8Array(0)

  /** `text` are the terms of a text in their order, as indexes below `size`; -1 for one that is not looked for. */
  constructor(text: readonly number[], size: number) {
    this.#size = size
    this.#pairs = new Uint16Array(size * size)
    let count = 0
    for (let at = 1; at < text.length; at++) {
      const [first, second] = [text[at - 1]!, text[at]!]
      if (first < 0 || second < 0 || first === second) continue
      if (this.#pairs[first * size + second] === 0) this.#pairs[first * size + second] = ++count
    }
    this.#pairCount = count
  }

  /** Begins the next story. */
  begin(): void {
    this.#story = new Uint8Array(this.#pairCount)
    this.#held.push(this.#story)
  }

  /** Two terms that stand side by side in the story. */
  meet(first: number, second: number): void {
    const pair = this.#pairs[first * this.#size + second]!
    if (pair !== 0) this.#story[pair - 1] = 1
  }

  /** Ends the story: how often each term stands in it. */
  end(counts: Uint16Array): void {
    this.#counts.push(counts.slice(0, this.#size))
  }

  /** The share of each story, in their order, which is that of `slots`. */
  shares(archive: Archive, slots: readonly number[]): RareShare[] {
    const repeated = new Float64Array(slots.length)
    for (let term = 0; term < this.#size; term++) {
      const stories = this.#counts.reduce((sum, counts) => sum + (counts[term]! > 0 ? 1 : 0), 0)
      if (stories === 0 || stories > mostStories) continue
      const weight = rarity(stories, slots.length)
      this.#counts.forEach((counts, story) => (repeated[story]! += counts[term]! > 1 ? weight * Math.log(counts[term]!) : 0))
    }
    const newest = new Float64Array(slots.length)
    for (let pair = 0; pair < this.#pairCount; pair++) {
      let stories = 0
      let latest = -1
      for (let story = 0; story < slots.length; story++) {
        if (this.#held[story]![pair] === 0) continue
        stories++
        if (latest < 0 || isNewer(archive, slots[story]!, slots[latest]!)) latest = story
      }
      if (stories > 0 && stories <= mostStories) newest[latest]! += rarity(stories, slots.length)
    }
    return slots.map((_, story) => ({repeated: repeated[story]!, newest: newest[story]!}))
  }
}

/** BM25's weight of what stands in `stories` of `all`. */
export function rarity(stories: number, all: number): number {
  return Math.log(1 + (all - stories + 0.5) / (stories + 0.5))
}

/** Whether a story is newer than another; of two of the same day, or without one, the one whose id comes first. */
export function isNewer(archive: Archive, slot: number, than: number): boolean {
  const [date, other] = [dateOf(archive, slot), dateOf(archive, than)]
  return date === other ? archive.idAt(slot) < archive.idAt(than) : date > other
}

function dateOf(archive: Archive, slot: number): number {
  const date = archive.dateAt(slot)
  return Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date
}
