/** Scores per slot, with a list of the slots that have one: what a question leaves is cleared in the time it took to write. */
export class Scores {
  readonly values: Float32Array
  /** The slots that have a score, in the order they got it, in the first `count` places. */
  readonly touched: Uint32Array
  count = 0

  /** For slots below `size`. */
  constructor(size: number) {
    this.values = new Float32Array(size)
    this.touched = new Uint32Array(size)
  }

  /** `score` is above 0. */
  add(slot: number, score: number): void {
    if (this.values[slot] === 0) this.touched[this.count++] = slot
    this.values[slot]! += score
  }

  /** Adds the scores of others, the highest of them as `share`. */
  addScaled(others: Scores, share: number): void {
    const {values, touched} = this
    const {values: from, touched: slots, count} = others
    let most = 1e-9
    for (let at = 0; at < count; at++) {
      const score = from[slots[at]!]!
      if (score > most) most = score
    }
    const scale = share / most
    let end = this.count
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      const before = values[slot]!
      if (before === 0) touched[end++] = slot
      values[slot] = before + from[slot]! * scale
    }
    this.count = end
  }

  clear(): void {
    const {values, touched, count} = this
    if (count * 8 > values.length) values.fill(0)
    else for (let at = 0; at < count; at++) values[touched[at]!] = 0
    this.count = 0
  }
}
