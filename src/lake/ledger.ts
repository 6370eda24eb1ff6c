export interface UnservedRequest {
  readonly method: string
  /** The path without the query string. */
  readonly path: string
  readonly count: number
  /** ISO date and time of the first such request. */
  readonly first: string
}

/** Requests beyond this many different ones are counted under the last entry's method and `…`. */
const maxEntries = 1000

/** What was asked for and is not served, so that a gap shows in a test and not in an editor's browser. */
export class Ledger {
  readonly #entries = new Map<string, UnservedRequest>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  record(method: string, path: string): void {
    const wanted = `${method} ${path}`
    const [key, shown] = this.#entries.has(wanted) || this.#entries.size < maxEntries ? [wanted, path] : ['…', '…']
    const known = this.#entries.get(key)
    const first = known?.first ?? this.#now().toISOString()
    this.#entries.set(key, {method, path: shown, count: (known?.count ?? 0) + 1, first})
  }

  requests(): UnservedRequest[] {
    return [...this.#entries.values()]
  }
}
