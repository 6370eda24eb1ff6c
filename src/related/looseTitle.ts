import type {Archive} from './archive.ts'
import {isNewer, rarity} from './rareAmong.ts'

const mostTitles = 12

/** The terms of a text, met by terms that begin alike too. */
export class LooseTerms {
  readonly #archive: Archive
  readonly #terms: ReadonlySet<number>
  readonly #families = new Set<number>()

  constructor(archive: Archive, terms: readonly number[]) {
    this.#archive = archive
    this.#terms = new Set(terms)
    for (const term of this.#terms) this.#families.add(archive.lexicon.family(term))
    this.#families.delete(0)
  }

  /** The share of a title's rarity whose terms the text has, or has in another form. */
  covered(title: Uint32Array): number {
    let met = 0
    let all = 1e-9
    for (const term of title) {
      const weight = this.#archive.rarity(term)
      all += weight
      if (this.#terms.has(term) || this.#families.has(this.#archive.lexicon.family(term))) met += weight
    }
    return met / all
  }
}

/** For each slot the terms of a text that stand in few of the titles and whose newest title is its own, by their rarity. */
export function newestTitle(archive: Archive, text: readonly number[], slots: readonly number[]): Float64Array {
  const wanted = new Set(text)
  const having = new Map<number, {titles: number; last: number; newest: number}>()
  slots.forEach((slot, at) => {
    for (const term of archive.title.terms(slot)) {
      if (!wanted.has(term)) continue
      const known = having.get(term)
      if (!known) having.set(term, {titles: 1, last: at, newest: at})
      else if (known.last !== at) {
        known.titles++
        known.last = at
        if (isNewer(archive, slot, slots[known.newest]!)) known.newest = at
      }
    }
  })
  const scores = new Float64Array(slots.length)
  for (const {titles, newest} of having.values()) if (titles <= mostTitles) scores[newest]! += rarity(titles, slots.length)
  return scores
}
