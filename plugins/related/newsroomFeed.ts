import type {SanityClient} from '@sanity/client'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {storyKinds} from '../../src/coverage/storyOf.ts'
import type {IndexState} from './relatedMessages.ts'

/** How far the index is in step with the newsroom. */
export type FeedState =
  | {readonly status: 'opening'}
  | {readonly status: 'loading'; readonly done: number; readonly total: number}
  | {readonly status: 'ready'; readonly stories: number}
  | {readonly status: 'failed'; readonly reason: string}

/** What the feed keeps in step. */
export interface FollowingIndex {
  open(): Promise<IndexState>
  change(put: readonly unknown[], remove: readonly string[]): Promise<{readonly stories: number}>
  keep(): Promise<unknown>
}

interface FeedOptions {
  readonly contract: BriefingContract
  readonly onState: (state: FeedState) => void
  /** Told of each public document as it is published or changed, and by whom. */
  readonly onPublish?: (document: unknown, by: string) => void
  /** Told of each public document that goes, and of each that comes or changes. */
  readonly onPublic?: (id: string, isThere: boolean) => void
  /** Runs work after so many milliseconds; for tests, at will. */
  readonly later?: (work: () => void, milliseconds: number) => void
}

export const followedTypes = [...storyKinds, 'beatbook.feedback', 'beatbook.proposal']

/** Ids with revisions per request, and documents per request. */
const idsPerPage = 20_000
const documentsPerPage = 300
/** Changes that come close together go to the index together. */
const gatherFor = 200
/** A snapshot is kept once the newsroom has been quiet for so long. */
const quietFor = 20_000

const tag = 'beatbook.related'

/** What of a stored document says which version it is. */
interface StoredIds {
  readonly _id: string
  readonly _rev: string
}

/**
 * Keeps the index in step with the dataset: what the snapshot lacks is read in pages, and then one listener brings each
 * change as it is made, document and all, so that nothing is asked for while someone writes. Reads as the client's user.
 */
