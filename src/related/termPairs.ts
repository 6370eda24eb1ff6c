const pairBase = 2 ** 26
const termsRead = 4000

/** The neighbouring terms of a text. */
export class TermPairs {
  readonly #pairs = new Set<number>()

  constructor(terms: readonly number[]) {
    const end = Math.min(terms.length, termsRead)
    for (let at = 1; at < end; at++) this.#pairs.add(terms[at - 1]! * pairBase + terms[at]!)
  }

  /** The share of a title's neighbouring terms that stand side by side in the text too. */
  run(title: Uint32Array): number {
    if (title.length < 2) return 0
    let run = 0
    for (let at = 1; at < title.length; at++) if (this.#pairs.has(title[at - 1]! * pairBase + title[at]!)) run++
    return run / (title.length - 1)
  }
}
