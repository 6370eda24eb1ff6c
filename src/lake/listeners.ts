import type {Change, Commit} from './commit.ts'
import {isPublishedId, type Doc} from './documents.ts'
import type {Access} from './grants.ts'
import type {ListenFilter} from './listenFilter.ts'

/** One server-sent event. */
export interface StreamEvent {
  readonly name: string
  readonly id?: string
  readonly data: string
}

/** What a listener asked for, with the HTTP API's defaults filled in. */
export interface ListenOptions {
  readonly filter: ListenFilter
  readonly access: Access
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly includeEffects: boolean
  /** Whether drafts and versions are listened to, or published documents only. */
  readonly includeAllVersions: boolean
  readonly visibility: string
}

type Transition = 'appear' | 'update' | 'disappear'

/** Passes commits on to whoever listens, each filtered by query, rights and options. */
export class Listeners {
  readonly #subscriptions = new Set<(commit: Commit) => void>()
  readonly #onFailure: (error: unknown) => void

  /** @param onFailure told when a listener throws; the others, and the commit, are not concerned. */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure
  }

  get size(): number {
    return this.#subscriptions.size
  }

  /** Calls `receive` for every commit from now on, in order; returns how to stop. */
  subscribe(receive: (commit: Commit) => void): () => void {
    this.#subscriptions.add(receive)
    return () => this.#subscriptions.delete(receive)
  }

  publish(commit: Commit): void {
    for (const receive of this.#subscriptions) {
      try {
        receive(commit)
      } catch (error) {
        this.#subscriptions.delete(receive)
        this.#onFailure(error)
      }
    }
  }
}

/** The events of one commit for one listener: one per document that matches before or after. */
export function mutationEvents(commit: Commit, options: ListenOptions): StreamEvent[] {
  const seen = commit.changes.flatMap((change) => {
    const transition = transitionOf(change, options)
    return transition ? [{change, transition}] : []
  })
  return seen.map(({change, transition}, index) => {
    const id = `${commit.transactionId}#${change.id}`
    const data = mutationData(commit, change, transition, options)
    const position = {transactionTotalEvents: seen.length, transactionCurrentEvent: index}
    return {name: 'mutation', id, data: JSON.stringify({...data, eventId: id, ...position})}
  })
}

function transitionOf({before, after}: Change, options: ListenOptions): Transition | undefined {
  const was = matches(before, options)
  const is = matches(after, options)
  if (was) return is ? 'update' : 'disappear'
  return is ? 'appear' : undefined
}

function matches(document: Doc | null, {filter, access, includeAllVersions}: ListenOptions): boolean {
  if (!document || !(includeAllVersions || isPublishedId(document._id))) return false
  return access.can('read', document) && filter.matches(document)
}

function mutationData(commit: Commit, change: Change, transition: Transition, options: ListenOptions) {
  const {before, after, effects, mutations} = change
  const {transactionId, author, timestamp} = commit
  // A reader who may not see one side of the change must not learn it from the mutations or the effects.
  const bothSides = [before, after].every((document) => !document || options.access.can('read', document))
  return {
    documentId: change.id,
    identity: author,
    mutations: options.includeMutations && bothSides ? mutations : [],
    previousRev: before?._rev,
    resultRev: transactionId,
    result: options.includeResult && transition !== 'disappear' ? after : undefined,
    previous: options.includePreviousRevision && bothSides ? before : undefined,
    effects: options.includeEffects && bothSides ? effects : undefined,
    timestamp,
    transactionId,
    transition,
    visibility: options.visibility,
  }
}