export function followNewsroom(client: SanityClient, index: FollowingIndex, {contract, onState, onPublish, onPublic, later = defer}: FeedOptions): () => void {
  const changes = new Map<string, unknown>()
  let revisions = new Map<string, string>()
  let isInStep = false
  let isGathering = false
  const stopping = new AbortController()
  let edits = 0

  /** Pages of documents, each fetched while the index takes the one before in. */
  async function takeIn(total: number, start: number, page: (last: StoredIds | undefined) => Promise<readonly StoredIds[] | undefined>): Promise<void> {
    let done = start
    let documents = await page(undefined)
    while (documents && documents.length > 0 && !stopping.signal.aborted) {
      onState({status: 'loading', done, total})
      const [following] = await Promise.all([page(documents.at(-1)), index.change(documents, [])])
      done += documents.length
      documents = following
    }
  }

  const read = <Answer>(query: string, params: Readonly<Record<string, unknown>>) =>
    client.fetch<Answer>(query, {types: followedTypes, ...params}, {perspective: 'raw', tag})

  /** Reads everything, for an index that has nothing. */
  async function loadAll(): Promise<boolean> {
    const stored = new Map<string, string>()
    const total = await read<number>('count(*[_type in $types])', {})
    await takeIn(total, 0, async (last) => {
      if (last && stored.size % documentsPerPage > 0) return undefined
      const documents = await read<readonly StoredIds[]>(`*[_type in $types && _id > $after] | order(_id asc) [0...$most] ${projection(contract)}`, {
        after: last?._id ?? '',
        most: documentsPerPage,
      })
      for (const {_id, _rev} of documents) stored.set(_id, _rev)
      return documents
    })
    revisions = stored
    return stored.size > 0
  }

  /** Reads what is not as the index has it. */
  async function loadChanges(): Promise<boolean> {
    const stored = new Map<string, string>()
    for (let last: string | undefined = ''; last !== undefined; ) {
      const page: readonly StoredIds[] = await read('*[_type in $types && _id > $after] | order(_id asc) [0...$most] {_id, _rev}', {after: last, most: idsPerPage})
      for (const {_id, _rev} of page) stored.set(_id, _rev)
      last = page.length < idsPerPage ? undefined : page.at(-1)?._id
    }
    const gone = [...revisions.keys()].filter((id) => !stored.has(id))
    const wanted = [...stored].filter(([id, revision]) => revisions.get(id) !== revision).map(([id]) => id)
    if (gone.length > 0) await index.change([], gone)
    let from = 0
    await takeIn(stored.size, stored.size - wanted.length, async () => {
      const ids = wanted.slice(from, (from += documentsPerPage))
      return ids.length === 0 ? undefined : await read<readonly StoredIds[]>(`*[_id in $ids] ${projection(contract)}`, {ids})
    })
    revisions = stored
    return wanted.length + gone.length > 0
  }

  async function load(): Promise<void> {
    const hasChanged = await (revisions.size === 0 ? loadAll() : loadChanges())
    isInStep = true
    const {stories} = await index.change([], [])
    onState({status: 'ready', stories})
    if (hasChanged) keepSoon()
    gather()
  }

  function gather(): void {
    if (isGathering || changes.size === 0 || !isInStep) return
    isGathering = true
    later(() => {
      isGathering = false
      const put = [...changes.values()].filter((document) => document !== undefined)
      const remove = [...changes].filter(([, document]) => document === undefined).map(([id]) => id)
      changes.clear()
      index.change(put, remove).then(({stories}) => onState({status: 'ready', stories}), failed)
      keepSoon()
    }, gatherFor)
  }

  function keepSoon(): void {
    edits += 1
    const seen = edits
    later(() => {
      if (seen === edits && !stopping.signal.aborted) index.keep().catch(failed)
    }, quietFor)
  }

  function failed(error: unknown): void {
    if (!stopping.signal.aborted) onState({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
  }

  const listening = client
    .listen(
      '*[_type in $types]',
      {types: followedTypes},
      {events: ['welcome', 'mutation'], includeResult: true, includeAllVersions: true, visibility: 'query', tag},
    )
    .subscribe({
      next(event) {
        if (event.type === 'welcome') {
          // What happened while the line was down is found by comparing revisions again.
          isInStep = false
          opened.then(load).catch(failed)
        } else if (event.type === 'mutation') {
          changes.set(event.documentId, event.transition === 'disappear' ? undefined : event.result)
          revisions.set(event.documentId, event.resultRev ?? '')
          gather()
          const isThere = event.transition !== 'disappear'
          if (!event.documentId.includes('.')) onPublic?.(event.documentId, isThere)
          if (isThere && !event.documentId.includes('.')) onPublish?.(event.result, event.identity)
        }
      },
      error: failed,
    })
  const opened = index.open().then(({revisions: known}) => void (revisions = new Map(known)))
  opened.catch(failed)
  onState({status: 'opening'})

  return () => {
    stopping.abort()
    listening.unsubscribe()
  }
}

/** What the index reads of a document: names, dates, memberships and prose. */
export function projection({sections}: BriefingContract): string {
  const fields = [
    '_id', '_type', '_rev', 'title', 'shortTitle', 'formerTitles', 'headline', 'formerHeadlines', 'name', 'aliases', 'slug', 'dek', 'description',
    'publishedAt', 'asOf', 'beats', 'subjects', 'roster', 'cluster', 'vertical', 'parentBeat', 'body', ...sections.map(({key}) => key),
    'kind', 'words', 'document', 'target', 'actor', 'take', 'section', 'place', 'reason', 'state',
  ]
  return `{${[...new Set(fields)].join(', ')}}`
}

function defer(work: () => void, milliseconds: number): void {
  setTimeout(work, milliseconds)
}
