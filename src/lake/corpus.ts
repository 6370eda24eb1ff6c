import type {Doc, Reach} from './documents.ts'
import {publishedId, referencesIn} from './documents.ts'
import {Words} from './planner/words.ts'
import {SortedDocuments} from './sortedDocuments.ts'
import {View, type Perspective} from './view.ts'
import type {Access} from './grants.ts'

/** How many different reader and perspective pairs keep a prepared view; the least recently used goes first. */
const maxViews = 64

/** How many documents one query reads words of, for the index that helps the next ones; more would keep others waiting. */
const readByQuery = 500

/**
 * The documents in memory, always equal to the store's committed state except while a transaction is being worked
 * out. Keeps who refers to whom, and a prepared view for every perspective that was asked for.
 */
export class Corpus {
  readonly #raw = new SortedDocuments()
  readonly #groups = new Map<string, Set<string>>()
  readonly #referrers = new Map<string, Map<string, Reach>>()
  readonly #views = new Map<string, View>()
  readonly #words = new Words()

  get size(): number {
    return this.#raw.size
  }

  get(id: string): Doc | undefined {
    return this.#raw.get(id)
  }

  /** Stores or, with null, removes a document, and brings every view up to date. */
  set(id: string, document: Doc | null): void {
    const before = this.#raw.get(id) ?? null
    for (const target of referencesIn(before).keys()) this.#forget(target, id)
    for (const [target, reach] of referencesIn(document)) this.#note(target, id, reach)
    this.#raw.set(id, document)
    this.#words.change(before ?? undefined, document ?? undefined)
    const group = publishedId(id)
    if (document) this.#groupOf(group).add(id)
    else if (this.#groups.get(group)?.delete(id) && this.#groups.get(group)?.size === 0) this.#groups.delete(group)
    for (const view of this.#views.values()) view.refresh(group, this.group(group))
  }

  /** The published document, its draft and its versions, as far as they exist, in id order. */
  group(id: string): Doc[] {
    const ids = this.#groups.get(publishedId(id))
    if (!ids) return []
    return [...ids].sort().flatMap((member) => this.#raw.get(member) ?? [])
  }

  /** The ids of documents that refer to `id`; with `strong`, only by a reference that is not weak. */
  referrers(id: string, {strong = false} = {}): string[] {
    const referrers = this.#referrers.get(id)
    if (!referrers) return []
    return [...referrers].flatMap(([referrer, reach]) => (reach === 'strong' || (!strong && reach === 'weak') ? [referrer] : [])).sort()
  }

  /** The ids of documents with `{_ref: id}` anywhere in them, whatever dataset it names; in no order. */
  pointers(id: string): Iterable<string> {
    return this.#referrers.get(id)?.keys() ?? []
  }

  /** All documents in ascending `_id` order. */
  all(): readonly Doc[] {
    return this.#raw.sorted()
  }

  /** The ids of documents with this whole word in any of their strings, whatever its case. */
  documentsWith(word: string): ReadonlySet<string> {
    this.#words.read(this.#raw.sorted())
    return this.#words.ids(word, Number.POSITIVE_INFINITY) ?? new Set()
  }

  /** What `access` may read, seen through `perspective`. */
  view(perspective: Perspective, access: Access): View {
    const key = `${access.readKey}\n${perspective.join(',')}`
    const known = this.#views.get(key)
    if (known) {
      this.#views.delete(key)
      this.#views.set(key, known)
      return known
    }
    const view = new View(perspective, access, {words: () => this.#index(), pointers: (id) => this.pointers(id)})
    for (const group of this.#groups.keys()) view.refresh(group, this.group(group))
    this.#views.set(key, view)
    const oldest = this.#views.keys().next().value
    if (this.#views.size > maxViews && oldest !== undefined) this.#views.delete(oldest)
    return view
  }

  /** Reads words for `match` ahead of the first that asks, while it may; true when all are read. */
  readWords(mayGoOn: () => boolean): boolean {
    return this.#words.read(this.#raw.sorted(), mayGoOn)
  }

  #index(): Words {
    let left = readByQuery
    this.#words.read(this.#raw.sorted(), () => left-- > 0)
    return this.#words
  }

  #groupOf(id: string): Set<string> {
    const group = this.#groups.get(id) ?? new Set()
    this.#groups.set(id, group)
    return group
  }

  #note(target: string, referrer: string, reach: Reach): void {
    const referrers = this.#referrers.get(target) ?? new Map<string, Reach>()
    this.#referrers.set(target, referrers.set(referrer, reach))
  }

  #forget(target: string, referrer: string): void {
    const referrers = this.#referrers.get(target)
    referrers?.delete(referrer)
    if (referrers?.size === 0) this.#referrers.delete(target)
  }
}
