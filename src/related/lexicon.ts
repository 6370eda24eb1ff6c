import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {Strings} from './strings.ts'
import {isOfDate, termsOf, wordsOf} from './terms.ts'

const noTerm = -1
const wordsRemembered = 200_000

/** The terms of the archive, numbered in the order they were met. */
export class Lexicon {
  #terms = new Strings()
  #ofDates = new Uint8Array(1024)
  /** Words as written, so that a word is folded once. */
  readonly #words = new Map<string, number>()

  get size(): number {
    return this.#terms.size
  }

  get bytes(): number {
    return this.#terms.bytes + this.#words.size * 64
  }

  idOf(term: string): number | undefined {
    const id = this.#terms.idOf(term)
    return id < 0 ? undefined : id
  }

  term(id: number): string {
    return this.#terms.at(id)
  }

  /** Whether a term is a number, a version or a month: what changes from one title of a series to the next. */
  isOfDate(id: number): boolean {
    return this.#ofDates[id] === 1
  }

  /** The terms of a text in their order; those never met get a number. */
  read(text: string): number[] {
    const ids: number[] = []
    for (const word of wordsOf(text)) {
      const known = this.#words.get(word)
      if (known === undefined) this.#meet(word, ids)
      else if (known !== noTerm) ids.push(known)
    }
    return ids
  }

  /** Hands over the terms of one word that were met before. */
  eachKnown(word: string, take: (term: number) => void): void {
    const known = this.#words.get(word)
    if (known !== undefined) {
      if (known !== noTerm) take(known)
      return
    }
    const terms = termsOf(word)
    const ids = terms.map((term) => this.#terms.idOf(term))
    if (terms.length === 0) this.#remember(word, noTerm)
    else if (terms.length === 1 && ids[0]! >= 0) this.#remember(word, ids[0]!)
    for (const id of ids) if (id >= 0) take(id)
  }

  /** Looks a new word up, and remembers it when it stands for one term or none. */
  #meet(word: string, ids: number[]): void {
    const terms = termsOf(word)
    for (const term of terms) ids.push(this.#add(term))
    if (terms.length <= 1) this.#remember(word, terms.length === 0 ? noTerm : ids.at(-1)!)
  }

  #remember(word: string, term: number): void {
    if (this.#words.size < wordsRemembered) this.#words.set(word, term)
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
