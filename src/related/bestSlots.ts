/** Keeps the slots with the highest scores; the worst kept stands on top of the heap. */
export class BestSlots {
  readonly #limit: number
  readonly #worse: (a: number, b: number) => number
  readonly #slots: number[] = []
  readonly #scores: number[] = []

  /** `worse` decides between equal scores: above 0 when the first is to be preferred. */
  constructor(limit: number, worse: (a: number, b: number) => number) {
    this.#limit = limit
    this.#worse = worse
  }

  /** The score to beat, or minus infinity while there is room. */
  get least(): number {
    return this.#slots.length < this.#limit ? Number.NEGATIVE_INFINITY : this.#scores[0]!
  }

  offer(slot: number, score: number): void {
    if (this.#slots.length < this.#limit) {
      this.#slots.push(slot)
      this.#scores.push(score)
      this.#rise(this.#slots.length - 1)
    } else if (this.#below(this.#slots[0]!, this.#scores[0]!, slot, score)) {
      this.#slots[0] = slot
      this.#scores[0] = score
      this.#sink()
    }
  }

  /** The kept slots, best first. */
  slots(): number[] {
    const order = this.#slots.map((slot, index) => ({slot, score: this.#scores[index]!}))
    return order.sort((a, b) => b.score - a.score || -this.#worse(a.slot, b.slot)).map(({slot}) => slot)
  }

  #below(slot: number, score: number, other: number, otherScore: number): boolean {
    return score < otherScore || (score === otherScore && this.#worse(slot, other) < 0)
  }

  #rise(at: number): void {
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1
      if (!this.#belowAt(child, parent)) return
      this.#swap(child, parent)
      child = parent
    }
  }

  #sink(): void {
    for (let parent = 0; ; ) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#slots.length && this.#belowAt(child, least)) least = child
      }
      if (least === parent) return
      this.#swap(parent, least)
      parent = least
    }
  }

  #belowAt(first: number, second: number): boolean {
    return this.#below(this.#slots[first]!, this.#scores[first]!, this.#slots[second]!, this.#scores[second]!)
  }

  #swap(first: number, second: number): void {
    const slot = this.#slots[first]!
    const score = this.#scores[first]!
    this.#slots[first] = this.#slots[second]!
    this.#scores[first] = this.#scores[second]!
    this.#slots[second] = slot
    this.#scores[second] = score
  }
}
