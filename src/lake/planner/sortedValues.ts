import type {Doc} from '../documents.ts'
import {valueAt} from './paths.ts'

/** One end of a range. */
export interface Bound {
  readonly value: string | number
  readonly inclusive: boolean
}

export interface Range {
  readonly low?: Bound
  readonly high?: Bound
}

interface Entry {
  readonly rank: number
  readonly value: string | number
  readonly document: Doc
}

/**
 * Documents in the order of one attribute: numbers, strings, booleans, then everything else as equals, which is
 * groq-js's order (its `evaluator/ordering.ts`); those of one value in ascending `_id` order.
 */
export class SortedValues {
  readonly #path: readonly string[]
  readonly #entries: Entry[]

  constructor(documents: readonly Doc[], path: readonly string[]) {
    this.#path = path
    this.#entries = documents.map((document) => this.#entry(document)).sort(compare)
  }

  /** The documents in the range in ascending `_id` order; undefined when they are more than `most`. */
  within(range: Range, most: number): readonly Doc[] | undefined {
    const rank = rankOf((range.low ?? range.high)?.value)
    const from = range.low ? this.#first((entry) => beyond(entry, rank, range.low, !range.low?.inclusive)) : this.#first((entry) => entry.rank >= rank)
    const to = range.high ? this.#first((entry) => beyond(entry, rank, range.high, range.high?.inclusive ?? false)) : this.#first((entry) => entry.rank > rank)
    if (to - from > most) return undefined
    const found = this.#entries.slice(from, Math.max(from, to)).map(({document}) => document)
    return found.sort((a, b) => (a._id < b._id ? -1 : 1))
  }

  /** All documents in portions of at least `size`, none of which ends between two equal values. */
  *portions(descending: boolean, size: number): Generator<readonly Doc[]> {
    const entries = this.#entries
    const step = descending ? -1 : 1
    let at = descending ? entries.length - 1 : 0
    while (at >= 0 && at < entries.length) {
      const portion: Doc[] = []
      let last: Entry | undefined
      for (; at >= 0 && at < entries.length; at += step) {
        const entry = entries[at]
        if (!entry || (last && portion.length >= size && compareValues(last, entry) !== 0)) break
        portion.push(entry.document)
        last = entry
      }
      yield portion
    }
  }

  /** Follows a change of one document. */
  change(before: Doc | undefined, after: Doc | undefined): void {
    if (before) {
      const entry = this.#entry(before)
      const at = this.#first((other) => compare(other, entry) >= 0)
      if (this.#entries[at]?.document._id === before._id) this.#entries.splice(at, 1)
    }
    if (!after) return
    const entry = this.#entry(after)
    this.#entries.splice(
      this.#first((other) => compare(other, entry) >= 0),
      0,
      entry,
    )
  }

  #entry(document: Doc): Entry {
    const value = valueAt(document, this.#path)
    const rank = rankOf(value)
    if (typeof value === 'string' || typeof value === 'number') return {rank, value, document}
    return {rank, value: typeof value === 'boolean' ? Number(value) : 0, document}
  }

  /** The position of the first entry for which `reached` holds, which must hold for all after it. */
  #first(reached: (entry: Entry) => boolean): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.#entries[middle]
      if (entry && !reached(entry)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function rankOf(value: unknown): number {
  return {number: 2, string: 3, boolean: 4}[typeof value as string] ?? 100
}

function compareValues(a: Entry, b: Entry): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

function compare(a: Entry, b: Entry): number {
  return compareValues(a, b) || (a.document._id < b.document._id ? -1 : a.document._id > b.document._id ? 1 : 0)
}

/** Whether the entry lies behind the bound; one equal to it only when `orEqual` says not to count it as behind. */
function beyond(entry: Entry, rank: number, bound: Bound | undefined, strictly: boolean): boolean {
  if (entry.rank !== rank) return entry.rank > rank
  if (!bound) return true
  return strictly ? entry.value > bound.value : entry.value >= bound.value
}
