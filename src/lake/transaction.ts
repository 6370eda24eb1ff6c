import type {Access, Permission} from './grants.ts'
import type {Corpus} from './corpus.ts'
import {checkId, checkShape, referencesIn, type Doc} from './documents.ts'
import {
  alreadyExists,
  invalid,
  ItemRefusal,
  missingReference,
  notFound,
  notPermitted,
  revisionMismatch,
  stillReferenced,
} from './errors.ts'
import type {Mutation, Target} from './mutations.ts'
import {foundIds} from './mutationTargets.ts'
import type {TimeLimit} from './planner/deadline.ts'
import {applyPatch, patchWithArrayKeys, withArrayKeys, type PatchOperations} from './patch.ts'
import type {Params, QueryEngine} from './query.ts'
import {checkReleaseLock, versionsAmong} from './releases/release.ts'

/** A mutation of one document as listeners receive it: no queries, one operation per patch. */
export type PlainMutation = Readonly<Record<string, unknown>>

export type Operation = 'create' | 'update' | 'delete' | 'none'

export interface MutationResult {
  readonly id: string
  readonly operation: Operation
}

/** What one transaction does to one document, all its mutations taken together in order. */
export interface WorkedChange {
  readonly id: string
  readonly before: Doc | null
  after: Doc | null
  readonly mutations: PlainMutation[]
  /** The index, within the request, of the last mutation or action that touched the document. */
  index: number
}

export interface TransactionContext {
  readonly corpus: Corpus
  readonly engine: QueryEngine
  readonly access: Access
  readonly transactionId: string
  readonly now: Date
  readonly newId: () => string
  readonly autoGenerateArrayKeys: boolean
  readonly dryRun?: boolean
  /** A document as it was last before it was deleted, or as it is. */
  readonly lastRevision: (id: string) => Doc | null
  /** How long the query of a mutation may take, when not the engine's own limit. */
  readonly queryLimit?: TimeLimit
}

/**
 * A transaction being worked out. Every step changes the corpus at once, so that later steps and their queries see
 * it, and is checked against the caller's grants, before and after. `undo` puts everything back.
 */
export class Transaction {
  readonly changes = new Map<string, WorkedChange>()
  readonly #context: TransactionContext
  #pastReleaseLocks = false
  /** ISO date and time of the transaction. */
  readonly timestamp: string
  /** The position of the mutation or action at work, for error bodies. */
  index = 0

  constructor(context: TransactionContext) {
    this.#context = context
    this.timestamp = context.now.toISOString()
  }

  get transactionId(): string {
    return this.#context.transactionId
  }

  /** The id of the user whose transaction this is. */
  get author(): string {
    return this.#context.access.identity
  }

  /** Whether it is only tried out. */
  get dryRun(): boolean {
    return this.#context.dryRun === true
  }

  get(id: string): Doc | undefined {
    return this.#context.corpus.get(id)
  }

