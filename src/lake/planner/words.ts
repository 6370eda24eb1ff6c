import type {Doc} from '../documents.ts'
import {isObject} from '../documents.ts'
import {Postings} from './postings.ts'

/** Which stored documents hold which words, as `match` splits and compares them. */
export class Words {
  readonly #postings = new Postings()
  /** The last document that was read, in `_id` order; undefined before the first, null when all are. */
  #reached: string | undefined | null

  /**
   * Reads on where it stopped, while it may; true when all are read.
   *
   * @param documents as they are now, in ascending `_id` order
   */
  read(documents: readonly Doc[], mayGoOn: () => boolean = () => true): boolean {
    if (this.#reached === null) return true
    const reached = this.#reached
    for (let at = reached === undefined ? 0 : firstAfter(reached, documents); at < documents.length; at++) {
      if (!mayGoOn()) return false
      const document = documents[at]!
      this.#postings.append(document, wordsOf)
      this.#reached = document._id
    }
    this.#reached = null
    return true
  }

  /** Follows a change of one document; one that is not read yet is read as it will be then. */
  change(before: Doc | undefined, after: Doc | undefined): void {
    const id = (before ?? after)?._id
    if (id === undefined || this.#reached === undefined || (this.#reached !== null && id > this.#reached)) return
    this.#postings.change(before, after, wordsOf)
  }

  /**
   * The ids of documents with a word that the term of a pattern may match, or undefined when the index cannot tell, is
   * not read yet, or when there are more than `most` of them.
   */
  ids(term: string, most: number): Set<string> | undefined {
    if (this.#reached !== null) return undefined
    // A `.` in a term stands for any character and a `*` for any number of them; what stands before is literal.
    const literal = /^[^.*]*/.exec(term)?.[0] ?? ''
    if (literal === '' || term.length > longestTerm) return undefined
    const key = folded(literal)
    const ids = new Set<string>()
    const lists = literal === term ? [this.#postings.get(key)] : this.#postings.startingWith(key)
    for (const list of lists) {
      if (list.length > most) return undefined
      for (const {_id} of list) ids.add(_id)
      if (ids.size > most) return undefined
    }
    return ids
  }
}

// groq-js cuts terms after 1024 characters.
const longestTerm = 1_000

function firstAfter(id: string, documents: readonly Doc[]): number {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (documents[middle]!._id <= id) low = middle + 1
    else high = middle
  }
  return low
}

/** The terms of a pattern: every one of them has to match a word. */
export function termsOf(pattern: string): string[] {
  return split(pattern, /[\s!@#$%^&(),\\/?";:{}|[\]+<>-]+/)
}

function wordsOf(document: Doc): Set<string> {
  const found = new Set<string>()
  gather(document, found)
  return found
}

function gather(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') addWords(value, found)
  else if (Array.isArray(value)) for (const item of value) gather(item, found)
  else if (isObject(value)) for (const item of Object.values(value)) gather(item, found)
}

function addWords(text: string, found: Set<string>): void {
  for (const word of split(text, /[\s!@#$%^&*(),\\/?";:{}|[\]+<>-]+/)) found.add(folded(word))
}

/** Full stops beside a word are no part of it, nor are those within it. */
function split(text: string, separators: RegExp): string[] {
  return text
    .replaceAll(/\b\.+|\.+\b/g, '')
    .split(separators)
    .filter((word) => word !== '')
}

/** Two words fold alike exactly when a regular expression with the flag `i` and without `u` takes them for the same. */
function folded(word: string): string {
  if (/^[ -~]*$/.test(word)) return word.toUpperCase()
  let result = ''
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charAt(at)
    const upper = unit.toUpperCase()
    result += upper.length !== 1 || (unit > '\u007f' && upper <= '\u007f') ? unit : upper
  }
  return result
}
