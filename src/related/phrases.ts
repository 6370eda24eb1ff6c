import {eachWord, isPlain} from './eachWord.ts'
import {PairTable} from './pairTable.ts'
import {foldWord, isArticle, phraseWords, placedWords} from './phraseWords.ts'
import type {PlacedWord} from './phraseWords.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {roomFor, Strings} from './strings.ts'

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

/** A known phrase found in a text, by the number of the book's own. */
interface FoundPhrase {
  readonly first: number
  readonly words: number
  readonly phrase: number
}

const longestPhrase = 24
const mostNamings = 40
const mostWritten = 100_000
const longestWritten = 64
const sources = {title: 0, part: 1, name: 2, anchor: 3} as const

/** A naming in a row: the story's slot, the next naming of the phrase, the newest use, counts by source. */
const row = 8
const nextAt = 1
const useAt = 2
const countsAt = 3

/**
 * The phrases that name stories, as one dictionary over folded words: a text is read once, and at each word the longest
 * known phrase is taken. Case, possessives and plurals are folded and a leading article is dropped; a phrase without
 * letters or digits is not kept, and one that would name more than forty stories names none.
 *
 * It is a tree in typed arrays: a phrase is the pair of the phrase without its last word and that word. Phrases hold a
 * chain of namings, namings one of the stories whose authors linked so. What falls out of use stays, with counts of 0,
 * until it comes again or `wasted` says that a new book is due.
 */
export class PhraseBook {
  readonly #ids: Strings
  #words = new Strings()
  /** Words as written, so that a word is folded and looked up once; by word: the number of its folded form. */
  readonly #written = new Strings()
  #foldedOf = new Uint32Array(1024)
  #phrases = new PairTable()
  /** Numbers a phrase with a story. */
  #namings = new PairTable()
  /** By phrase: its newest naming, how many stories it names now, and how often. */
  #heads = new Uint32Array(1024)
  #stories = new Uint32Array(1024)
  #totals = new Uint32Array(1024)
  #rows = new Uint32Array(1024 * row)
  /** By use, from 1: the story that links, and the next use of the naming. */
  #users = new Uint32Array(1024)
  #nextUse = new Uint32Array(1024)
  #useCount = 0
  #wasted = 0

  /** `ids` numbers the stories. */
  constructor(ids: Strings = new Strings()) {
    this.#ids = ids
  }

