import {Postings} from './postings.ts'
import type {Norm} from './postings.ts'
import type {Scores} from './scores.ts'
import {Sequences} from './sequences.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

/** One searchable field: its postings, and the terms of each story in their order. */
export class Field {
  #postings = new Postings()
  #sequences = new Sequences()
  readonly #saturation: number
  readonly #byLength: number
  #total = 0
  #filled = 0

  /** `saturation` is BM25's k1, `byLength` its b. */
  constructor(saturation: number, byLength: number) {
    this.#saturation = saturation
    this.#byLength = byLength
  }

  get postings(): Postings {
    return this.#postings
  }

  /** Term ids of a slot in their order, with repeats; a view that is good until the field changes. */
  terms(slot: number): Uint32Array {
    return this.#sequences.at(slot)
  }

  length(slot: number): number {
    return this.#sequences.length(slot)
  }

  set(slot: number, terms: ArrayLike<number>): void {
    this.clear(slot)
    if (terms.length === 0) return
    this.#sequences.set(slot, terms)
    eachTerm(terms, (term, times) => this.#postings.add(term, slot, times))
    this.#total += terms.length
    this.#filled++
  }

  clear(slot: number): void {
    const terms = this.terms(slot)
    if (terms.length === 0) return
    eachTerm(terms, (term) => this.#postings.remove(term, slot))
    this.#total -= terms.length
    this.#filled--
    this.#sequences.set(slot, [])
  }

  norm(): Norm {
    const average = this.#filled === 0 ? 1 : this.#total / this.#filled
    const base = this.#saturation * (1 - this.#byLength)
    return {base, perWord: (this.#saturation * this.#byLength) / average, lengths: this.#sequences.lengths}
  }

  /** BM25 of weighted terms, added to `scores`. */
  score(terms: Iterable<readonly [term: number, weight: number]>, scores: Scores): void {
    const norm = this.norm()
    for (const [term, weight] of terms) this.#postings.score(term, weight, norm, scores)
  }

  get bytes(): number {
    return this.#sequences.bytes + this.#postings.bytes
  }

  write(writer: SnapshotWriter, slots: number): void {
    writer.number(this.#total)
    writer.number(this.#filled)
    this.#sequences.write(writer, slots)
    this.#postings.write(writer)
  }

  read(reader: SnapshotReader): void {
    this.#total = reader.number()
    this.#filled = reader.number()
    this.#sequences = Sequences.read(reader)
    this.#postings = Postings.read(reader)
  }
}

let times = new Uint16Array(1024)

/** Hands each distinct term over once with its count, in the order they first stand. */
function eachTerm(terms: ArrayLike<number>, take: (term: number, times: number) => void): void {
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at]!
    if (term >= times.length) {
      const larger = new Uint16Array(Math.max(term + 1, times.length * 2))
      larger.set(times)
      times = larger
    }
    if (times[term]! < 65_535) times[term]!++
  }
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at]!
    const count = times[term]!
    if (count === 0) continue
    times[term] = 0
    take(term, count)
  }
}
