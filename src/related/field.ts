import {Postings} from './postings.ts'
import type {Norm, Scores} from './postings.ts'

/** One searchable field: its postings, its lengths and, to take a story out again, the terms of each story. */
export class Field {
  readonly postings = new Postings()
  readonly #saturation: number
  readonly #byLength: number
  #lengths = new Uint32Array(256)
  #terms: (Int32Array | undefined)[] = []
  #total = 0
  #filled = 0

  /** `saturation` is BM25's k1, `byLength` its b. */
  constructor(saturation: number, byLength: number) {
    this.#saturation = saturation
    this.#byLength = byLength
  }

  /** Distinct term ids of a slot. */
  terms(slot: number): Int32Array {
    return this.#terms[slot] ?? none
  }

  length(slot: number): number {
    return this.#lengths[slot] ?? 0
  }

  set(slot: number, terms: readonly number[]): void {
    this.clear(slot)
    if (terms.length === 0) return
    if (slot >= this.#lengths.length) {
      const larger = new Uint32Array(Math.max(slot + 1, this.#lengths.length * 2))
      larger.set(this.#lengths)
      this.#lengths = larger
    }
    this.#terms[slot] = countTerms(terms, (term, count) => this.postings.add(term, slot, count))
    this.#lengths[slot] = terms.length
    this.#total += terms.length
    this.#filled++
  }

  clear(slot: number): void {
    const terms = this.#terms[slot]
    if (!terms) return
    for (const term of terms) this.postings.remove(term, slot)
    this.#terms[slot] = undefined
    this.#total -= this.#lengths[slot]!
    this.#lengths[slot] = 0
    this.#filled--
  }

  norm(): Norm {
    const average = this.#filled === 0 ? 1 : this.#total / this.#filled
    const base = this.#saturation * (1 - this.#byLength)
    return {base, perWord: (this.#saturation * this.#byLength) / average, lengths: this.#lengths}
  }

  /** BM25 of weighted terms, added to `scores`. */
  score(terms: Iterable<readonly [term: number, weight: number]>, scores: Scores): void {
    const norm = this.norm()
    for (const [term, weight] of terms) this.postings.score(term, weight, norm, scores)
  }

  get bytes(): number {
    let own = this.#lengths.byteLength
    for (const terms of this.#terms) if (terms) own += terms.byteLength + 96
    return own + this.postings.bytes
  }
}

const none = new Int32Array(0)

let times = new Uint16Array(1024)

/** Counts terms in one scratch array, hands each over once with its count, and leaves the array clean. */
function countTerms(terms: readonly number[], take: (term: number, times: number) => void): Int32Array {
  const distinct: number[] = []
  for (const term of terms) {
    if (term >= times.length) {
      const larger = new Uint16Array(Math.max(term + 1, times.length * 2))
      larger.set(times)
      times = larger
    }
    if (times[term] === 0) distinct.push(term)
    if (times[term]! < 65_535) times[term]!++
  }
  for (const term of distinct) {
    take(term, times[term]!)
    times[term] = 0
  }
  return Int32Array.from(distinct)
}
