import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {StringTable} from './snapshotBytes.ts'

/**
 * Strings numbered from 0 in the order they were added, each kept once, in typed arrays: looked up without a string made
 * for each, and read from a snapshot without work for each.
 */
export class Strings {
  #units = new Uint16Array(4096)
  #ends = new Uint32Array(256)
  /** Open addressing with linear probing: a number plus one, or 0. */
  #table = new Uint32Array(1024)
  #size = 0
  readonly #made: (string | undefined)[] = []

  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return this.#units.byteLength + this.#ends.byteLength + this.#table.byteLength + this.#made.length * 40
  }

  /** The number of a string, or of what stands from `start` to `end` of it; or -1. */
  idOf(text: string, start = 0, end = text.length): number {
    const table = this.#table
    const mask = table.length - 1
    for (let at = hashOf(text, start, end) & mask; ; at = (at + 1) & mask) {
      const found = table[at]! - 1
      if (found < 0 || this.#is(found, text, start, end)) return found
    }
  }

  /** The number of a string, a new one when it has none yet. */
  add(text: string): number {
    const known = this.idOf(text)
    if (known >= 0) return known
    const id = this.#size++
    if (this.#size * 2 > this.#table.length) this.#widen()
    this.#place(id, hashOf(text, 0, text.length))
    const start = id === 0 ? 0 : this.#ends[id - 1]!
    this.#units = roomFor(this.#units, start + text.length)
    this.#ends = roomFor(this.#ends, id + 1)
    for (let at = 0; at < text.length; at++) this.#units[start + at] = text.charCodeAt(at)
    this.#ends[id] = start + text.length
    return id
  }

  /** The string of a number; empty for a number none has. */
  at(id: number): string {
    const made = this.#made[id]
    if (made !== undefined) return made
    if (id < 0 || id >= this.#size) return ''
    // An array that is written far beyond its end becomes a slow one.
    while (this.#made.length <= id) this.#made.push(undefined)
    return (this.#made[id] = StringTable.slice(this.#units, id === 0 ? 0 : this.#ends[id - 1]!, this.#ends[id]!))
  }

  write(writer: SnapshotWriter): void {
    const end = this.#size === 0 ? 0 : this.#ends[this.#size - 1]!
    writer.number(this.#size)
    writer.array(this.#units.subarray(0, end))
    writer.array(this.#ends.subarray(0, this.#size))
    writer.array(this.#table)
  }

  static read(reader: SnapshotReader): Strings {
    const strings = new Strings()
    strings.#size = reader.number()
    strings.#units = reader.uint16()
    strings.#ends = reader.uint32()
    strings.#table = reader.uint32()
    return strings
  }

  #is(id: number, text: string, start: number, end: number): boolean {
    const from = id === 0 ? 0 : this.#ends[id - 1]!
    if (this.#ends[id]! - from !== end - start) return false
    const units = this.#units
    const shift = from - start
    for (let at = start; at < end; at++) if (units[shift + at] !== text.charCodeAt(at)) return false
    return true
  }

  #place(id: number, hash: number): void {
    const mask = this.#table.length - 1
    let at = hash & mask
    while (this.#table[at] !== 0) at = (at + 1) & mask
    this.#table[at] = id + 1
  }

  #widen(): void {
    this.#table = new Uint32Array(this.#table.length * 2)
    for (let id = 0; id < this.#size - 1; id++) this.#place(id, this.#hashAt(id))
  }

  #hashAt(id: number): number {
    let hash = hashStart
    for (let at = id === 0 ? 0 : this.#ends[id - 1]!; at < this.#ends[id]!; at++) hash = hashStep(hash, this.#units[at]!)
    return hashEnd(hash)
  }
}

/** The same array, or a copy of it with room for more than `length` members. */
export function roomFor<Members extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(array: Members, length: number): Members {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => Members)(Math.ceil(length * 1.5) + 64)
  larger.set(array)
  return larger
}

const hashStart = 0x811c9dc5
const hashStep = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193)
const hashEnd = (hash: number) => (hash ^ (hash >>> 15)) >>> 0

/** Fowler, Noll and Vo's hash over UTF-16 units, its upper bits folded into the lower ones. */
function hashOf(text: string, start: number, end: number): number {
  let hash = hashStart
  for (let at = start; at < end; at++) hash = hashStep(hash, text.charCodeAt(at))
  return hashEnd(hash)
}
