import type {Doc} from './documents.ts'
import {isDraftId, isPublishedId, publishedId, releaseOf} from './documents.ts'
import type {Access} from './grants.ts'
import {Indexes, type StoredIndexes} from './planner/indexes.ts'
import {SortedDocuments} from './sortedDocuments.ts'
import {allText, textOf} from './textIndex.ts'

/** `['raw']`, `['published']`, or a stack of releases and `drafts`, the first entry winning. */
export type Perspective = readonly string[]

/** The documents one reader sees through one perspective, in ascending `_id` order, as queries find them. */
export class View {
  readonly #perspective: Perspective
  readonly #access: Access
  readonly #documents = new SortedDocuments()
  readonly indexes: Indexes

  constructor(perspective: Perspective, access: Access, stored: StoredIndexes) {
    this.#perspective = perspective
    this.#access = access
    const showing = (id: string) => this.get(perspective[0] === 'raw' ? id : publishedId(id))
    this.indexes = new Indexes({documents: () => this.documents(), showing, ...stored})
  }

  get(id: string): Doc | undefined {
    return this.#documents.get(id)
  }

  documents(): readonly Doc[] {
    return this.#documents.sorted()
  }

  /** Takes in the present state of one document with its draft and versions. */
  refresh(group: string, stored: readonly Doc[]): void {
    const readable = stored.filter((document) => this.#access.can('read', document))
    const [first] = this.#perspective
    if (first === 'raw') {
      for (const id of this.#rawIds(group)) {
        if (!readable.some(({_id}) => _id === id)) this.#remove(group, id)
      }
      for (const document of readable) this.#put(group, document._id, document)
      return
    }
    const chosen = first === 'published' ? readable.find(({_id}) => isPublishedId(_id)) : this.#top(readable)
    const seen = chosen ? overlaid(chosen, this.#perspective) : null
    this.#set(group, seen)
  }

  #set(id: string, document: Doc | null): void {
    this.indexes.change(this.#documents.get(id), document ?? undefined)
    this.#documents.set(id, document)
  }

  #top(readable: readonly Doc[]): Doc | undefined {
    for (const layer of this.#perspective) {
      const found = readable.find(({_id}) => (layer === 'drafts' ? isDraftId(_id) : releaseOf(_id) === layer))
      if (found) return isDeletion(found) ? undefined : found
    }
    return readable.find(({_id}) => isPublishedId(_id))
  }

  readonly #members = new Map<string, Set<string>>()

  #rawIds(group: string): string[] {
    return [...(this.#members.get(group) ?? [])]
  }

  #put(group: string, id: string, document: Doc): void {
    const members = this.#members.get(group) ?? new Set()
    this.#members.set(group, members.add(id))
    if (this.#documents.get(id) !== document) this.#set(id, queryable(document, id))
  }

  #remove(group: string, id: string): void {
    const members = this.#members.get(group)
    members?.delete(id)
    if (members?.size === 0) this.#members.delete(group)
    this.#set(id, null)
  }
}

function isDeletion(document: Doc): boolean {
  const system = document._system
  return typeof system === 'object' && system !== null && 'delete' in system && system.delete === true
}

function overlaid(document: Doc, perspective: Perspective): Doc {
  if (perspective[0] === 'published') return queryable(document, document._id)
  const {_id: original, ...rest} = document
  return withText({_id: publishedId(original), ...rest, _originalId: original} as Doc)
}

/** Lets a query ask for `_originalId`, and `text::query` for all text, without either showing in a result of `*`. */
export function queryable(document: Doc, original: string): Doc {
  if (Object.hasOwn(document, '_originalId')) return document
  Object.defineProperty(document, '_originalId', {value: original})
  return withText(document)
}

function withText(document: Doc): Doc {
  if (Object.hasOwn(document, allText)) return document
  return Object.defineProperty(document, allText, {
    get(this: object) {
      return textOf(this)
    },
  })
}
