import {grown} from './sequences.ts'
import type {Scores} from './scores.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

/** Saturation and length normalisation of one field: a term seen `tf` times counts tf / (tf + base + perWord × length). */
export interface Norm {
  readonly base: number
  readonly perWord: number
  readonly lengths: Uint32Array
}

const next = 0
const capacity = 1
const used = 2
const header = 3
const largestBlock = 1021
const tfBits = 8
const tfMask = 255

/** Postings of one field in one typed array: per term a chain of blocks, each entry a slot and a count in 32 bits. */
export class Postings {
  #pool = new Uint32Array(4096)
  #end = 1
  #heads = new Uint32Array(1024)
  #tails = new Uint32Array(1024)
  #counts = new Uint32Array(1024)

  /** In how many stories the term stands. */
  count(term: number): number {
    return this.#counts[term] ?? 0
  }

  get bytes(): number {
    return this.#pool.byteLength + 3 * this.#heads.byteLength
  }

  /** Adds a slot that the term does not have yet. Counts above 255 are kept as 255. */
  add(term: number, slot: number, times: number): void {
    this.#reach(term)
    const pool = this.#room(term)
    const tail = this.#tails[term]!
    pool[tail + header + pool[tail + used]!] = slot * (tfMask + 1) + Math.min(times, tfMask)
    pool[tail + used]!++
    this.#counts[term]!++
  }

  remove(term: number, slot: number): void {
    const pool = this.#pool
    for (let block = this.#heads[term] ?? 0; block !== 0; block = pool[block + next]!) {
      const last = block + header + pool[block + used]! - 1
      for (let at = block + header; at <= last; at++) {
        if (pool[at]! >>> tfBits !== slot) continue
        pool[at] = pool[last]!
        pool[block + used]!--
        this.#counts[term]!--
        return
      }
    }
  }

  /** Adds `weight` × saturated count to every story that has the term. */
  score(term: number, weight: number, norm: Norm, scores: Scores): void {
    const {base, perWord, lengths} = norm
    const {values, touched} = scores
    const pool = this.#pool
    let count = scores.count
    for (let block = this.#heads[term] ?? 0; block !== 0; block = pool[block + next]!) {
      const end = block + header + pool[block + used]!
      for (let at = block + header; at < end; at++) {
        const entry = pool[at]!
        const slot = entry >>> tfBits
        const times = entry & tfMask
        const before = values[slot]!
        if (before === 0) touched[count++] = slot
        values[slot] = before + (weight * times) / (times + base + perWord * lengths[slot]!)
      }
    }
    scores.count = count
  }

  /** Slots that have the term, in no order. */
  slots(term: number): number[] {
    const found: number[] = []
    const pool = this.#pool
    for (let block = this.#heads[term] ?? 0; block !== 0; block = pool[block + next]!) {
      const end = block + header + pool[block + used]!
      for (let at = block + header; at < end; at++) found.push(pool[at]! >>> tfBits)
    }
    return found
  }

  write(writer: SnapshotWriter): void {
    writer.array(this.#pool.slice(0, this.#end))
    for (const array of [this.#heads, this.#tails, this.#counts]) writer.array(array)
  }

  static read(reader: SnapshotReader): Postings {
    const postings = new Postings()
    postings.#pool = reader.uint32()
    postings.#end = postings.#pool.length
    postings.#heads = reader.uint32()
    postings.#tails = reader.uint32()
    postings.#counts = reader.uint32()
    return postings
  }

  #reach(term: number): void {
    if (term < this.#heads.length) return
    const size = Math.max(term + 1, this.#heads.length * 2)
    this.#heads = grown(this.#heads, size)
    this.#tails = grown(this.#tails, size)
    this.#counts = grown(this.#counts, size)
  }

  #room(term: number): Uint32Array {
    const tail = this.#tails[term]!
    const size = tail === 0 ? 0 : this.#pool[tail + capacity]!
    if (tail !== 0 && this.#pool[tail + used]! < size) return this.#pool
    const wanted = Math.min(size * 2 + 2, largestBlock)
    if (this.#end + header + wanted > this.#pool.length) this.#pool = grown(this.#pool, Math.ceil(this.#pool.length * 1.5) + largestBlock + header)
    const block = this.#end
    this.#end += header + wanted
    this.#pool[block + capacity] = wanted
    if (tail === 0) this.#heads[term] = block
    else this.#pool[tail + next] = block
    this.#tails[term] = block
    return this.#pool
  }
}