  get bytes(): number {
    const arrays = [this.#foldedOf, this.#heads, this.#stories, this.#totals, this.#rows, this.#users, this.#nextUse]
    return arrays.reduce((sum, {byteLength}) => sum + byteLength, this.#words.bytes + this.#written.bytes + this.#phrases.bytes + this.#namings.bytes)
  }

  /** The share of the namings and uses that are out of use. */
  get wasted(): number {
    return this.#wasted / (1 + this.#namings.size + this.#useCount)
  }

  /** `from` is the story whose author linked the phrase, when one did. */
  add(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = this.#numbered(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    let node = 0
    for (const word of words) node = this.#phrases.add(node, word)
    const slot = this.#ids.add(id)
    const naming = this.#namingOf(node, slot)
    if (this.#isUnused(naming)) this.#stories[node]!++
    this.#rows[naming * row + countsAt + sources[source]]!++
    this.#totals[node]!++
    if (from !== undefined) this.#use(naming, this.#ids.add(from))
  }

  remove(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = phraseWords(phrase)
    const node = words.length === 0 || words.length > longestPhrase ? 0 : this.#nodeOf(words)
    const naming = node === 0 ? 0 : this.#namings.get(node, this.#ids.idOf(id) + 1)
    if (naming === 0 || this.#isUnused(naming)) return
    if (this.#rows[naming * row + countsAt + sources[source]] === 0) return
    this.#rows[naming * row + countsAt + sources[source]]!--
    this.#totals[node]!--
    if (from !== undefined) this.#disuse(naming, this.#ids.idOf(from))
    if (!this.#isUnused(naming)) return
    this.#stories[node]!--
    this.#wasted++
  }

  /** Known phrases in a text, longest first at each word, never overlapping. Offsets are UTF-16. */
  find(text: string): PhraseMatch[] {
    const words = placedWords(text)
    return this.#longest(words).map((found) => this.#matchOf(words, found))
  }

  /** Every known phrase in a text, those inside of others too: by place, at one place the longest first. */
  findAll(text: string): PhraseMatch[] {
    const words = placedWords(text)
    return this.#all(words).map((found) => this.#matchOf(words, found))
  }

  /** The phrases `find` finds: the words of the text, which of them a phrase takes, and its number. */
  eachNamed(text: string, take: (words: readonly PlacedWord[], first: number, length: number, phrase: number) => void): void {
    const words = placedWords(text)
    for (const {first, words: length, phrase} of this.#longest(words)) take(words, first, length, phrase)
  }

  /** Every way to read a phrase: the slot it names, and how many of how many uses of the phrase are links to it. */
  eachNaming(phrase: number, take: (slot: number, links: number, uses: number) => void): void {
    const uses = this.#totals[phrase]!
    for (let naming = this.#heads[phrase]!; naming !== 0; naming = this.#rows[naming * row + nextAt]!) {
      const links = this.#rows[naming * row + countsAt + sources.anchor]!
      if (links > 0 || !this.#isUnused(naming)) take(this.#rows[naming * row]!, links, uses)
    }
  }

  write(writer: SnapshotWriter): void {
    this.#words.write(writer)
    this.#phrases.write(writer)
    this.#namings.write(writer)
    const phrases = this.#phrases.size + 1
    const namings = this.#namings.size + 1
    for (const array of [this.#heads, this.#stories, this.#totals]) writer.array(roomFor(array, phrases).subarray(0, phrases))
    writer.array(roomFor(this.#rows, namings * row).subarray(0, namings * row))
    for (const array of [this.#users, this.#nextUse]) writer.array(array.subarray(0, this.#useCount + 1))
    writer.number(this.#wasted)
  }

  static read(reader: SnapshotReader, ids: Strings): PhraseBook {
    const book = new PhraseBook(ids)
    book.#words = Strings.read(reader)
    book.#phrases = PairTable.read(reader)
    book.#namings = PairTable.read(reader)
    book.#heads = reader.uint32()
    book.#stories = reader.uint32()
    book.#totals = reader.uint32()
    book.#rows = reader.uint32()
    book.#users = reader.uint32()
    book.#nextUse = reader.uint32()
    book.#useCount = book.#users.length - 1
    book.#wasted = reader.number()
    return book
  }

  #longest(words: readonly PlacedWord[]): FoundPhrase[] {
    const found: FoundPhrase[] = []
    let end = 0
    for (const one of this.#all(words)) {
      if (words[one.first]!.start < end) continue
      found.push(one)
      end = words[one.first + one.words - 1]!.end
    }
    return found
  }

  #all(words: readonly PlacedWord[]): FoundPhrase[] {
    const found: FoundPhrase[] = []
    const numbers = words.map(({written}) => this.#wordOf(written))
    for (let first = 0; first < words.length; first++) {
      const before = found.length
      let node = 0
      for (let length = 1; length <= longestPhrase && first + length <= words.length; length++) {
        const word = numbers[first + length - 1]!
        node = word < 0 ? 0 : this.#phrases.get(node, word)
        if (node === 0) break
        const stories = this.#stories[node] ?? 0
        if (stories > 0 && stories <= mostNamings) found.push({first, words: length, phrase: node})
      }
      if (found.length > before + 1) found.push(...found.splice(before).reverse())
    }
    return found
  }

  /** The words of a phrase, as `phraseWords` gives them, by number; those never met get one. None when there are too many. */
  #numbered(phrase: string): number[] {
    if (!isPlain(phrase)) {
      const words = phraseWords(phrase)
      return words.length > longestPhrase ? [] : words.map((word) => this.#words.add(word))
    }
    const spans: number[] = []
    eachWord(phrase, (start, end) => spans.push(start, end))
    if (spans.length > 2 && isArticle(foldWord(phrase.slice(spans[0], spans[1])))) spans.splice(0, 2)
    const numbers: number[] = []
    if (spans.length > 2 * longestPhrase) return numbers
    for (let at = 0; at < spans.length; at += 2) {
      const word = this.#written.idOf(phrase, spans[at]!, spans[at + 1]!)
      numbers.push(word >= 0 ? this.#foldedOf[word]! : this.#fold(phrase.slice(spans[at], spans[at + 1])))
    }
    return numbers
  }

  /** The number of a word's folded form, a new one when it has none yet. */
  #fold(written: string): number {
    const number = this.#words.add(foldWord(written))
    this.#remember(written, number)
    return number
  }

  /** The number of a word's folded form, or -1. */
  #wordOf(written: string): number {
    const word = this.#written.idOf(written)
    if (word >= 0) return this.#foldedOf[word]!
    const number = this.#words.idOf(foldWord(written))
    if (number >= 0) this.#remember(written, number)
    return number
  }

  #remember(written: string, number: number): void {
    if (this.#written.size >= mostWritten || written.length > longestWritten) return
    const word = this.#written.add(written)
    this.#foldedOf = roomFor(this.#foldedOf, word + 1)
    this.#foldedOf[word] = number
  }

  #matchOf(words: readonly PlacedWord[], {first, words: length, phrase}: FoundPhrase): PhraseMatch {
    const own = words.slice(first, first + length)
    const namings: Naming[] = []
    for (let naming = this.#heads[phrase]!; naming !== 0; naming = this.#rows[naming * row + nextAt]!) {
      if (!this.#isUnused(naming)) namings.push(this.#readNaming(naming))
    }
    namings.sort((a, b) => (a.id < b.id ? -1 : 1))
    return {start: own[0]!.start, end: own.at(-1)!.end, key: own.map(({written}) => foldWord(written)).join(' '), words: length, namings}
  }

  #readNaming(naming: number): Naming {
    const from: string[] = []
    for (let use = this.#rows[naming * row + useAt]!; use !== 0; use = this.#nextUse[use]!) from.push(this.#ids.at(this.#users[use]!))
    const [title = 0, part = 0, name = 0, anchor = 0] = this.#rows.subarray(naming * row + countsAt, (naming + 1) * row)
    return {id: this.#ids.at(this.#rows[naming * row]!), counts: {title, part, name, anchor}, from: from.sort()}
  }

  #nodeOf(words: readonly string[]): number {
    let node = 0
    for (const word of words) {
      const number = this.#words.idOf(word)
      node = number < 0 ? 0 : this.#phrases.get(node, number)
      if (node === 0) return 0
    }
    return node
  }

  /** The naming of a story by a phrase, a new one at the head of the phrase's chain when there is none. */
  #namingOf(node: number, slot: number): number {
    const known = this.#namings.size
    const naming = this.#namings.add(node, slot + 1)
    this.#heads = roomFor(this.#heads, this.#phrases.size + 1)
    this.#stories = roomFor(this.#stories, this.#phrases.size + 1)
    this.#totals = roomFor(this.#totals, this.#phrases.size + 1)
    if (naming <= known) {
      if (this.#isUnused(naming)) this.#wasted--
      return naming
    }
    this.#rows = roomFor(this.#rows, (naming + 1) * row)
    this.#rows[naming * row] = slot
    this.#rows[naming * row + nextAt] = this.#heads[node]!
    this.#heads[node] = naming
    return naming
  }

  #use(naming: number, user: number): void {
    const use = ++this.#useCount
    this.#users = roomFor(this.#users, use + 1)
    this.#nextUse = roomFor(this.#nextUse, use + 1)
    this.#users[use] = user
    this.#nextUse[use] = this.#rows[naming * row + useAt]!
    this.#rows[naming * row + useAt] = use
  }

  #disuse(naming: number, user: number): void {
    let before = 0
    for (let use = this.#rows[naming * row + useAt]!; use !== 0; use = this.#nextUse[use]!) {
      if (this.#users[use] === user) {
        if (before === 0) this.#rows[naming * row + useAt] = this.#nextUse[use]!
        else this.#nextUse[before] = this.#nextUse[use]!
        this.#wasted++
        return
      }
      before = use
    }
  }

  #isUnused(naming: number): boolean {
    return this.#allUses(naming) === 0
  }

  #allUses(naming: number): number {
    const at = naming * row + countsAt
    return this.#rows[at]! + this.#rows[at + 1]! + this.#rows[at + 2]! + this.#rows[at + 3]!
  }
}
