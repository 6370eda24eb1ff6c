import type {SanityClient, SanityDocument} from '@sanity/client'
import {inOrder, readDecision, type Decision, type Revision} from '../../src/review/index.ts'
import {publishedId} from '../../src/text/portableText.ts'
import type {DocumentVersions} from '../review/revisionStore.ts'
import type {Changed} from './newsroomChanges.ts'
import {isSameText, listQueue, type QueuedText} from './queueList.ts'
import {decisionsQuery, documentsQuery} from './queueQueries.ts'

/** A text in the queue: a draft, or a version in a release. */
export interface QueueItem<Row> extends QueuedText {
  /** What was made of its text, history and decisions; absent until they are read. */
  readonly row?: Row
  readonly failure?: string
}

export interface QueueState<Row> {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly items: readonly QueueItem<Row>[]
  readonly reason?: string
  /** True when there are more drafts than the queue reads. */
  readonly isCut: boolean
}

/** All that a row is judged from. */
export interface QueueDetails {
  /** Published id. */
  readonly id: string
  /** The draft, or the version in a release. */
  readonly document: SanityDocument | null
  readonly published: SanityDocument | null
  readonly decisions: readonly Decision[]
  readonly revisions: readonly Revision[]
}

interface QueueOptions<Row> {
  readonly types: readonly string[]
  /** The revisions of some documents, in their order. */
  readonly history: (documents: readonly DocumentVersions[]) => Promise<readonly (readonly Revision[])[]>
  readonly judge: (details: QueueDetails) => Row
  /** Lets the page breathe between two rows. */
  readonly pause: () => Promise<void>
}

export interface QueueStore<Row> {
  readonly get: () => QueueState<Row>
  readonly subscribe: (onChange: () => void) => () => void
  /** Reads the queue anew; what is known stays on the screen until then. */
  refresh(changed?: Changed): Promise<void>
  /** Judges again, the facts that judging rests on have changed. */
  judgeAgain(which?: (row: Row) => boolean): Promise<void>
}

/** A screenful first; then what one request and one drawing can well bear. */
const [firstPage, perPage] = [12, 24]
const read = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
const decisionPrefix = 'beatbook.decision.'