  /** The versions in a release, in id order. */
  versionsIn(release: string): Doc[] {
    return versionsAmong(this.#context.corpus.all(), release)
  }

  /** A document as it was last before it was deleted, or as it is. */
  lastRevision(id: string): Doc | null {
    return this.#context.lastRevision(id)
  }

  /** Does the steps of a release action, which are not held back by `checkReleaseLock`. */
  pastReleaseLocks(work: () => void): void {
    this.#pastReleaseLocks = true
    try {
      work()
    } finally {
      this.#pastReleaseLocks = false
    }
  }

  /** The published document, draft and versions that belong to `id`. */
  group(id: string): Doc[] {
    return this.#context.corpus.group(id)
  }

  /** Applies one mutation of the mutate endpoint. */
  apply(mutation: Mutation): MutationResult[] {
    switch (mutation.kind) {
      case 'create':
        return [this.create(mutation.document)]
      case 'createIfNotExists':
        return [this.createIfNotExists(mutation.document)]
      case 'createOrReplace':
        return [this.createOrReplace(mutation.document)]
      case 'delete':
        return this.#targets(mutation.target).map((id) => this.delete(id))
      case 'patch':
        return this.#targets(mutation.target).map((id) => this.patch(id, mutation.operations, mutation.revision))
    }
  }

  create(given: Readonly<Record<string, unknown>>): MutationResult {
    const document = this.#complete(given, null)
    if (this.get(document._id)) throw alreadyExists(document._id)
    return this.#put(document, {create: withoutRevision(document)})
  }

  createIfNotExists(given: Readonly<Record<string, unknown>>): MutationResult {
    const id = checkId(given._id)
    if (this.get(id)) return {id, operation: 'none'}
    const document = this.#complete(given, null)
    return this.#put(document, {createIfNotExists: withoutRevision(document)})
  }

  createOrReplace(given: Readonly<Record<string, unknown>>): MutationResult {
    const document = this.#complete(given, this.get(checkId(given._id)) ?? null)
    return this.#put(document, {createOrReplace: withoutRevision(document)})
  }

  delete(id: string): MutationResult {
    const before = this.get(id)
    if (!before) return {id, operation: 'none'}
    this.permit('update', before)
    this.#checkLock(id)
    this.#record(id, before, null, [{delete: {id}}])
    return {id, operation: 'delete'}
  }

  /** @param revision when given, the patch is refused (409) unless the document is at this `_rev`. */
  patch(id: string, given: PatchOperations, revision?: string): MutationResult {
    const before = this.get(id)
    if (!before) throw notFound(id)
    if (revision !== undefined) this.checkRevision(id, revision)
    const operations = this.#context.autoGenerateArrayKeys ? patchWithArrayKeys(given, this.#newKey) : given
    const {document, applied} = applyPatch(before, operations)
    const {_rev, _updatedAt, ...patched} = document
    for (const name of ['_id', '_type', '_createdAt'] as const) {
      if (patched[name] !== before[name]) throw invalid(`The attribute "${name}" of document "${id}" cannot be changed`)
    }
    const after = {...patched, _updatedAt: this.timestamp, _rev: this.#context.transactionId} as Doc
    this.permit('update', before)
    this.permit('update', after)
    this.#checkLock(id)
    this.#record(
      id,
      before,
      after,
      applied.map((operation) => ({patch: {id, ...operation}})),
    )
    return {id, operation: 'update'}
  }

  /** Refuses (409) unless the document is at `revision`, now or at the beginning of this transaction. */
  checkRevision(id: string, revision: string): void {
    const current = this.get(id)?._rev
    if (current !== revision && this.changes.get(id)?.before?._rev !== revision) {
      throw revisionMismatch(id, revision, current)
    }
  }

  /** Checks the strong references of the state the transaction leads to. */
  checkReferences(): void {
    for (const {id, after, index} of this.changes.values()) {
      this.index = index
      if (!after) {
        const referrers = this.#context.corpus.referrers(id, {strong: true})
        if (referrers.length > 0) throw stillReferenced(id, referrers)
      }
      for (const [target, reach] of referencesIn(after)) {
        if (reach === 'strong' && !this.get(target)) throw missingReference(id, target)
      }
    }
  }

  /** @throws ItemRefusal (403) when the caller's grants do not allow it. */
  permit(permission: Permission, document: Readonly<Record<string, unknown>> & {readonly _id: string}): void {
    if (!this.#context.access.can(permission, document)) throw notPermitted(permission, document._id)
  }

  undo(): void {
    for (const {id, before} of [...this.changes.values()].reverse()) this.#context.corpus.set(id, before)
    this.changes.clear()
  }

  readonly #newKey = () => this.#context.newId().replaceAll('-', '').slice(0, 12)

  #targets(target: Target): readonly string[] {
    return 'ids' in target ? target.ids : this.#found(target.query, target.params)
  }

  #found(query: string, params: Params): string[] {
    const {corpus, engine, access, now, queryLimit} = this.#context
    const source = corpus.view(['raw'], access)
    return foundIds(engine.run({query, params, source, identity: access.identity, now, limit: queryLimit}))
  }

  #complete(given: Readonly<Record<string, unknown>>, before: Doc | null): Doc {
    checkShape(given)
    const keyed = this.#context.autoGenerateArrayKeys ? withArrayKeys(given, this.#newKey) : given
    const {_id, _type, _rev, _createdAt, _updatedAt, ...content} = keyed
    if (typeof _type !== 'string' || _type === '') throw invalid('A document needs a "_type", a non-empty string')
    return {
      _id: this.#completeId(_id),
      _type,
      ...content,
      _createdAt: before?._createdAt ?? instant('_createdAt', _createdAt) ?? this.timestamp,
      _updatedAt: (before ? undefined : instant('_updatedAt', _updatedAt)) ?? this.timestamp,
      _rev: this.#context.transactionId,
    }
  }

  #completeId(id: unknown): string {
    if (id === undefined || id === null) return this.#context.newId()
    if (typeof id === 'string' && id.endsWith('.')) return checkId(id + this.#context.newId())
    return checkId(id)
  }

  #put(after: Doc, mutation: PlainMutation): MutationResult {
    const before = this.get(after._id) ?? null
    if (before) this.permit('update', before)
    this.permit(before ? 'update' : 'create', after)
    this.#checkLock(after._id)
    this.#record(after._id, before, after, [mutation])
    return {id: after._id, operation: before ? 'update' : 'create'}
  }

  #checkLock(id: string): void {
    if (this.#pastReleaseLocks || this.#context.access.trusted === true) return
    checkReleaseLock(id, (other) => this.get(other))
  }

  #record(id: string, before: Doc | null, after: Doc | null, mutations: readonly PlainMutation[]): void {
    const known = this.changes.get(id)
    if (known) {
      known.after = after
      known.mutations.push(...mutations)
      known.index = this.index
    } else this.changes.set(id, {id, before, after, mutations: [...mutations], index: this.index})
    this.#context.corpus.set(id, after)
  }
}

function withoutRevision({_rev, ...document}: Doc): Record<string, unknown> {
  return document
}

function instant(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value
  throw new ItemRefusal(400, {type: 'validationError', description: `"${name}" must be an ISO date and time`})
}
