import type {Access} from './grants.ts'
import type {Corpus} from './corpus.ts'
import {draftId, publishedId, type Doc} from './documents.ts'
import {ItemRefusal, requestRefused, transactionRefused} from './errors.ts'
import type {History} from './history.ts'
import {encodeMendoza, type MendozaEffects} from './mendoza.ts'
import type {TimeLimit} from './planner/deadline.ts'
import type {QueryEngine} from './query.ts'
import type {LoggedChange, Store, TurningPoint} from './store.ts'
import {Transaction, type PlainMutation} from './transaction.ts'

export interface Change {
  readonly id: string
  readonly before: Doc | null
  readonly after: Doc | null
  readonly mutations: readonly PlainMutation[]
  readonly effects: MendozaEffects
}

/** One committed transaction, or one about to be. */
export interface Commit {
  /** Counts up from 1. */
  readonly seq: number
  readonly transactionId: string
  /** The id of the user, also the value of `identity()`. */
  readonly author: string
  /** ISO date and time. */
  readonly timestamp: string
  readonly changes: readonly Change[]
}

/** What one transaction of the log did to one document: `deleted` is what it left, `previous` the `_rev` it found. */
export type Touch = TurningPoint

/**
 * What a guard may look at. Documents and queries show the state that the commit leads to; the log holds what was
 * committed before it.
 */
export interface GuardContext {
  readonly access: Access
  /** The names of a user's roles; empty for a user the lake does not know. */
  rolesOf(userId: string): readonly string[]
  get(id: string): Doc | undefined
  /** The published document, its draft and its versions, as far as they exist. */
  group(id: string): readonly Doc[]
  /** Every document in ascending `_id` order. */
  all(): readonly Doc[]
  /** The ids of documents with this whole word in any of their strings. The first call of a lake builds an index. */
  documentsWith(word: string): ReadonlySet<string>
  query(groq: string, params?: Readonly<Record<string, unknown>>): unknown
  /** What the log says of the document, its draft and its versions, oldest first. */
  touches(id: string): readonly Touch[]
  /** The document as transaction `seq` left it, or null when it did not exist then. */
  documentAt(id: string, seq: number): Doc | null
  /** The sequence number of a transaction before this one, by its id, which is the `_rev` it left. */
  seqOf(transactionId: string): number | undefined
}

/** Called inside the transaction, before COMMIT. Throw a LakeError to refuse the commit; nothing of it then remains. */
export type Guard = (commit: Commit, context: GuardContext) => void

export interface CommitRequest<T> {
  readonly access: Access
  readonly kind: 'mutation' | 'action'
  readonly transactionId?: string
  readonly dryRun?: boolean
  readonly autoGenerateArrayKeys?: boolean
  /** How long the query of a mutation may take, when not the engine's own limit. */
  readonly queryLimit?: TimeLimit
  /** The `lastSeq` that the request was made for: it is refused (409) when another transaction came first. */
  readonly after?: number
  /** Does the steps; sets `transaction.index` before each. */
  readonly work: (transaction: Transaction) => T
}

export interface CommitOutcome<T> {
  readonly transactionId: string
  readonly result: T
  /** The changes, also when `dryRun` kept them from being committed. */
  readonly commit: Commit
}

export interface CommitterOptions {
  readonly corpus: Corpus
  readonly store: Store
  readonly engine: QueryEngine
  readonly history: History
  readonly guard?: Guard
  readonly rolesOf: (userId: string) => readonly string[]
  readonly now: () => Date
  readonly newId: () => string
  /** Called for every commit once it is on disk, in order. */
  readonly committed: (commit: Commit) => void
}

/** From how many changes on the log keeps a document whole again, so that reading an old revision stays short. */
const stepsBetweenWhole = 64

interface Waiting {
  readonly request: CommitRequest<unknown>
  readonly resolve: (outcome: CommitOutcome<unknown>) => void
  readonly reject: (error: unknown) => void
}

/** Commits transactions one after the other. Requests that arrive together share one COMMIT, and so one flush. */
export class Committer {
  readonly #options: CommitterOptions
  #waiting: Waiting[] = []
  #seq: number

  constructor(options: CommitterOptions) {
    this.#options = options
    this.#seq = options.store.lastSeq()
  }

  /** The sequence number of the last committed transaction. */
  get lastSeq(): number {
    return this.#seq
  }

