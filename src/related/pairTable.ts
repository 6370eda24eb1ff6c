import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

/** Numbers pairs of numbers, from 1 in the order they were added, in typed arrays (open addressing, linear probing). */
export class PairTable {
  #first = new Uint32Array(1024)
  #second = new Uint32Array(1024)
  #values = new Uint32Array(1024)
  #size = 0

  /** How many pairs there are; the highest number given. */
  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return 3 * this.#values.byteLength
  }

  /** The number of a pair, or 0. */
  get(first: number, second: number): number {
    return this.#values[this.#find(first, second)]!
  }

  /** The number of a pair, the next one when it has none yet. */
  add(first: number, second: number): number {
    let at = this.#find(first, second)
    if (this.#values[at] !== 0) return this.#values[at]!
    if (this.#size * 2 >= this.#values.length) {
      this.#widen()
      at = this.#find(first, second)
    }
    this.#first[at] = first
    this.#second[at] = second
    return (this.#values[at] = ++this.#size)
  }

  write(writer: SnapshotWriter): void {
    writer.number(this.#size)
    for (const array of [this.#first, this.#second, this.#values]) writer.array(array)
  }

  static read(reader: SnapshotReader): PairTable {
    const table = new PairTable()
    table.#size = reader.number()
    table.#first = reader.uint32()
    table.#second = reader.uint32()
    table.#values = reader.uint32()
    return table
  }

  /** Where the pair is, or the free place where it would be. */
  #find(first: number, second: number): number {
    const mask = this.#values.length - 1
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)
    mixed ^= mixed >>> 15
    for (let at = mixed & mask; ; at = (at + 1) & mask) {
      if (this.#values[at] === 0 || (this.#first[at] === first && this.#second[at] === second)) return at
    }
  }

  #widen(): void {
    const [first, second, values] = [this.#first, this.#second, this.#values]
    const length = values.length * 2
    this.#first = new Uint32Array(length)
    this.#second = new Uint32Array(length)
    this.#values = new Uint32Array(length)
    for (let from = 0; from < values.length; from++) {
      if (values[from] === 0) continue
      const at = this.#find(first[from]!, second[from]!)
      this.#first[at] = first[from]!
      this.#second[at] = second[from]!
      this.#values[at] = values[from]!
    }
  }
}
