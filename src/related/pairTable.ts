import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

/** Numbers in a row: the pair's two, the number it was given, one left free so that a pair lies in one cache line. */
const row = 4

/** Numbers pairs of numbers, from 1 in the order they were added, in one typed array (open addressing, linear probing). */
export class PairTable {
  #rows = new Uint32Array(1024 * row)
  #size = 0

  /** How many pairs there are; the highest number given. */
  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return this.#rows.byteLength
  }

  /** The number of a pair, or 0. */
  get(first: number, second: number): number {
    return this.#rows[this.#find(first, second) + 2]!
  }

  /** The number of a pair, the next one when it has none yet. */
  add(first: number, second: number): number {
    let at = this.#find(first, second)
    if (this.#rows[at + 2] !== 0) return this.#rows[at + 2]!
    if (this.#size * 2 * row >= this.#rows.length) {
      this.#widen()
      at = this.#find(first, second)
    }
    this.#put(at, first, second, ++this.#size)
    return this.#size
  }

  write(writer: SnapshotWriter): void {
    writer.number(this.#size)
    writer.array(this.#rows)
  }

  static read(reader: SnapshotReader): PairTable {
    const table = new PairTable()
    table.#size = reader.number()
    table.#rows = reader.uint32()
    return table
  }

  /** Where the pair is, or the free place where it would be. */
  #find(first: number, second: number): number {
    const rows = this.#rows
    const mask = rows.length / row - 1
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)
    mixed ^= mixed >>> 15
    for (let at = mixed & mask; ; at = (at + 1) & mask) {
      const place = at * row
      if (rows[place + 2] === 0 || (rows[place] === first && rows[place + 1] === second)) return place
    }
  }

  #put(at: number, first: number, second: number, value: number): void {
    this.#rows[at] = first
    this.#rows[at + 1] = second
    this.#rows[at + 2] = value
  }

  #widen(): void {
    const before = this.#rows
    this.#rows = new Uint32Array(before.length * 2)
    for (let from = 0; from < before.length; from += row) {
      const value = before[from + 2]!
      if (value !== 0) this.#put(this.#find(before[from]!, before[from + 1]!), before[from]!, before[from + 1]!, value)
    }
  }
}
