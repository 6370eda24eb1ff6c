import {eachWord, isPlain} from './eachWord.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {roomFor, Strings} from './strings.ts'
import {isOfDate, termsOf, wordsOf} from './terms.ts'

/** By word: its term plus one, or 0 for a function word. */
const noTerm = 0
const wordsRemembered = 200_000
const longestRemembered = 64
const familyLetters = 5

/** The terms of the archive, numbered in the order they were met. */
export class Lexicon {
  #terms = new Strings()
  #ofDates = new Uint8Array(1024)
  /** Words as written that stand for one term or none, so that a word is folded once. */
  readonly #words = new Strings()
  #termOf = new Uint32Array(1024)
  #read = new Uint32Array(4096)
  readonly #families = new Map<string, number>()
  #familyOf = new Uint32Array(1024)

  get size(): number {
    return this.#terms.size
  }

  get bytes(): number {
    return this.#terms.bytes + this.#words.bytes + this.#termOf.byteLength
  }

  idOf(term: string): number | undefined {
    const id = this.#terms.idOf(term)
    return id < 0 ? undefined : id
  }

  term(id: number): string {
    return this.#terms.at(id)
  }

  /**
   * A number that terms share when their first five letters are the same ("stabiliz", "stability"); 0 for a shorter term.
   * Worked out when first asked for.
   */
  family(id: number): number {
    this.#familyOf = roomFor(this.#familyOf, id + 1)
    const known = this.#familyOf[id]!
    if (known !== 0) return known - 1
    const opening = this.term(id).slice(0, familyLetters)
    let family = opening.length < familyLetters ? 0 : this.#families.get(opening)
    if (family === undefined) this.#families.set(opening, (family = this.#families.size + 1))
    this.#familyOf[id] = family + 1
    return family
  }

  /** Whether a term is a number, a version or a month: what changes from one title of a series to the next. */
  isOfDate(id: number): boolean {
    return this.#ofDates[id] === 1
  }

  /** The terms of a text in their order; those never met get a number. A view that is good until the next text is read. */
  read(text: string): Uint32Array {
    let count = 0
    const take = (term: number) => {
      if (count === this.#read.length) this.#read = roomFor(this.#read, count + 1)
      this.#read[count++] = term
    }
    if (isPlain(text)) eachWord(text, (start, end) => this.#readWord(text, start, end, take))
    else for (const word of wordsOf(text)) this.#readWord(word, 0, word.length, take)
    return this.#read.subarray(0, count)
  }

  /** Hands over the terms of a text that were met before, each with where its word stands in the string that is given. */
  eachKnown(text: string, take: (term: number, text: string, start: number, end: number) => void): void {
    if (isPlain(text)) eachWord(text, (start, end) => this.#knownWord(text, start, end, take))
    else for (const word of wordsOf(text)) this.#knownWord(word, 0, word.length, take)
  }

  #readWord(text: string, start: number, end: number, take: (term: number) => void): void {
    const word = this.#words.idOf(text, start, end)
    if (word >= 0) {
      const term = this.#termOf[word]!
      if (term !== noTerm) take(term - 1)
      return
    }
    const written = text.slice(start, end)
    const terms = termsOf(written).map((term) => this.#add(term))
    for (const term of terms) take(term)
    if (terms.length <= 1) this.#remember(written, terms.length === 0 ? noTerm : terms[0]! + 1)
  }

  #knownWord(text: string, start: number, end: number, take: (term: number, text: string, start: number, end: number) => void): void {
    const word = this.#words.idOf(text, start, end)
    if (word >= 0) {
      const term = this.#termOf[word]!
      if (term !== noTerm) take(term - 1, text, start, end)
      return
    }
    const written = text.slice(start, end)
    const terms = termsOf(written)
    const ids = terms.map((term) => this.#terms.idOf(term))
    if (terms.length === 0) this.#remember(written, noTerm)
    else if (terms.length === 1 && ids[0]! >= 0) this.#remember(written, ids[0]! + 1)
    for (const id of ids) if (id >= 0) take(id, text, start, end)
  }

  #remember(word: string, term: number): void {
    if (this.#words.size >= wordsRemembered || word.length > longestRemembered) return
    const number = this.#words.add(word)
    this.#termOf = roomFor(this.#termOf, number + 1)
    this.#termOf[number] = term
  }

  #add(term: string): number {
    const before = this.#terms.size
    const id = this.#terms.add(term)
    if (id < before) return id
    if (id >= this.#ofDates.length) {
      const larger = new Uint8Array(id * 2)
      larger.set(this.#ofDates)
      this.#ofDates = larger
    }
    this.#ofDates[id] = isOfDate(term) ? 1 : 0
    return id
  }

  write(writer: SnapshotWriter): void {
    this.#terms.write(writer)
    writer.array(this.#ofDates)
  }

  static read(reader: SnapshotReader): Lexicon {
    const lexicon = new Lexicon()
    lexicon.#terms = Strings.read(reader)
    lexicon.#ofDates = reader.uint8()
    return lexicon
  }
}