  /** Resolves once the transaction is on disk. @throws LakeError when it is refused; nothing of it then remains. */
  submit<T>(request: CommitRequest<T>): Promise<CommitOutcome<T>> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#flush())
      this.#waiting.push({request, resolve: resolve as Waiting['resolve'], reject})
    })
  }

  /** Commits at once, after whatever is waiting. */
  commit<T>(request: CommitRequest<T>): CommitOutcome<T> {
    this.#flush()
    let outcome: CommitOutcome<unknown> | undefined
    let failure: unknown
    this.#waiting.push({request, resolve: (value) => (outcome = value), reject: (error) => (failure = error)})
    this.#flush()
    if (!outcome) throw failure
    return outcome as CommitOutcome<T>
  }

  /** Takes in what another process committed to the same file, such as an import on the command line. */
  catchUp(): void {
    const {store, corpus, history, committed} = this.#options
    if (!store.changedElsewhere()) return
    for (const commit of history.commitsAfter(this.#seq)) {
      for (const {id, after} of commit.changes) corpus.set(id, after)
      this.#seq = commit.seq
      committed(commit)
    }
  }

  #flush(): void {
    const batch = this.#waiting
    this.#waiting = []
    if (batch.length === 0) return
    const {store} = this.#options
    let before = this.#seq
    const done: {waiting: Waiting; outcome: CommitOutcome<unknown>; transaction: Transaction}[] = []
    try {
      store.transact(() => {
        this.catchUp()
        before = this.#seq
        for (const waiting of batch) {
          const transaction = this.#transaction(waiting.request)
          let outcome: CommitOutcome<unknown>
          try {
            outcome = this.#work(waiting.request, transaction)
          } catch (error) {
            // Nothing of it reached the store yet, so the rest of the batch is not concerned.
            transaction.undo()
            waiting.reject(error)
            continue
          }
          done.push({waiting, transaction, outcome})
          if (!waiting.request.dryRun) this.#write(outcome.commit)
        }
      })
    } catch (error) {
      for (const {transaction} of done.reverse()) transaction.undo()
      this.#seq = before
      for (const {reject} of batch) reject(error)
      return
    }
    for (const {waiting, outcome} of done) {
      if (!waiting.request.dryRun) this.#options.committed(outcome.commit)
      waiting.resolve(outcome)
    }
  }

  #transaction(request: CommitRequest<unknown>): Transaction {
    const {corpus, engine, history, now, newId} = this.#options
    const {access, queryLimit, dryRun, autoGenerateArrayKeys = false} = request
    const transactionId = request.transactionId ?? newId()
    const lastRevision = (document: string) => history.lastRevision(document)
    const context = {corpus, engine, access, transactionId, newId, autoGenerateArrayKeys, queryLimit, dryRun, lastRevision}
    return new Transaction({...context, now: now()})
  }

  #work(request: CommitRequest<unknown>, transaction: Transaction): CommitOutcome<unknown> {
    const {store, guard} = this.#options
    const {access, dryRun = false} = request
    const {transactionId, timestamp} = transaction
    if (store.transaction(transactionId)) {
      const description = `Transaction "${transactionId}" has already been committed`
      throw transactionRefused(409, 'transactionAlreadyExistsError', description, {transactionId})
    }
    if (request.after !== undefined && request.after !== this.#seq) {
      const description = 'Other transactions were committed while the query of a mutation was at work; send it again'
      throw transactionRefused(409, 'transactionConflictError', description)
    }
    const result = attributed(request, transaction)
    const changes = [...transaction.changes.values()].flatMap(({id, before, after, mutations}): Change[] => {
      if (!before && !after) return []
      return [{id, before, after, mutations, effects: encodeMendoza(before, after)}]
    })
    const commit = {seq: this.#seq + 1, transactionId, author: access.identity, timestamp, changes}
    guard?.(commit, this.#guardContext(access))
    if (dryRun) transaction.undo()
    return {transactionId, result, commit}
  }

  #guardContext(access: Access): GuardContext {
    const {store, corpus, engine, history, rolesOf, now} = this.#options
    return {
      access,
      rolesOf,
      get: (id) => corpus.get(id),
      group: (id) => corpus.group(id),
      all: () => corpus.all(),
      documentsWith: (word) => corpus.documentsWith(word),
      query: (query, params = {}) => {
        const source = {documents: () => corpus.all(), get: (id: string) => corpus.get(id)}
        return engine.run({query, params, source, identity: access.identity, now: now()})
      },
      touches: (id) => {
        const published = publishedId(id)
        return store.touches([published, draftId(published), ...store.loggedVersions(published)])
      },
      documentAt: (id, seq) => history.documentAt(id, seq),
      seqOf: (transactionId) => store.transaction(transactionId)?.seq,
    }
  }

  #write({seq, transactionId, author, timestamp, changes}: Commit): void {
    const {store} = this.#options
    this.#seq = seq
    const logged = changes.map(({id, before, after, mutations, effects}): LoggedChange => {
      const whole = before === null || after === null || effects.apply[0] === 0
      const last = store.lastSteps(id)
      const steps = whole || last === undefined ? 0 : (last + 1) % stepsBetweenWhole
      const content = steps === 0 && !whole ? after : null
      return {document: id, previous: before?._rev ?? null, deleted: after === null, mutations, effects, content, steps}
    })
    store.appendTransaction({seq, id: transactionId, author, timestamp}, logged)
    for (const {id, after} of changes) store.putDocument(id, after)
  }
}

function attributed(request: CommitRequest<unknown>, transaction: Transaction): unknown {
  try {
    const result = request.work(transaction)
    transaction.checkReferences()
    return result
  } catch (error) {
    if (error instanceof ItemRefusal) throw requestRefused(request.kind, transaction.index, error)
    throw error
  }
}
