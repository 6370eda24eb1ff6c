import {stem, wordsOf} from './terms.ts'

/** Where a phrase that names a story comes from. */
export type PhraseSource = 'title' | 'part' | 'name' | 'anchor'

/** A story a phrase may name, and how often each source says so. */
export interface Naming {
  readonly id: string
  readonly counts: Readonly<Record<PhraseSource, number>>
}

/** A known phrase found in a text. */
export interface PhraseMatch {
  readonly start: number
  readonly end: number
  readonly words: number
  readonly namings: readonly Naming[]
}

type Counts = Record<PhraseSource, number>

const longestPhrase = 24
const mostNamings = 40

/**
 * The phrases that name stories, as one dictionary over folded words: a text is read once, and at each word the longest
 * known phrase is taken. Case, possessives and plurals are folded; a phrase without letters or digits is not kept, and
 * one that would name more than forty stories names none.
 */
export class PhraseBook {
  readonly #namings = new Map<string, Map<string, Counts>>()
  /** By a phrase's first two words (or its only one): how many known phrases there are of each length. */
  readonly #lengths = new Map<string, number[]>()

  add(phrase: string, id: string, source: PhraseSource): void {
    const words = foldedWords(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    const key = words.join(' ')
    let namings = this.#namings.get(key)
    if (!namings) {
      this.#namings.set(key, (namings = new Map()))
      this.#count(words, 1)
    }
    const counts = namings.get(id)
    if (counts) counts[source]++
    else namings.set(id, {title: 0, part: 0, name: 0, anchor: 0, [source]: 1})
  }

  remove(phrase: string, id: string, source: PhraseSource): void {
    const words = foldedWords(phrase)
    const key = words.join(' ')
    const namings = this.#namings.get(key)
    const counts = namings?.get(id)
    if (!namings || !counts) return
    counts[source]--
    if (counts.title + counts.part + counts.name + counts.anchor > 0) return
    namings.delete(id)
    if (namings.size > 0) return
    this.#namings.delete(key)
    this.#count(words, -1)
  }

  #count(words: readonly string[], change: 1 | -1): void {
    const head = words.slice(0, 2).join(' ')
    const lengths = this.#lengths.get(head) ?? []
    lengths[words.length] = (lengths[words.length] ?? 0) + change
    if (lengths.some((count) => count > 0)) this.#lengths.set(head, lengths)
    else this.#lengths.delete(head)
  }

  /** Known phrases in a text, longest first at each word, never overlapping. Offsets are UTF-16. */
  find(text: string): PhraseMatch[] {
    const words = placedWords(text)
    const found: PhraseMatch[] = []
    for (let first = 0; first < words.length; ) {
      const {length, namings} = this.#longestAt(words, first)
      if (!namings) {
        first++
        continue
      }
      const sorted = [...namings].map(([id, counts]) => ({id, counts})).sort((a, b) => (a.id < b.id ? -1 : 1))
      found.push({start: words[first]!.start, end: words[first + length - 1]!.end, words: length, namings: sorted})
      first += length
    }
    return found
  }

  #longestAt(words: readonly PlacedWord[], first: number): {length: number; namings?: ReadonlyMap<string, Counts>} {
    const word = words[first]!.folded
    const pair = first + 1 < words.length ? this.#lengths.get(`${word} ${words[first + 1]!.folded}`) : undefined
    for (let length = Math.min(pair?.length ?? 0, words.length - first + 1) - 1; length > 1; length--) {
      if (!pair![length]) continue
      let key = word
      for (let at = first + 1; at < first + length; at++) key += ` ${words[at]!.folded}`
      const namings = this.#namings.get(key)
      if (namings && namings.size <= mostNamings) return {length, namings}
    }
    const alone = this.#lengths.has(word) ? this.#namings.get(word) : undefined
    return alone && alone.size <= mostNamings ? {length: 1, namings: alone} : {length: 0}
  }
}

interface PlacedWord {
  readonly start: number
  readonly end: number
  readonly folded: string
}

/** A word as phrases compare it: case, possessive and plural folded, function words kept. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().normalize('NFKC').replace(/['’]s?$|['’]s$/u, '')
  return stem(lower)
}

export function foldedWords(text: string): string[] {
  return placedWords(text).map(({folded}) => folded)
}

const remembered = new Map<string, string>()

function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = []
  let from = 0
  for (const word of wordsOf(text)) {
    const start = text.indexOf(word, from)
    if (start < 0) continue
    let folded = remembered.get(word)
    if (folded === undefined) {
      folded = foldWord(word)
      if (remembered.size > 100_000) remembered.clear()
      remembered.set(word, folded)
    }
    const possessive = word.length - word.replace(/['’]s$/u, '').length
    words.push({start, end: start + word.length - possessive, folded})
    from = start + (word.length > 1 && words.length > 1 && words.at(-2)!.end > start ? 1 : word.length)
  }
  return words
}
