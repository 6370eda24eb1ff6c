import type {Doc} from '../documents.ts'
import {isObject, referencesIn} from '../documents.ts'
import type {Constraint} from './constraints.ts'
import {valueAt} from './paths.ts'
import {Postings} from './postings.ts'
import {SortedValues, type Range} from './sortedValues.ts'
import type {Words} from './words.ts'

/** How many attributes keep an index; the one that was built first goes first. */
const maxPaths = 16
const maxSortedPaths = 8
/** How many ids keep the list of those that refer to them, before all are worked out anew. */
const maxReferring = 50_000

/** What is kept once of all stored documents, and shared by all views. */
export interface StoredIndexes {
  words(): Words
  /** The ids of stored documents with `{_ref: id}` anywhere in them. */
  pointers(id: string): Iterable<string>
}

export interface IndexedView extends StoredIndexes {
  /** In ascending `_id` order. */
  documents(): readonly Doc[]
  /** The document that the view makes of the stored one with this id, or of another in its place. */
  showing(storedId: string): Doc | undefined
}

/** Indexes over the documents of one view, each built when a query first asks for it and then kept up to date. */
export class Indexes {
  readonly #view: IndexedView
  readonly #paths = new Map<string, {readonly keysOf: KeysOf; readonly postings: Postings}>()
  readonly #sorted = new Map<string, SortedValues>()
  /** By the id that was asked for. */
  readonly #referring = new Map<string, readonly Doc[]>()

  constructor(view: IndexedView) {
    this.#view = view
  }

  /** How many documents there are. */
  get size(): number {
    return this.#view.documents().length
  }

  /** The documents whose attribute equals `value`, in ascending `_id` order. */
  equal(path: readonly string[], value: string | number | boolean): readonly Doc[] {
    return this.#index(path).get(keyOf(value))
  }

  /** The documents whose attribute lies in the range, in ascending `_id` order; undefined when walking all is as good. */
  within(path: readonly string[], range: Range): readonly Doc[] | undefined {
    return this.sorted(path).within(range, this.size / 2)
  }

  /** All documents in the order of an attribute. */
  sorted(path: readonly string[]): SortedValues {
    const name = path.join('\u0000')
    const known = this.#sorted.get(name)
    if (known) return known
    const sorted = new SortedValues(this.#view.documents(), path)
    const oldest = this.#sorted.keys().next().value
    if (this.#sorted.size >= maxSortedPaths && oldest !== undefined) this.#sorted.delete(oldest)
    this.#sorted.set(name, sorted)
    return sorted
  }

  /** The documents with `{_ref: id}` anywhere in them, in ascending `_id` order. */
  referring(id: string): readonly Doc[] {
    const known = this.#referring.get(id)
    if (known) return known
    const shown = new Set<Doc>()
    for (const storedId of this.#view.pointers(id)) {
      const document = this.#view.showing(storedId)
      // A stored document may show as another, a draft in the place of what is published: then only its text can tell.
      if (document && (document._originalId === storedId || refersTo(document, id))) shown.add(document)
    }
    const found = [...shown].sort((a, b) => (a._id < b._id ? -1 : 1))
    if (this.#referring.size >= maxReferring) this.#referring.clear()
    this.#referring.set(id, found)
    return found
  }

  /** The documents with a word that a term of a `match` pattern may mean; undefined when walking all is as good. */
  matching(term: string): readonly Doc[] | undefined {
    const ids = this.#view.words().ids(term, this.#view.documents().length / 4)
    if (!ids) return undefined
    const found = new Set([...ids].flatMap((id) => this.#view.showing(id) ?? []))
    return [...found].sort((a, b) => (a._id < b._id ? -1 : 1))
  }

  /** Builds what a constraint will ask for, so that it is not built while a query is being timed. */
  prepare(constraint: Constraint): void {
    switch (constraint.kind) {
      case 'equal':
      case 'among':
        if (constraint.path.join() !== '_id') this.#index(constraint.path)
        break
      case 'range':
        this.sorted(constraint.path)
        break
      case 'refers':
        break
      case 'matches':
        this.#view.words()
        break
      default:
        for (const part of constraint.of) this.prepare(part)
    }
  }

  /** Follows a change of one document; call it with the very objects the view held and holds. */
  change(before: Doc | undefined, after: Doc | undefined): void {
    for (const {keysOf, postings} of this.#paths.values()) postings.change(before, after, keysOf)
    for (const sorted of this.#sorted.values()) sorted.change(before, after)
    this.#forget(before)
    this.#forget(after)
  }

  /** Drops the lists that the document stands in, or is to. */
  #forget(document: Doc | undefined): void {
    if (!document || this.#referring.size === 0) return
    for (const id of referencesIn(document).keys()) this.#referring.delete(id)
  }

  #index(path: readonly string[]): Postings {
    const name = path.join('\u0000')
    const known = this.#paths.get(name)
    if (known) return known.postings
    const keysOf = (document: Doc) => keysAt(document, path)
    const postings = Postings.of(this.#view.documents(), keysOf)
    const oldest = this.#paths.keys().next().value
    if (this.#paths.size >= maxPaths && oldest !== undefined) this.#paths.delete(oldest)
    this.#paths.set(name, {keysOf, postings})
    return postings
  }
}

type KeysOf = (document: Doc) => Iterable<string>

export function isIndexable(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function keyOf(value: string | number | boolean): string {
  return `${typeof value} ${value}`
}

function keysAt(document: Doc, path: readonly string[]): string[] {
  const value = valueAt(document, path)
  return isIndexable(value) ? [keyOf(value)] : []
}

function refersTo(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => refersTo(item, id))
  return isObject(value) && (value._ref === id || Object.values(value).some((item) => refersTo(item, id)))
}
