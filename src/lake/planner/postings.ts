import type {Doc} from '../documents.ts'

/** Documents by key, those of one key in ascending `_id` order. */
export class Postings {
  readonly #byKey = new Map<string, Doc[]>()

  /** @param documents in ascending `_id` order */
  static of(documents: readonly Doc[], keysOf: (document: Doc) => Iterable<string>): Postings {
    const postings = new Postings()
    for (const document of documents) postings.append(document, keysOf)
    return postings
  }

  /** Takes in a document whose `_id` is above those of all that are in. */
  append(document: Doc, keysOf: (document: Doc) => Iterable<string>): void {
    for (const key of keysOf(document)) {
      const entries = this.#byKey.get(key)
      if (entries) entries.push(document)
      else this.#byKey.set(key, [document])
    }
  }

  get(key: string): readonly Doc[] {
    return this.#byKey.get(key) ?? none
  }

  /** The lists of all keys that begin with `start`. */
  *startingWith(start: string): Generator<readonly Doc[]> {
    for (const [key, documents] of this.#byKey) if (key.startsWith(start)) yield documents
  }

  change(before: Doc | undefined, after: Doc | undefined, keysOf: (document: Doc) => Iterable<string>): void {
    if (before) for (const key of keysOf(before)) this.#remove(key, before)
    if (after) for (const key of keysOf(after)) this.#insert(key, after)
  }

  #insert(key: string, document: Doc): void {
    const entries = this.#byKey.get(key)
    if (entries) entries.splice(positionOf(document._id, entries), 0, document)
    else this.#byKey.set(key, [document])
  }

  #remove(key: string, document: Doc): void {
    const entries = this.#byKey.get(key)
    if (!entries) return
    const at = positionOf(document._id, entries)
    if (entries[at]?._id !== document._id) return
    if (entries.length === 1) this.#byKey.delete(key)
    else entries.splice(at, 1)
  }
}

const none: readonly Doc[] = []

/** Where a document with this id stands, or would stand. */
function positionOf(id: string, documents: readonly Doc[]): number {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = documents[middle]
    if (at && at._id < id) low = middle + 1
    else high = middle
  }
  return low
}
