import type {SanityClient} from '@sanity/client'
import {nextDecisionId, readDecision, type Decision} from '../../src/review/index.ts'

/** The decisions on one document, as far as they are known. */
export type DecisionsState =
  | {readonly status: 'loading'; readonly decisions: readonly Decision[]}
  | {readonly status: 'ready'; readonly decisions: readonly Decision[]}
  | {readonly status: 'failed'; readonly decisions: readonly Decision[]; readonly reason: string}

/** An act to put on record; the store adds its number, its author and its moment. */
export type Act = Omit<Decision, '_id' | 'actor' | 'at'> & {readonly documentType: string}

/** Decisions by document: read once each, then followed through one listener. Ids are published ids. */
export interface DecisionStore {
  readonly get: (documentId: string) => DecisionsState
  readonly subscribe: (onChange: () => void) => () => void
  /** Resolves when the decisions on the document are there, or could not be read; asked again, it tries again. */
  loaded(documentId: string): Promise<DecisionsState>
  /**
   * Puts an act on record under the caller's own name. `check` sees what is on record directly before each attempt, and
   * may throw. Rejects with its error, or with the lake's reason when the act is refused.
   */
  record(act: Act, actor: string, check?: (decisions: readonly Decision[]) => void): Promise<Decision>
}

const unknown: DecisionsState = {status: 'loading', decisions: []}
const query = '*[_type == "beatbook.decision" && _id in path("beatbook.decision.**") && document == $document] | order(at asc)'

export function createDecisionStore(client: SanityClient, now: () => Date): DecisionStore {
  const states = new Map<string, DecisionsState>()
  const loading = new Map<string, Promise<DecisionsState>>()
  const subscribers = new Set<() => void>()
  let following = false

  function become(documentId: string, state: DecisionsState): DecisionsState {
    states.set(documentId, state)
    for (const subscriber of subscribers) subscriber()
    return state
  }

  async function load(document: string): Promise<DecisionsState> {
    try {
      const found = await client.fetch<unknown[]>(query, {document}, {perspective: 'raw', tag: 'beatbook.decisions'})
      const read = found.flatMap((value) => readDecision(value) ?? [])
      // An act that was told while the answer was under way is not in it.
      const told = (states.get(document) ?? unknown).decisions.filter(({_id}) => !read.some((decision) => decision._id === _id))
      return become(document, {status: 'ready', decisions: [...read, ...told]})
    } catch (error) {
      const {decisions} = states.get(document) ?? unknown
      return become(document, {status: 'failed', decisions, reason: reasonOf(error)})
    }
  }

  function add(decision: Decision): void {
    const known = states.get(decision.document) ?? unknown
    if (known.decisions.some(({_id}) => _id === decision._id)) return
    // One act that was told does not make up for those that could not be read.
    become(decision.document, {...known, decisions: [...known.decisions, decision]})
  }

  function follow(): void {
    if (following || typeof EventSource === 'undefined') return
    following = true
    client
      .listen(
        '*[_type == "beatbook.decision" && _id in path("beatbook.decision.**")]',
        {},
        {events: ['welcome', 'mutation'], includeResult: true, includeAllVersions: true, visibility: 'query', tag: 'beatbook.decisions'},
      )
      .subscribe({
        next(event) {
          if (event.type === 'welcome') {
            // What was put on record between the answer that is known and this welcome was told to nobody.
            for (const document of loading.keys()) void load(document)
          } else if (event.type === 'mutation') {
            const decision = readDecision(event.result)
            if (decision && states.has(decision.document)) add(decision)
          }
        },
        error(error: unknown) {
          following = false
          for (const [document, {decisions}] of states) become(document, {status: 'failed', decisions, reason: reasonOf(error)})
        },
      })
  }

  function loaded(documentId: string): Promise<DecisionsState> {
    follow()
    const hasFailed = states.get(documentId)?.status === 'failed'
    const known = (hasFailed ? undefined : loading.get(documentId)) ?? load(documentId)
    loading.set(documentId, known)
    return known
  }

  return {
    get: (documentId) => states.get(documentId) ?? unknown,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    loaded,
    async record(act, actor, check) {
      for (let attempt = 1; ; attempt += 1) {
        await (attempt === 1 ? loaded(act.document) : load(act.document))
        const {decisions} = states.get(act.document) ?? unknown
        check?.(decisions)
        const decision = {...act, _id: nextDecisionId(act.document, decisions), _type: 'beatbook.decision', actor, at: now().toISOString()}
        try {
          await client.create(decision, {tag: 'beatbook.decisions'})
          add(decision)
          return decision
        } catch (error) {
          if (!hasStatus(error)) {
            // No answer came: the act may be on record all the same.
            const recorded = (await load(act.document)).decisions.find(({_id, at}) => _id === decision._id && at === decision.at)
            if (recorded?.actor === actor) return recorded
            throw error
          }
          // Someone else's act took the number in between.
          if (attempt === attempts || error.statusCode !== 409) throw error
        }
      }
    },
  }
}

const attempts = 5

function hasStatus(error: unknown): error is {readonly statusCode: unknown} {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
