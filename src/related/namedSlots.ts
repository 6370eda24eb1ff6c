/** Slots a text names, each with how surely, which may be 0; cleared in the time it took to write. */
export class NamedSlots {
  readonly #sure: Float64Array
  readonly #isNamed: Uint8Array
  readonly #slots: Uint32Array
  #size = 0

  /** For slots below `size`. */
  constructor(size: number) {
    this.#sure = new Float64Array(size)
    this.#isNamed = new Uint8Array(size)
    this.#slots = new Uint32Array(size)
  }

  get size(): number {
    return this.#size
  }

  /** The slot that was named as the `index`th, from 0. */
  at(index: number): number {
    return this.#slots[index]!
  }

  /** The named slots in the order they came. */
  slots(): number[] {
    return [...this.#slots.subarray(0, this.#size)]
  }

  /** How surely a slot is named; 0 for one that is not. */
  sureOf(slot: number): number {
    return this.#sure[slot]!
  }

  /** Names a slot; of several times the surest counts. */
  add(slot: number, sure: number): void {
    if (this.#isNamed[slot] === 0) {
      this.#isNamed[slot] = 1
      this.#slots[this.#size++] = slot
    }
    if (sure > this.#sure[slot]!) this.#sure[slot] = sure
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) {
      this.#isNamed[this.#slots[at]!] = 0
      this.#sure[this.#slots[at]!] = 0
    }
    this.#size = 0
  }
}
