import type {Doc} from './documents.ts'

/** Above this many pending ids one merge is cheaper than splicing each into place. */
const spliceLimit = 8

/** Documents by `_id`, and the same documents in ascending `_id` order, cheap to change one at a time or in bulk. */
export class SortedDocuments {
  readonly #byId = new Map<string, Doc>()
  readonly #pending = new Set<string>()
  #sorted: Doc[] = []

  get size(): number {
    return this.#byId.size
  }

  get(id: string): Doc | undefined {
    return this.#byId.get(id)
  }

  set(id: string, document: Doc | null): void {
    if (!document && !this.#byId.has(id)) return
    if (document) this.#byId.set(id, document)
    else this.#byId.delete(id)
    this.#pending.add(id)
  }

  /** The documents in ascending `_id` order. The array is replaced or changed by the next `set`; do not keep it. */
  sorted(): readonly Doc[] {
    if (this.#pending.size === 0) return this.#sorted
    if (this.#pending.size <= spliceLimit) for (const id of this.#pending) this.#splice(id)
    else this.#merge()
    this.#pending.clear()
    return this.#sorted
  }

  #splice(id: string): void {
    const at = this.#position(id)
    const present = this.#sorted[at]?._id === id
    const document = this.#byId.get(id)
    if (document) this.#sorted.splice(at, present ? 1 : 0, document)
    else if (present) this.#sorted.splice(at, 1)
  }

  #merge(): void {
    const changed = [...this.#pending].flatMap((id) => this.#byId.get(id) ?? []).sort(byId)
    const kept = this.#sorted.filter(({_id}) => !this.#pending.has(_id))
    const merged: Doc[] = []
    let next = 0
    for (const document of kept) {
      for (let other = changed[next]; other && other._id < document._id; other = changed[next]) {
        merged.push(other)
        next += 1
      }
      merged.push(document)
    }
    this.#sorted = merged.concat(changed.slice(next))
  }

  #position(id: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const at = this.#sorted[middle]
      if (at && at._id < id) low = middle + 1
      else high = middle
    }
    return low
  }
}

function byId(a: Doc, b: Doc): number {
  return a._id < b._id ? -1 : 1
}
