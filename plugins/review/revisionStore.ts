import type {SanityClient} from '@sanity/client'
import {z} from 'zod'
import type {Revision} from '../../src/review/index.ts'
import {publishedId} from '../../src/text/portableText.ts'

/** The revisions of one document, as far as they are known. */
export type RevisionsState =
  | {readonly status: 'loading'; readonly revisions: readonly Revision[]}
  | {readonly status: 'ready'; readonly revisions: readonly Revision[]}
  | {readonly status: 'failed'; readonly revisions: readonly Revision[]; readonly reason: string}

/** A document by its published id, and the full ids of its versions. */
export interface DocumentVersions {
  readonly documentId: string
  readonly ids: readonly string[]
}

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
  /** The same for several documents, those that nothing is known of in one request; in the order that was asked. */
  readTogether(documents: readonly DocumentVersions[]): Promise<readonly RevisionsState[]>
  /** The document as a revision left it; undefined when the lake no longer keeps it. */
  documentAt(ids: readonly string[], revision: string): Promise<Readonly<Record<string, unknown>> | undefined>
}

const unknown: RevisionsState = {status: 'loading', revisions: []}
/** The lake's own limit for one answer; hosted as well. */
const pageSize = 1000

type Transaction = z.infer<typeof transaction>

const transaction = z.object({id: z.string(), author: z.string(), timestamp: z.string(), documentIDs: z.array(z.string())})
const documents = z.object({documents: z.array(z.record(z.string(), z.unknown()))})

export function createRevisionStore(client: SanityClient): RevisionStore {
  const states = new Map<string, RevisionsState>()
  const running = new Map<string, Promise<RevisionsState>>()
  const waiting = new Map<string, Promise<RevisionsState>>()
  /** The full ids that were asked for, and those whose past is known, by document. */
  const wanted = new Map<string, readonly string[]>()
  const covered = new Map<string, readonly string[]>()
  const contents = new Map<string, Promise<Readonly<Record<string, unknown>> | undefined>>()
  const subscribers = new Set<() => void>()
  const history = `/data/history/${client.config().dataset}`

  function become(documentId: string, state: RevisionsState): RevisionsState {
    states.set(documentId, state)
    for (const subscriber of subscribers) subscriber()
    return state
  }

  /** The transactions that touched any of `ids`: from one on, that one included, or all of them. */
  async function transactionsOn(ids: readonly string[], from?: string): Promise<readonly Transaction[]> {
    const found = new Map<string, Transaction>()
    for (let last = from; ; ) {
      const answer = transactionsOf(
        await client.request<unknown>({
          url: `${history}/transactions/${ids.join(',')}`,
          query: {excludeContent: 'true', limit: String(pageSize), ...(last === undefined ? {} : {fromTransaction: last})},
          tag: 'beatbook.revisions',
        }),
      )
      const before = found.size
      for (const transaction of answer) found.set(transaction.id, transaction)
      last = answer.at(-1)?.id
      if (answer.length < pageSize || found.size === before) return [...found.values()]
    }
  }

  function failed(documentId: string, error: unknown): RevisionsState {
    const {revisions} = states.get(documentId) ?? unknown
    return become(documentId, {status: 'failed', revisions, reason: error instanceof Error ? error.message : String(error)})
  }

  /** Takes in what was found of one document, after the revisions that are known. */
  function takeIn(documentId: string, ids: readonly string[], known: readonly Revision[], found: readonly Transaction[]): RevisionsState {
    const seen = new Set(known.map(({id}) => id))
    const own = found.filter(({id, documentIDs}) => !seen.has(id) && documentIDs.some((touched) => ids.includes(touched)))
    covered.set(documentId, ids)
    const state = states.get(documentId) ?? unknown
    if (own.length === 0 && state.status === 'ready' && state.revisions === known) return state
    const added = own.map((transaction) => revisionOf(transaction, documentId))
    return become(documentId, {status: 'ready', revisions: own.length === 0 ? known : [...known, ...added]})
  }

  /** The ids to read of a document: these, and those asked for before. */
  function want({documentId, ids}: DocumentVersions): readonly string[] {
    const all = [...new Set([...(wanted.get(documentId) ?? []), ...ids])]
    wanted.set(documentId, all)
    return all
  }

  async function read(documentId: string): Promise<RevisionsState> {
    const ids = wanted.get(documentId) ?? []
    const known = covers(documentId, ids) ? (states.get(documentId) ?? unknown).revisions : []
    try {
      return takeIn(documentId, ids, known, await transactionsOn(ids, known.at(-1)?.id))
    } catch (error) {
      return failed(documentId, error)
    }
  }

  /** Whether the revisions known of a document are those of all these versions: of a new one, the past is read too. */
  function covers(documentId: string, ids: readonly string[]): boolean {
    const read = covered.get(documentId) ?? []
    return ids.every((id) => read.includes(id))
  }

  function start(documentId: string, reading: Promise<RevisionsState> = read(documentId)): Promise<RevisionsState> {
    const started = reading.finally(() => running.delete(documentId))
    running.set(documentId, started)
    return started
  }

  function readOn(documentId: string, ids: readonly string[], heads: readonly string[] = []): Promise<RevisionsState> {
    const state = states.get(documentId) ?? unknown
    want({documentId, ids})
    const isKnown = (head: string) => state.revisions.some(({id}) => id === head)
    if (state.status === 'ready' && heads.length > 0 && covers(documentId, ids) && heads.every(isKnown)) return Promise.resolve(state)
    const current = running.get(documentId)
    if (!current) return start(documentId)
    const next =
      waiting.get(documentId) ??
      current.then(() => {
        waiting.delete(documentId)
        return start(documentId)
      })
    waiting.set(documentId, next)
    return next
  }

  /** Reads documents that nothing is known of. */
  function startTogether(documents: readonly DocumentVersions[]): ReadonlyMap<DocumentVersions, Promise<RevisionsState>> {
    if (documents.length === 0) return new Map()
    const reading = transactionsOn(documents.flatMap(want))
    return new Map(
      documents.map((document) => {
        const {documentId, ids} = document
        const taken = reading.then((found) => takeIn(documentId, ids, [], found)).catch((error: unknown) => failed(documentId, error))
        return [document, start(documentId, taken)]
      }),
    )
  }

  return {
    get: (documentId) => states.get(documentId) ?? unknown,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    readOn,
    readTogether(documents) {
      const started = startTogether(documents.filter(({documentId}) => !covered.has(documentId) && !running.has(documentId)))
      return Promise.all(documents.map((document) => started.get(document) ?? readOn(document.documentId, document.ids)))
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
function revisionOf({id, author, timestamp, documentIDs}: Transaction, documentId: string): Revision {
  const touched = documentIDs.filter((storedId) => publishedId(storedId) === documentId)
  const moves = touched.length > 1 && touched.includes(documentId)
  return {id, author, at: timestamp, touched, ...(moves ? {changesText: false} : {})}
}

/** The answer is one JSON object per line; the client hands it on as text, or parsed when there is only one line. */
function transactionsOf(answer: unknown): Transaction[] {
  if (typeof answer !== 'string') return [transaction.parse(answer)]
  return answer
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => transaction.parse(JSON.parse(line)))
}
