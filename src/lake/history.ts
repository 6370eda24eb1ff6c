import {applyPatch} from 'mendoza'
import type {Change, Commit} from './commit.ts'
import type {Doc} from './documents.ts'
import type {LoggedRow, Store} from './store.ts'
import type {PlainMutation} from './transaction.ts'

/** Every revision of every document, read back from the transaction log. */
export class History {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The document as transaction `seq` left it, or null when it did not exist then. */
  documentAt(id: string, seq: number): Doc | null {
    return this.#store.changesLeadingTo(id, seq).reduce<Doc | null>((before, row) => stepped(before, row), null)
  }

  /** The document as it was last before it was deleted, or as it is. */
  lastRevision(id: string): Doc | null {
    const last = this.#store.lastChange(id)
    if (!last) return null
    return this.documentAt(id, last.deleted ? last.seq - 1 : last.seq)
  }

  /** The commits after transaction `seq`, in order, as listeners would have received them. */
  *commitsAfter(seq: number): IterableIterator<Commit> {
    const documents = new Map<string, Doc | null>()
    let commit: (Commit & {changes: Change[]}) | undefined
    for (const row of this.#store.changesAfter(seq)) {
      if (commit && commit.seq !== row.seq) yield commit
      if (commit?.seq !== row.seq) {
        commit = {seq: row.seq, transactionId: row.id, author: row.author, timestamp: row.timestamp, changes: []}
      }
      const before =
        documents.get(row.document) ?? (row.previous === null ? null : this.documentAt(row.document, row.seq - 1))
      const after = stepped(before, row)
      documents.set(row.document, after)
      commit.changes.push({
        id: row.document,
        before,
        after,
        mutations: row.mutations as PlainMutation[],
        effects: row.effects,
      })
    }
    if (commit) yield commit
  }
}

function stepped(before: Doc | null, {deleted, content, effects, id}: LoggedRow): Doc | null {
  if (deleted) return null
  if (content) return content
  const {_rev, ...rest} = before ?? {_rev: undefined}
  const after = effects.apply.length === 0 ? rest : (applyPatch(rest, effects.apply) as Record<string, unknown>)
  return {...after, _rev: id} as Doc
}
