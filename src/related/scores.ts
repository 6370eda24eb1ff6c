/** Scores per slot, with a list of the slots that have one: what a question leaves is cleared in the time it took to write. */
export class Scores {
  readonly values: Float32Array
  readonly #touched: Uint32Array
  #count = 0

  /** For slots below `size`. */
  constructor(size: number) {
    this.values = new Float32Array(size)
    this.#touched = new Uint32Array(size)
  }

  /** The slots that have a score, in the order they got it; a view that is good until the next one does. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count)
  }

  /** `score` is above 0. */
  add(slot: number, score: number): void {
    if (this.values[slot] === 0) this.#touched[this.#count++] = slot
    this.values[slot]! += score
  }

  clear(): void {
    if (this.#count * 8 > this.values.length) this.values.fill(0)
    else for (const slot of this.touched) this.values[slot] = 0
    this.#count = 0
  }
}
