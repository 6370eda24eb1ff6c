import type {SanityClient} from '@sanity/client'
import {z} from 'zod'
import type {Revision} from '../../src/review/index.ts'

/** The revisions of one document, as far as they are known. */
export type RevisionsState =
  | {readonly status: 'loading'; readonly revisions: readonly Revision[]}
  | {readonly status: 'ready'; readonly revisions: readonly Revision[]}
  | {readonly status: 'failed'; readonly revisions: readonly Revision[]; readonly reason: string}

/** Who changed a document and when, read from the lake's own history and never from a field. Ids are published ids. */
export interface RevisionStore {
  readonly get: (documentId: string) => RevisionsState
  readonly subscribe: (onChange: () => void) => () => void
  /**
   * Reads on from the last known revision of the document and its versions (`ids`, full ids), unless all of `heads`,
   * the revisions the caller has before it, are known. Calls for one document follow each other, so a burst of edits
   * asks at most twice.
   */
  readOn(documentId: string, ids: readonly string[], heads?: readonly string[]): Promise<RevisionsState>
  /** The document as a revision left it; undefined when the lake no longer keeps it. */
  documentAt(ids: readonly string[], revision: string): Promise<Readonly<Record<string, unknown>> | undefined>
}

const unknown: RevisionsState = {status: 'loading', revisions: []}
/** The lake's own limit for one answer; hosted as well. */
const pageSize = 1000

const transaction = z.object({id: z.string(), author: z.string(), timestamp: z.string(), documentIDs: z.array(z.string())})
const documents = z.object({documents: z.array(z.record(z.string(), z.unknown()))})

export function createRevisionStore(client: SanityClient): RevisionStore {
  const states = new Map<string, RevisionsState>()
  const running = new Map<string, Promise<RevisionsState>>()
  const waiting = new Map<string, Promise<RevisionsState>>()
  const contents = new Map<string, Promise<Readonly<Record<string, unknown>> | undefined>>()
  const subscribers = new Set<() => void>()
  const history = `/data/history/${client.config().dataset}`

  function become(documentId: string, state: RevisionsState): RevisionsState {
    states.set(documentId, state)
    for (const subscriber of subscribers) subscriber()
    return state
  }

  async function read(documentId: string, ids: readonly string[]): Promise<RevisionsState> {
    const known = states.get(documentId) ?? unknown
    try {
      let revisions = known.revisions
      for (;;) {
        const last = revisions.at(-1)
        const answer = await client.request<unknown>({
          url: `${history}/transactions/${ids.join(',')}`,
          query: {excludeContent: 'true', limit: String(pageSize), ...(last ? {fromTransaction: last.id} : {})},
          tag: 'beatbook.revisions',
        })
        const found = transactionsOf(answer).filter(({documentIDs}) => documentIDs.some((id) => ids.includes(id)))
        const seen = new Set(revisions.map(({id}) => id))
        const added = found.filter(({id}) => !seen.has(id)).map((transaction) => revisionOf(transaction, documentId))
        if (added.length > 0) revisions = [...revisions, ...added]
        if (added.length === 0 || found.length < pageSize) break
      }
      if (known.status === 'ready' && known.revisions === revisions) return known
      return become(documentId, {status: 'ready', revisions})
    } catch (error) {
      return become(documentId, {status: 'failed', revisions: known.revisions, reason: error instanceof Error ? error.message : String(error)})
    }
  }

  function start(documentId: string, ids: readonly string[]): Promise<RevisionsState> {
    const reading = read(documentId, ids).finally(() => running.delete(documentId))
    running.set(documentId, reading)
    return reading
  }

  return {
    get: (documentId) => states.get(documentId) ?? unknown,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    readOn(documentId, ids, heads = []) {
      const state = states.get(documentId) ?? unknown
      const isKnown = (head: string) => state.revisions.some(({id}) => id === head)
      if (state.status === 'ready' && heads.length > 0 && heads.every(isKnown)) return Promise.resolve(state)
      const current = running.get(documentId)
      if (!current) return start(documentId, ids)
      const next =
        waiting.get(documentId) ??
        current.then(() => {
          waiting.delete(documentId)
          return start(documentId, ids)
        })
      waiting.set(documentId, next)
      return next
    },
    documentAt(ids, revision) {
      const key = `${ids.join()}@${revision}`
      const known = contents.get(key) ?? contentAt(client, history, ids, revision)
      contents.set(key, known)
      known.catch(() => contents.delete(key))
      return known
    },
  }
}

async function contentAt(client: SanityClient, history: string, ids: readonly string[], revision: string) {
  const answer = await client.request<unknown>({
    url: `${history}/documents/${ids.join(',')}`,
    query: {revision},
    tag: 'beatbook.revisions',
  })
  const found = documents.parse(answer).documents
  // A transaction touches a draft or what is published; the one it made is the one that carries its id.
  return found.find(({_rev}) => _rev === revision) ?? found[0]
}

/** Publishing and unpublishing touch the published document and its draft at once, and move text without changing it. */
function revisionOf({id, author, timestamp, documentIDs}: z.infer<typeof transaction>, documentId: string): Revision {
  const moves = documentIDs.includes(documentId) && documentIDs.some((touched) => touched.endsWith(`.${documentId}`))
  return {id, author, at: timestamp, ...(moves ? {changesText: false} : {})}
}

/** The answer is one JSON object per line; the client hands it on as text, or parsed when there is only one line. */
function transactionsOf(answer: unknown): z.infer<typeof transaction>[] {
  if (typeof answer !== 'string') return [transaction.parse(answer)]
  return answer
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => transaction.parse(JSON.parse(line)))
}