/** The review queue: a light list first, then page by page what needs the whole text, read while the page before is judged. */
export function createQueueStore<Row>(client: SanityClient, {types, history, judge, pause}: QueueOptions<Row>): QueueStore<Row> {
  const subscribers = new Set<() => void>()
  // All by the full id of a text.
  const details = new Map<string, QueueDetails>()
  const rows = new Map<string, Row>()
  const judged = new Set<string>()
  const failures = new Map<string, string>()
  const again = new Set<string>()
  let judging: Promise<void> | undefined
  let state: QueueState<Row> = {status: 'loading', items: [], isCut: false}
  let generation = 0

  function become(next: Partial<QueueState<Row>>): void {
    state = {...state, ...next, items: (next.items ?? state.items).map(withRow)}
    for (const subscriber of subscribers) subscriber()
  }

  /** The same item while nothing of it is another. */
  function withRow(item: QueueItem<Row>): QueueItem<Row> {
    const [row, failure] = [rows.get(item.storedId), failures.get(item.storedId)]
    if (item.row === row && item.failure === failure) return item
    const {row: _row, failure: _failure, ...text} = item
    return {...text, ...(row === undefined ? {} : {row}), ...(failure === undefined ? {} : {failure})}
  }

  function forget(changed: Changed): void {
    failures.clear()
    const ids = changed === 'all' ? undefined : new Set([...changed].map(touched))
    for (const {storedId, id} of state.items) {
      if (ids && !ids.has(id)) continue
      details.delete(storedId)
      judged.delete(storedId)
    }
  }

  function keepOnly(texts: readonly QueuedText[]): void {
    const listed = new Set(texts.map(({storedId}) => storedId))
    for (const {storedId} of state.items) {
      if (!listed.has(storedId)) for (const kept of [details, rows, judged]) kept.delete(storedId)
    }
  }

  async function readDetails(texts: readonly QueuedText[]): Promise<ReadonlyMap<string, QueueDetails>> {
    const members = new Map<string, string[]>()
    for (const {id, storedId} of state.items) members.set(id, [...(members.get(id) ?? [id, `drafts.${id}`]), storedId])
    const ids = [...new Set(texts.map(({id}) => id))]
    const [documents, decisions, revisions] = await Promise.all([
      client.fetch<SanityDocument[]>(documentsQuery, {ids: [...ids, ...texts.map(({storedId}) => storedId)]}, read),
      client.fetch<unknown[]>(decisionsQuery, {ids}, read),
      history(ids.map((id) => ({documentId: id, ids: [...new Set(members.get(id))]}))),
    ])
    const byId = new Map(documents.map((document) => [document._id, document]))
    const all = decisions.flatMap((value) => readDecision(value) ?? [])
    return new Map(
      texts.map(({storedId, id}) => [
        storedId,
        {
          id,
          document: byId.get(storedId) ?? null,
          published: byId.get(id) ?? null,
          decisions: inOrder(all.filter(({document}) => document === id)),
          revisions: revisions[ids.indexOf(id)] ?? [],
        },
      ]),
    )
  }

  async function judgeAll(texts: readonly QueuedText[], isCurrent: () => boolean): Promise<void> {
    for (const {storedId} of texts) {
      await pause()
      const known = details.get(storedId)
      if (!isCurrent()) return
      if (known) judgeOne(storedId, known)
    }
    if (texts.length > 0) become({})
  }

  function judgeOne(storedId: string, known: QueueDetails): void {
    try {
      rows.set(storedId, judge(known))
      judged.add(storedId)
    } catch (error) {
      failures.set(storedId, messageOf(error))
    }
  }

  async function readAndJudge(items: readonly QueuedText[], isCurrent: () => boolean): Promise<void> {
    const missing = items.filter(({storedId}) => !judged.has(storedId))
    const bring = async (page: readonly QueuedText[]) => {
      const unread = page.filter(({storedId}) => !details.has(storedId))
      if (unread.length === 0) return
      try {
        const found = await readDetails(unread)
        if (isCurrent()) for (const [storedId, known] of found) details.set(storedId, known)
      } catch (error) {
        if (isCurrent()) for (const {storedId} of unread) failures.set(storedId, messageOf(error))
      }
    }
    const pages = inPages(missing)
    let ahead = pages[0] ? bring(pages[0]) : undefined
    for (const [at, page] of pages.entries()) {
      await ahead
      if (!isCurrent()) return
      const next = pages[at + 1]
      ahead = next ? bring(next) : undefined
      await judgeAll(page, isCurrent)
    }
  }

  async function judgeWaiting(): Promise<void> {
    while (again.size > 0) {
      const page = state.items.filter(({storedId}) => again.has(storedId)).slice(0, perPage)
      if (page.length === 0) again.clear()
      for (const {storedId} of page) again.delete(storedId)
      await judgeAll(page, () => true)
    }
  }

  return {
    get: () => state,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    async refresh(changed = 'all') {
      generation += 1
      const mine = generation
      const isCurrent = () => mine === generation
      forget(changed)
      try {
        const {texts, isCut} = await listQueue(client, types)
        if (!isCurrent()) return
        const {reason: _reason, ...rest} = state
        const before = new Map(state.items.map((item) => [item.storedId, item]))
        const items = texts.map((text) => {
          const known = before.get(text.storedId)
          return known && isSameText(known, text) ? known : text
        })
        keepOnly(texts)
        state = rest
        become({status: 'ready', items, isCut})
        await readAndJudge(items, isCurrent)
      } catch (error) {
        if (isCurrent()) become({status: 'failed', reason: messageOf(error)})
      }
    },
    judgeAgain(which = () => true) {
      for (const {storedId, row} of state.items) if (row !== undefined && which(row)) again.add(storedId)
      judging ??= pause().then(judgeWaiting).finally(() => (judging = undefined))
      return judging
    },
  }
}

function inPages(texts: readonly QueuedText[]): (readonly QueuedText[])[] {
  const pages = [texts.slice(0, firstPage)]
  for (let from = firstPage; from < texts.length; from += perPage) pages.push(texts.slice(from, from + perPage))
  return pages.filter((page) => page.length > 0)
}

/** The document that a change of a stored one is about. */
function touched(storedId: string): string {
  return storedId.startsWith(decisionPrefix) ? storedId.slice(decisionPrefix.length).replace(/\.\d+$/, '') : publishedId(storedId)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
