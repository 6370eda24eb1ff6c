import {PairTable} from './pairTable.ts'
import {phraseWords, placedWords} from './phraseWords.ts'
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
const sources = {title: 0, part: 1, name: 2, anchor: 3} as const
const sourceCount = 4

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
  #phrases = new PairTable()
  /** Numbers a phrase with a story. */
  #namings = new PairTable()
  /** By phrase: its newest naming, and how many stories it names now. */
  #heads = new Uint32Array(1024)
  #stories = new Uint32Array(1024)
  /** By naming: the story's slot, the next naming of the phrase, counts by source, the newest use. */
  #slots = new Uint32Array(1024)
  #next = new Uint32Array(1024)
  #counts = new Uint32Array(1024 * sourceCount)
  #uses = new Uint32Array(1024)
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
    const arrays = [this.#heads, this.#stories, this.#slots, this.#next, this.#counts, this.#uses, this.#users, this.#nextUse]
    return arrays.reduce((sum, {byteLength}) => sum + byteLength, this.#words.bytes + this.#phrases.bytes + this.#namings.bytes)
  }

  /** The share of the namings and uses that are out of use. */
  get wasted(): number {
    return this.#wasted / (1 + this.#namings.size + this.#useCount)
  }

  /** `from` is the story whose author linked the phrase, when one did. */
  add(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = phraseWords(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    let node = 0
    for (const word of words) node = this.#phrases.add(node, this.#words.add(word))
    const slot = this.#ids.add(id)
    const naming = this.#namingOf(node, slot)
    if (this.#isUnused(naming)) this.#stories[node]!++
    this.#counts[naming * sourceCount + sources[source]]!++
    if (from !== undefined) this.#use(naming, this.#ids.add(from))
  }

  remove(phrase: string, id: string, source: PhraseSource, from?: string): void {
    const words = phraseWords(phrase)
    const node = words.length === 0 || words.length > longestPhrase ? 0 : this.#nodeOf(words)
    const naming = node === 0 ? 0 : this.#namings.get(node, this.#ids.idOf(id) + 1)
    if (naming === 0 || this.#isUnused(naming)) return
    this.#counts[naming * sourceCount + sources[source]]!--
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

  /** Every way to read the phrases `find` finds: words, the slot they name, how many of how many uses are links to it. */
  eachNamed(text: string, take: (words: readonly PlacedWord[], slot: number, links: number, uses: number) => void): void {
    const words = placedWords(text)
    for (const {first, words: length, phrase} of this.#longest(words)) {
      const own = words.slice(first, first + length)
      let uses = 0
      for (let naming = this.#heads[phrase]!; naming !== 0; naming = this.#next[naming]!) uses += this.#allUses(naming)
      for (let naming = this.#heads[phrase]!; naming !== 0; naming = this.#next[naming]!) {
        if (!this.#isUnused(naming)) take(own, this.#slots[naming]!, this.#counts[naming * sourceCount + sources.anchor]!, uses)
      }
    }
  }

  write(writer: SnapshotWriter): void {
    this.#words.write(writer)
    this.#phrases.write(writer)
    this.#namings.write(writer)
    const phrases = this.#phrases.size + 1
    const namings = this.#namings.size + 1
    for (const array of [this.#heads, this.#stories]) writer.array(roomFor(array, phrases).subarray(0, phrases))
    for (const array of [this.#slots, this.#next, this.#uses]) writer.array(roomFor(array, namings).subarray(0, namings))
    writer.array(roomFor(this.#counts, namings * sourceCount).subarray(0, namings * sourceCount))
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
    book.#slots = reader.uint32()
    book.#next = reader.uint32()
    book.#uses = reader.uint32()
    book.#counts = reader.uint32()
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
    const numbers = words.map(({folded}) => this.#words.idOf(folded))
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

  #matchOf(words: readonly PlacedWord[], {first, words: length, phrase}: FoundPhrase): PhraseMatch {
    const own = words.slice(first, first + length)
    const namings: Naming[] = []
    for (let naming = this.#heads[phrase]!; naming !== 0; naming = this.#next[naming]!) {
      if (!this.#isUnused(naming)) namings.push(this.#readNaming(naming))
    }
    namings.sort((a, b) => (a.id < b.id ? -1 : 1))
    return {start: own[0]!.start, end: own.at(-1)!.end, key: own.map(({folded}) => folded).join(' '), words: length, namings}
  }

  #readNaming(naming: number): Naming {
    const from: string[] = []
    for (let use = this.#uses[naming]!; use !== 0; use = this.#nextUse[use]!) from.push(this.#ids.at(this.#users[use]!))
    const [title = 0, part = 0, name = 0, anchor = 0] = this.#counts.subarray(naming * sourceCount, (naming + 1) * sourceCount)
    return {id: this.#ids.at(this.#slots[naming]!), counts: {title, part, name, anchor}, from: from.sort()}
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
    if (naming <= known) {
      if (this.#isUnused(naming)) this.#wasted--
      return naming
    }
    this.#slots = roomFor(this.#slots, naming + 1)
    this.#next = roomFor(this.#next, naming + 1)
    this.#uses = roomFor(this.#uses, naming + 1)
    this.#counts = roomFor(this.#counts, (naming + 1) * sourceCount)
    this.#slots[naming] = slot
    this.#next[naming] = this.#heads[node]!
    this.#heads[node] = naming
    return naming
  }

  #use(naming: number, user: number): void {
    const use = ++this.#useCount
    this.#users = roomFor(this.#users, use + 1)
    this.#nextUse = roomFor(this.#nextUse, use + 1)
    this.#users[use] = user
    this.#nextUse[use] = this.#uses[naming]!
    this.#uses[naming] = use
  }

  #disuse(naming: number, user: number): void {
    let before = 0
    for (let use = this.#uses[naming]!; use !== 0; use = this.#nextUse[use]!) {
      if (this.#users[use] === user) {
        if (before === 0) this.#uses[naming] = this.#nextUse[use]!
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
    const at = naming * sourceCount
    return this.#counts[at]! + this.#counts[at + 1]! + this.#counts[at + 2]! + this.#counts[at + 3]!
  }
}
