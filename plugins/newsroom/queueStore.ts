import type {SanityClient, SanityDocument} from '@sanity/client'
import {inOrder, inQueueOrder, readDecision, withdrawnIds, type Decision, type Revision} from '../../src/review/index.ts'
import {publishedId} from '../../src/text/portableText.ts'
import type {Changed} from './newsroomChanges.ts'
import {actsQuery, decisionsQuery, documentsQuery, draftsQuery} from './queueQueries.ts'

/** A draft in the queue. */
export interface QueueItem<Row> {
  /** Published id. */
  readonly id: string
  readonly type: string
  readonly title: string
  readonly updatedAt: string
  readonly act?: Decision
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
  readonly id: string
  readonly document: SanityDocument | null
  readonly published: SanityDocument | null
  readonly decisions: readonly Decision[]
  readonly revisions: readonly Revision[]
}

interface QueueOptions<Row> {
  readonly types: readonly string[]
  readonly history: (id: string) => Promise<readonly Revision[]>
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

/** A queue longer than this is not read to its end; it says so. */
export const mostDrafts = 300
const perPage = 10
const read = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
const decisionPrefix = 'beatbook.decision.'

/** The review queue: a light list first, then row by row what needs the whole text. */
export function createQueueStore<Row>(client: SanityClient, {types, history, judge, pause}: QueueOptions<Row>): QueueStore<Row> {
  const subscribers = new Set<() => void>()
  const details = new Map<string, QueueDetails>()
  const rows = new Map<string, Row>()
  const failures = new Map<string, string>()
  let state: QueueState<Row> = {status: 'loading', items: [], isCut: false}
  let generation = 0

  function become(next: Partial<QueueState<Row>>): void {
    const items = (next.items ?? state.items).map((item) => withRow(item))
    state = {...state, ...next, items}
    for (const subscriber of subscribers) subscriber()
  }

  function withRow({row: _row, failure: _failure, ...item}: QueueItem<Row>): QueueItem<Row> {
    const row = rows.get(item.id)
    const failure = failures.get(item.id)
    return {...item, ...(row === undefined ? {} : {row}), ...(failure === undefined ? {} : {failure})}
  }

  function forget(changed: Changed): void {
    failures.clear()
    if (changed === 'all') return details.clear()
    for (const id of changed) details.delete(touched(id))
  }

  async function list(): Promise<{items: QueueItem<Row>[]; isCut: boolean}> {
    const drafts = await client.fetch<readonly Draft[]>(draftsQuery, {types, most: mostDrafts + 1}, read)
    const ids = drafts.map(({_id}) => publishedId(_id))
    const acts = ids.length === 0 ? [] : await client.fetch<unknown[]>(actsQuery, {ids}, read)
    const newest = newestActs(acts.flatMap((act) => readDecision(act) ?? []))
    const items = drafts.slice(0, mostDrafts).map(({_id, _type, _updatedAt, title}): QueueItem<Row> => {
      const act = newest.get(publishedId(_id))
      return {id: publishedId(_id), type: _type, title: title ?? '', updatedAt: _updatedAt, ...(act ? {act} : {})}
    })
    return {items: inQueueOrder(items), isCut: drafts.length > mostDrafts}
  }

  async function readDetails(ids: readonly string[], isCurrent: () => boolean): Promise<void> {
    const [documents, decisions, revisions] = await Promise.all([
      client.fetch<SanityDocument[]>(documentsQuery, {ids: ids.flatMap((id) => [id, `drafts.${id}`])}, read),
      client.fetch<unknown[]>(decisionsQuery, {ids}, read),
      Promise.all(ids.map(history)),
    ])
    if (!isCurrent()) return
    const byId = new Map(documents.map((document) => [document._id, document]))
    const all = decisions.flatMap((value) => readDecision(value) ?? [])
    ids.forEach((id, index) =>
      details.set(id, {
        id,
        document: byId.get(`drafts.${id}`) ?? null,
        published: byId.get(id) ?? null,
        decisions: inOrder(all.filter(({document}) => document === id)),
        revisions: revisions[index] ?? [],
      }),
    )
  }

  async function judgeAll(ids: readonly string[], isCurrent: () => boolean): Promise<void> {
    for (const id of ids) {
      await pause()
      const known = details.get(id)
      if (!isCurrent()) return
      if (known) rows.set(id, judge(known))
    }
    if (ids.length > 0) become({})
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
        const {items, isCut} = await list()
        if (!isCurrent()) return
        const {reason: _reason, ...rest} = state
        state = rest
        become({status: 'ready', items, isCut})
        const missing = items.map(({id}) => id).filter((id) => !details.has(id))
        for (let from = 0; from < missing.length && isCurrent(); from += perPage) {
          const page = missing.slice(from, from + perPage)
          await readDetails(page, isCurrent).catch((error: unknown) => page.forEach((id) => failures.set(id, messageOf(error))))
          await judgeAll(page, isCurrent)
        }
      } catch (error) {
        if (isCurrent()) become({status: 'failed', reason: messageOf(error)})
      }
    },
    judgeAgain(which = () => true) {
      const mine = generation
      const again = state.items.flatMap(({id, row}) => (row !== undefined && which(row) ? [id] : []))
      return judgeAll(again, () => mine === generation)
    },
  }
}

interface Draft {
  readonly _id: string
  readonly _type: string
  readonly _updatedAt: string
  readonly title: string | null
}

/** The newest act of each document that was not taken back. */
function newestActs(acts: readonly Decision[]): ReadonlyMap<string, Decision> {
  const withdrawn = withdrawnIds(acts)
  return new Map(inOrder(acts).flatMap((act) => (act.act === 'withdraw' || withdrawn.has(act._id) ? [] : [[act.document, act] as const])))
}

/** The document that a change of a stored one is about. */
function touched(storedId: string): string {
  return storedId.startsWith(decisionPrefix) ? storedId.slice(decisionPrefix.length).replace(/\.\d+$/, '') : publishedId(storedId)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
