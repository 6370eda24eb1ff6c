import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

/** The terms of each slot in their order, end to end in one array; what is replaced is left behind until half is waste. */
export class Sequences {
  #pool = new Uint32Array(4096)
  #starts = new Uint32Array(256)
  #lengths = new Uint32Array(256)
  #end = 0
  #waste = 0

  get bytes(): number {
    return this.#pool.byteLength + 2 * this.#starts.byteLength
  }

  /** A view that is good until the next `set`. */
  at(slot: number): Uint32Array {
    const start = this.#starts[slot] ?? 0
    return this.#pool.subarray(start, start + (this.#lengths[slot] ?? 0))
  }

  length(slot: number): number {
    return this.#lengths[slot] ?? 0
  }

  get lengths(): Uint32Array {
    return this.#lengths
  }

  set(slot: number, terms: ArrayLike<number>): void {
    if (slot >= this.#lengths.length) {
      this.#starts = grown(this.#starts, Math.max(slot + 1, this.#starts.length * 2))
      this.#lengths = grown(this.#lengths, Math.max(slot + 1, this.#lengths.length * 2))
    }
    this.#waste += this.#lengths[slot]!
    this.#lengths[slot] = 0
    if (terms.length === 0) return
    if (this.#end + terms.length > this.#pool.length) this.#makeRoom(terms.length)
    this.#pool.set(terms, this.#end)
    this.#starts[slot] = this.#end
    this.#lengths[slot] = terms.length
    this.#end += terms.length
  }

  #makeRoom(more: number): void {
    const used = this.#end - this.#waste
    const wanted = this.#waste > used ? Math.max(4096, 2 * (used + more)) : Math.max(this.#end + more, Math.ceil(this.#pool.length * 1.5))
    const pool = new Uint32Array(wanted)
    let end = 0
    for (let slot = 0; slot < this.#lengths.length; slot++) {
      const own = this.at(slot)
      if (own.length === 0) continue
      pool.set(own, end)
      this.#starts[slot] = end
      end += own.length
    }
    this.#pool = pool
    this.#end = end
    this.#waste = 0
  }

  write(writer: SnapshotWriter, slots: number): void {
    writer.array(this.#pool.slice(0, this.#end))
    writer.array(grown(this.#starts, Math.max(slots, this.#starts.length)).slice(0, slots))
    writer.array(grown(this.#lengths, Math.max(slots, this.#lengths.length)).slice(0, slots))
    writer.number(this.#waste)
  }

  static read(reader: SnapshotReader): Sequences {
    const sequences = new Sequences()
    const pool = reader.uint32()
    sequences.#end = pool.length
    sequences.#pool = pool.length === 0 ? sequences.#pool : pool
    const starts = reader.uint32()
    const lengths = reader.uint32()
    sequences.#starts = grown(starts, Math.max(256, starts.length))
    sequences.#lengths = grown(lengths, Math.max(256, lengths.length))
    sequences.#waste = reader.number()
    return sequences
  }
}

/** The same numbers in an array of another size, filled up with zeros. */
export function grown(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size)
  larger.set(array)
  return larger
}
