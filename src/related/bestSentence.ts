import type {Archive} from './archive.ts'
import {readText} from './query.ts'
import type {WeightedTerm} from './query.ts'
import {RareAmong} from './rareAmong.ts'
import type {RareShare} from './rareAmong.ts'

/**
 * How well a story's words answer the sentence of the text being written that it fits best, and the story's opening; and
 * what of the text few others have.
 */
export interface SentenceMatch extends RareShare {
  readonly sentence: number
  readonly opening: number
}

const charactersRead = 4000
const mostSentences = 30
const openingTerms = 40
const termsRead = 3000

let places = new Uint8Array(1024)

/**
 * Reads stories against the sentences of a text, term by term: a passage speaks of several things, and a story about one
 * of them should not lose to one about none that shares a little with each. At most 255 terms are looked for.
 */
export class SentenceReader {
  readonly #archive: Archive
  readonly #terms: readonly WeightedTerm[]
  /** Indexes into the terms, by sentence. */
  readonly #sentences: readonly (readonly number[])[]
  /** The terms of the whole text in their order, as indexes, -1 for one that is not looked for. */
  readonly #text: readonly number[]
  readonly #rarities: Float64Array
  readonly #body: Uint16Array
  readonly #title: Uint16Array

  constructor(archive: Archive, text: string, textTerms: readonly number[], terms: readonly WeightedTerm[]) {
    this.#archive = archive
    this.#terms = terms.slice(0, 255)
    const known = new Map(this.#terms.map(({id}, index) => [id, index]))
    this.#sentences = text
      .slice(0, charactersRead)
      .split(/(?<=[.!?…]["”’)]?)\s+|\n+/u, mostSentences)
      .map((sentence) => [...new Set(readText(archive, sentence).ids.flatMap((id) => known.get(id) ?? []))])
      .filter((found) => found.length > 0)
    this.#text = textTerms.slice(0, termsRead).map((id) => known.get(id) ?? -1)
    this.#rarities = Float64Array.from(this.#terms, ({id}) => archive.rarity(id))
    this.#body = new Uint16Array(this.#terms.length)
    this.#title = new Uint16Array(this.#terms.length)
  }

  /** BM25 over title and body of each story for its best sentence, the weight of the terms in its opening, and what is rare. */
  read(slots: readonly number[]): SentenceMatch[] {
    const {body, title, lexicon} = this.#archive
    if (places.length < lexicon.size) places = new Uint8Array(lexicon.size * 2)
    this.#terms.forEach(({id}, index) => (places[id] = index + 1))
    const norms = [title.norm(), body.norm()] as const
    const rare = new RareAmong(this.#text, this.#terms.length)
    const matches = slots.map((slot) => {
      const opening = this.#count(slot, rare)
      const titleNorm = norms[0].base + norms[0].perWord * title.length(slot)
      const bodyNorm = norms[1].base + norms[1].perWord * body.length(slot)
      return {sentence: this.#best(titleNorm, bodyNorm), opening}
    })
    for (const {id} of this.#terms) places[id] = 0
    const shares = rare.shares(this.#archive, slots)
    return matches.map((match, at) => ({...match, ...shares[at]!}))
  }

  /** Counts the terms in a story's title and body; gives the weight of those in its opening. */
  #count(slot: number, rare: RareAmong): number {
    const body = this.#archive.body.terms(slot)
    const counts = this.#body.fill(0)
    const end = Math.min(body.length, termsRead)
    let opening = 0
    let before = 0
    rare.begin()
    for (let at = 0; at < end; at++) {
      const place = places[body[at]!]!
      if (place !== 0) {
        if (counts[place - 1]!++ === 0 && at < openingTerms) opening += this.#terms[place - 1]!.weight
        if (before !== 0) rare.meet(before - 1, place - 1)
      }
      before = place
    }
    rare.end(counts)
    const inTitle = this.#title.fill(0)
    for (const term of this.#archive.title.terms(slot)) {
      const place = places[term]!
      if (place !== 0) inTitle[place - 1]!++
    }
    return opening
  }

  #best(titleNorm: number, bodyNorm: number): number {
    let most = 0
    for (const sentence of this.#sentences) {
      let sum = 0
      for (const index of sentence) {
        const inBody = this.#body[index]!
        const inTitle = this.#title[index]!
        if (inBody > 0) sum += (this.#rarities[index]! * inBody) / (inBody + bodyNorm)
        if (inTitle > 0) sum += (this.#rarities[index]! * inTitle) / (inTitle + titleNorm)
      }
      if (sum > most) most = sum
    }
    return most
  }
}
