import type {Archive} from './archive.ts'

const placesKept = 12
const termsRead = 4000
const mostTitleTerms = 30

/** Where each term stands in the text being written, to tell a title that stands together from one strewn about. */
export class TitlePlaces {
  readonly #places = new Map<number, number[]>()

  constructor(terms: readonly number[]) {
    const end = Math.min(terms.length, termsRead)
    for (let at = 0; at < end; at++) {
      const places = this.#places.get(terms[at]!)
      if (!places) this.#places.set(terms[at]!, [at])
      else if (places.length < placesKept) places.push(at)
    }
  }

  /** The greatest share of a title's rarity within one stretch of the text about twice as long as the title. */
  nearest(archive: Archive, title: Uint32Array): number {
    const seen: number[] = []
    const hits: {at: number; bit: number; rarity: number}[] = []
    let all = 1e-9
    for (const term of title) {
      if (seen.includes(term) || seen.length === mostTitleTerms) continue
      const rarity = archive.rarity(term)
      all += rarity
      for (const at of this.#places.get(term) ?? []) hits.push({at, bit: 1 << seen.length, rarity})
      seen.push(term)
    }
    hits.sort((a, b) => a.at - b.at)
    const width = 2 * seen.length + 2
    let most = 0
    for (let first = 0; first < hits.length; first++) {
      let held = 0
      let weight = 0
      for (let next = first; next < hits.length && hits[next]!.at - hits[first]!.at <= width; next++) {
        const {bit, rarity} = hits[next]!
        if ((held & bit) !== 0) continue
        held |= bit
        weight += rarity
      }
      if (weight > most) most = weight
    }
    return most / all
  }
}
