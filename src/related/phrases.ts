import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {stem, wordsOf} from './terms.ts'

/** Where a phrase that names a story comes from. */
export type PhraseSource = 'title' | 'part' | 'name' | 'anchor'

/** A story a phrase may name, and how often each source says so. */
export interface Naming {
  readonly id: string
  readonly counts: Readonly<Record<PhraseSource, number>>
  /** The stories whose authors linked the phrase to this one. */
  readonly from: readonly string[]
}

/** A known phrase found in a text. */
export interface PhraseMatch {
  readonly start: number
  readonly end: number
  /** Its words, folded, joined by spaces. */
  readonly key: string
  readonly words: number
  readonly namings: readonly Naming[]
}

interface Counts {
  readonly counts: Record<PhraseSource, number>
  readonly from: string[]
}

const longestPhrase = 24
const mostNamings = 40

/**
 * The phrases that name stories, as one dictionary over folded words: a text is read once, and at each word the longest
 * known phrase is taken. Case, possessives and plurals are folded and a leading article is dropped; a phrase without
 * letters or digits is not kept, and one that would name more than forty stories names none.
 */
export class PhraseBook {
  readonly #namings = new Map<string, Map<string, Counts>>()
  /** By a phrase's first two words (or its only one): how many known phrases there are of each length. */
  readonly #lengths = new Map<string, number[]>()

  /** `from` is the story whose author linked the phrase, when one did. */
  add(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = phraseWords(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    const key = words.join(' ')
    let namings = this.#namings.get(key)
    if (!namings) {
      this.#namings.set(key, (namings = new Map()))
      this.#count(words, 1)
    }
    let naming = namings.get(id)
    if (!naming) namings.set(id, (naming = {counts: {title: 0, part: 0, name: 0, anchor: 0}, from: []}))
    naming.counts[source]++
    if (from !== undefined) naming.from.push(from)
  }

  remove(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = phraseWords(phrase)
    const key = words.join(' ')
    const namings = this.#namings.get(key)
    const naming = namings?.get(id)
    if (!namings || !naming) return
    const {counts} = naming
    counts[source]--
    if (from !== undefined) naming.from.splice(naming.from.indexOf(from), 1)
    if (counts.title + counts.part + counts.name + counts.anchor > 0) return
    namings.delete(id)
    if (namings.size > 0) return
    this.#namings.delete(key)
    this.#count(words, -1)
  }

  /** `slotOf` numbers the ids. */
  write(writer: SnapshotWriter, slotOf: (id: string) => number): void {
    const flat: number[] = []
    const keys = [...this.#namings.keys()]
    for (const namings of this.#namings.values()) {
      flat.push(namings.size)
      for (const [id, {counts, from}] of namings) {
        flat.push(slotOf(id), counts.title, counts.part, counts.name, counts.anchor, from.length)
        for (const source of from) flat.push(slotOf(source))
      }
    }
    writer.strings(keys)
    writer.array(Uint32Array.from(flat))
  }

  static read(reader: SnapshotReader, ids: readonly string[]): PhraseBook {
    const book = new PhraseBook()
    const keys = reader.strings().all()
    const flat = reader.uint32()
    let at = 0
    for (const key of keys) {
      const namings = new Map<string, Counts>()
      for (let left = flat[at++]!; left > 0; left--) {
        const [slot, title, part, name, anchor, sources] = flat.subarray(at, at + 6)
        at += 6
        const from: string[] = []
        for (let count = sources!; count > 0; count--) from.push(ids[flat[at++]!]!)
        namings.set(ids[slot!]!, {counts: {title: title!, part: part!, name: name!, anchor: anchor!}, from})
      }
      book.#namings.set(key, namings)
      book.#count(key.split(' '), 1)
    }
    return book
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
    const found: PhraseMatch[] = []
    for (const match of this.findAll(text)) if (found.length === 0 || match.start >= found.at(-1)!.end) found.push(match)
    return found
  }

  /** Every known phrase in a text, those inside of others too: by place, at one place the longest first. */
  findAll(text: string): PhraseMatch[] {
    const words = placedWords(text)
    const found: PhraseMatch[] = []
    for (let first = 0; first < words.length; first++) {
      for (const {length, key, namings} of this.#knownAt(words, first)) {
        const sorted = [...namings].map(([id, {counts, from}]) => ({id, counts, from: from.toSorted()})).sort((a, b) => (a.id < b.id ? -1 : 1))
        found.push({start: words[first]!.start, end: words[first + length - 1]!.end, key, words: length, namings: sorted})
      }
    }
    return found
  }

  #knownAt(words: readonly PlacedWord[], first: number): {length: number; key: string; namings: ReadonlyMap<string, Counts>}[] {
    const found: {length: number; key: string; namings: ReadonlyMap<string, Counts>}[] = []
    const word = words[first]!.folded
    const pair = first + 1 < words.length ? this.#lengths.get(`${word} ${words[first + 1]!.folded}`) : undefined
    const offer = (length: number, key: string) => {
      const namings = this.#namings.get(key)
      if (namings && namings.size <= mostNamings) found.unshift({length, key, namings})
    }
    if (this.#lengths.has(word)) offer(1, word)
    let key = word
    for (let length = 2; length < (pair?.length ?? 0) && first + length <= words.length; length++) {
      key += ` ${words[first + length - 1]!.folded}`
      if (pair![length]) offer(length, key)
    }
    return found
  }
}

const articles = new Set(['the', 'a', 'an'])

/** The words of a phrase as the book compares them: folded, without a leading article. */
export function phraseWords(phrase: string): string[] {
  const words = foldedWords(phrase)
  return words.length > 1 && articles.has(words[0]!) ? words.slice(1) : words
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
