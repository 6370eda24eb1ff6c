import type {Doc} from '../documents.ts'
import {tookTooLong} from '../bounds/withinTime.ts'

/** How much time a query has, and how it is read: in milliseconds of a clock that only goes forward. */
export interface TimeLimit {
  readonly milliseconds: number
  readonly clock: () => number
}

/** How many documents are handed out between two looks at the clock. */
const stride = 64

/** Ends one run of a query that takes too long; groq-js itself cannot be interrupted. */
export class Deadline {
  readonly #limit: TimeLimit
  readonly #end: number

  constructor(limit: TimeLimit) {
    this.#limit = limit
    this.#end = limit.clock() + limit.milliseconds
  }

  /** @throws LakeError (400) when the time is up. */
  check(): void {
    if (this.#limit.clock() <= this.#end) return
    throw tookTooLong(this.#limit.milliseconds)
  }

  /** The same documents, as an array that looks at the clock while it is walked. */
  watch(documents: readonly Doc[]): readonly Doc[] {
    return WatchedArray.watching(documents, this)
  }
}

class WatchedArray extends Array<Doc> {
  // Private, since a clone of the array would carry any other property along.
  #deadline: Deadline | undefined

  static watching(documents: readonly Doc[], deadline: Deadline): WatchedArray {
    const watched = new WatchedArray()
    for (const document of documents) watched.push(document)
    watched.#deadline = deadline
    return watched
  }

  static override get [Symbol.species]() {
    return Array
  }

  override *[Symbol.iterator](): ArrayIterator<Doc> {
    for (let at = 0; at < this.length; at += 1) {
      if (at % stride === 0) this.#deadline?.check()
      const document = this[at]
      if (document) yield document
    }
  }
}
