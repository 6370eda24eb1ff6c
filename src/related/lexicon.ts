import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {isOfDate, termsOf, wordsOf} from './terms.ts'

const noTerm = -1
const wordsRemembered = 400_000

/** The terms of the archive, numbered in the order they were met. */
export class Lexicon {
  readonly #ids = new Map<string, number>()
  readonly #terms: string[] = []
  #ofDates = new Uint8Array(1024)
  /** Words as written, so that a word is folded once. */
  readonly #words = new Map<string, number>()

  get size(): number {
    return this.#terms.length
  }

  get bytes(): number {
    return this.#terms.length * 80 + this.#words.size * 64
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term)
  }

  term(id: number): string {
    return this.#terms[id] ?? ''
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

  /** Looks a new word up, and remembers it when it stands for one term or none. */
  #meet(word: string, ids: number[]): void {
    const terms = termsOf(word)
    for (const term of terms) ids.push(this.#ids.get(term) ?? this.#add(term))
    if (terms.length > 1 || this.#words.size >= wordsRemembered) return
    this.#words.set(word, terms.length === 0 ? noTerm : ids.at(-1)!)
  }

  #add(term: string): number {
    const id = this.#terms.length
    this.#ids.set(term, id)
    this.#terms.push(term)
    if (id >= this.#ofDates.length) {
      const larger = new Uint8Array(id * 2)
      larger.set(this.#ofDates)
      this.#ofDates = larger
    }
    this.#ofDates[id] = isOfDate(term) ? 1 : 0
    return id
  }

  write(writer: SnapshotWriter): void {
    writer.strings(this.#terms)
    writer.array(this.#ofDates.slice(0, this.#terms.length))
  }

  static read(reader: SnapshotReader): Lexicon {
    const lexicon = new Lexicon()
    for (const term of reader.strings().all()) {
      lexicon.#ids.set(term, lexicon.#terms.length)
      lexicon.#terms.push(term)
    }
    const ofDates = reader.uint8()
    lexicon.#ofDates = new Uint8Array(Math.max(1024, ofDates.length * 2))
    lexicon.#ofDates.set(ofDates)
    return lexicon
  }
}
