/** Why a snapshot was not read. */
export type SnapshotFault = 'foreign' | 'version' | 'damaged'

/** A snapshot that is not one of ours, is of another engine version, or has changed since it was written. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly fault: SnapshotFault

  constructor(fault: SnapshotFault, found: string) {
    super(`The archive's snapshot cannot be used (${found}); build the archive from its stories again.`)
    this.fault = fault
  }
}

const magic = 0x4b_42_42_52
const headerBytes = 16

type Stored = Uint32Array | Int32Array | Float32Array | Float64Array | Uint16Array | Uint8Array

/** Writes numbers, strings and typed arrays one after the other, each array on a boundary of eight bytes. */
export class SnapshotWriter {
  #bytes = new Uint8Array(1 << 16)
  #end = headerBytes

  number(value: number): void {
    this.array(Float64Array.of(value))
  }

  array(values: Stored): void {
    this.#reach(values.byteLength + 24)
    const view = new DataView(this.#bytes.buffer)
    view.setFloat64(this.#end, values.length, true)
    this.#end += 8
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), this.#end)
    this.#end = (this.#end + values.byteLength + 7) & ~7
  }

  /** Strings as one table: their ends, then their UTF-16 units, in one byte each when all of them fit. */
  strings(values: readonly string[]): void {
    let total = 0
    const ends = new Uint32Array(values.length)
    values.forEach((value, index) => (ends[index] = total += value.length))
    const units = new Uint16Array(total)
    let most = 0
    let at = 0
    for (const value of values) {
      for (let index = 0; index < value.length; index++) {
        const unit = value.charCodeAt(index)
        most |= unit
        units[at++] = unit
      }
    }
    this.array(ends)
    this.number(most < 256 ? 1 : 2)
    this.array(most < 256 ? Uint8Array.from(units) : units)
  }

  /** The bytes written, headed by magic, version, length and checksum. */
  finish(version: number): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.slice(0, this.#end)
    const header = new Uint32Array(bytes.buffer, 0, 4)
    header.set([magic, version, this.#end, checksum(bytes)])
    return bytes
  }

  #reach(more: number): void {
    if (this.#end + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#end + more, this.#bytes.length * 2))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** Reads what `SnapshotWriter` wrote, in the same order. Arrays are views of the bytes, which belong to the reader's. */
export class SnapshotReader {
  readonly #bytes: Uint8Array<ArrayBuffer>
  #at = headerBytes

  /** Throws a `SnapshotError` when the bytes are foreign, of another version, cut off or changed. */
  constructor(given: Uint8Array, version: number) {
    const bytes = given.byteOffset % 8 === 0 && given.buffer instanceof ArrayBuffer ? (given as Uint8Array<ArrayBuffer>) : given.slice()
    if (bytes.length < headerBytes) throw new SnapshotError('foreign', `${bytes.length} bytes are too few`)
    const [first, written, length, sum] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4)
    if (first !== magic) throw new SnapshotError('foreign', 'it was not written by this engine')
    if (written !== version) throw new SnapshotError('version', `it is of version ${written}, this engine writes ${version}`)
    if (length !== bytes.length) throw new SnapshotError('damaged', `${bytes.length} of ${length} bytes are there`)
    if (sum !== checksum(bytes)) throw new SnapshotError('damaged', 'its checksum does not fit')
    this.#bytes = bytes
  }

  number(): number {
    return this.float64()[0]!
  }

  float64(): Float64Array<ArrayBuffer> {
    const length = this.#length()
    return new Float64Array(this.#bytes.buffer, this.#skip(length * 8), length)
  }

  uint32(): Uint32Array<ArrayBuffer> {
    const length = this.#length()
    return new Uint32Array(this.#bytes.buffer, this.#skip(length * 4), length)
  }

  uint16(): Uint16Array<ArrayBuffer> {
    const length = this.#length()
    return new Uint16Array(this.#bytes.buffer, this.#skip(length * 2), length)
  }

  uint8(): Uint8Array<ArrayBuffer> {
    const length = this.#length()
    return new Uint8Array(this.#bytes.buffer, this.#skip(length), length)
  }

  strings(): StringTable {
    const ends = this.uint32()
    return new StringTable(ends, this.number() === 1 ? this.uint8() : this.uint16())
  }

  #length(): number {
    const length = new DataView(this.#bytes.buffer).getFloat64(this.#bytes.byteOffset + this.#at, true)
    this.#at += 8
    return length
  }

  #skip(bytes: number): number {
    const start = this.#bytes.byteOffset + this.#at
    this.#at = (this.#at + bytes + 7) & ~7
    return start
  }
}

/** Arguments a function may be given at once. */
const atOnce = 4096

/** Strings kept as numbers until one is asked for. */
export class StringTable {
  readonly #ends: Uint32Array
  readonly #units: Uint8Array | Uint16Array

  constructor(ends: Uint32Array, units: Uint8Array | Uint16Array) {
    this.#ends = ends
    this.#units = units
  }

  get length(): number {
    return this.#ends.length
  }

  get bytes(): number {
    return this.#ends.byteLength + this.#units.byteLength
  }

  at(index: number): string {
    return StringTable.slice(this.#units, index === 0 ? 0 : this.#ends[index - 1]!, this.#ends[index]!)
  }

  /** The string of the units from `start` to `end`. */
  static slice(units: Uint8Array | Uint16Array, start: number, end: number): string {
    if (end - start <= atOnce) return String.fromCharCode.apply(null, units.subarray(start, end) as unknown as number[])
    let text = ''
    for (let from = start; from < end; from += atOnce) text += StringTable.slice(units, from, Math.min(end, from + atOnce))
    return text
  }

  all(): string[] {
    const whole = StringTable.slice(this.#units, 0, this.#units.length)
    return Array.from(this.#ends, (end, index) => whole.slice(index === 0 ? 0 : this.#ends[index - 1]!, end))
  }
}

/** Fowler, Noll and Vo's hash with a rotation, taken over words of 32 bits. */
function checksum(bytes: Uint8Array<ArrayBuffer>): number {
  let hash = 0x811c9dc5
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + headerBytes, (bytes.length - headerBytes) >> 2)
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x01000193)
    hash = (hash << 13) | (hash >>> 19)
  }
  return hash >>> 0
}
