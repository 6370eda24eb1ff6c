import {documentEvents} from '../documentEvents.ts'
import {publishedId, type Doc} from '../documents.ts'
import {plainError} from '../errors.ts'
import type {Access} from '../grants.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {asReleased} from '../releases/releasedVersion.ts'
import {isTrue, signedIn, type LakeContext} from '../request.ts'
import type {LoggedTransaction} from '../store.ts'
import {checkDataset} from './dataset.ts'
import {readIds} from './documents.ts'

const defaultLimit = 50
const maxLimit = 10_000

/** Old revisions, the transaction log, and the events of the Studio's history pane. */
export function historyRoutes(api: LakeApp, lake: LakeParts): void {
  const {store, history, committer} = lake

  api.get('/data/history/:dataset/documents/:ids', (c) => {
    checkDataset(lake, c)
    const {access} = signedIn(c).caller
    const ids = readIds(c.req.param('ids') ?? '')
    const at = isTrue(c, 'lastRevision') ? undefined : (momentOf(c, lake) ?? committer.lastSeq)
    const documents = ids.flatMap((id) => {
      const document = at === undefined ? history.lastRevision(id) : (history.documentAt(id, at) ?? live(c, id, ids, at))
      if (!document || !access.can('read', document)) return []
      return [at === undefined ? asReleased(store, document) : document]
    })
    return c.json({documents})
  })

  /** The Studio asks for a draft at a revision of its history in which only the published document was there. */
  function live(c: LakeContext, id: string, asked: readonly string[], at: number): Doc | null {
    const published = publishedId(id)
    if (asked.includes(published)) return null
    const document = history.documentAt(published, at)
    return document && document._rev === c.req.query('revision') ? document : null
  }

  api.get('/data/history/:dataset/transactions/:ids', (c) => {
    checkDataset(lake, c)
    const {access} = signedIn(c).caller
    const ids = new Set(readIds(c.req.param('ids') ?? ''))
    const transactions = store.transactions({
      documents: [...ids],
      from: sequenceOf(c, lake, 'fromTransaction'),
      to: sequenceOf(c, lake, 'toTransaction'),
      fromTime: instantOf(c, 'fromTime'),
      toTime: instantOf(c, 'toTime'),
      authors: c.req.query('authors')?.split(',').filter(Boolean),
      reverse: isTrue(c, 'reverse'),
      limit: readLimit(c, defaultLimit),
    })
    const lines = transactions.map((transaction) => `${JSON.stringify(line(c, lake, access, ids, transaction))}\n`)
    // Not application/json: the client would take it for one document, and the Studio splits the lines itself.
    return c.body(lines.join(''), 200, {'content-type': 'application/x-ndjson'})
  })

  api.get('/data/history/:dataset/events/documents/:id', (c) => {
    checkDataset(lake, c)
    const {access} = signedIn(c).caller
    const [id = ''] = readIds(c.req.param('id') ?? '')
    if (!mayReadGroup(lake, access, id)) return c.json({events: {[id]: []}, nextCursor: ''})
    const cursor = c.req.query('nextCursor')
    const {events, nextCursor} = documentEvents(store, id, {limit: readLimit(c, 100), cursor})
    return c.json({events: {[id]: events}, nextCursor})
  })
}

function line(
  c: LakeContext,
  lake: LakeParts,
  access: Access,
  ids: ReadonlySet<string>,
  {seq, id, timestamp, author}: LoggedTransaction,
) {
  const only = isTrue(c, 'includeIdentifiedDocumentsOnly') ? [...ids] : undefined
  const touched = lake.store.documentsOf(seq).filter((document) => !only || ids.has(document))
  const shown = new Set(touched.filter((document) => mayRead(lake, access, document, seq)))
  const withMutations = !isTrue(c, 'excludeMutations') && !isTrue(c, 'excludeContent')
  const withEffects = c.req.query('effectFormat') === 'mendoza'
  // A transaction of an import changes a thousand documents: what nobody asked for is not read.
  const rows = withMutations || withEffects ? lake.store.changesOf(seq, only).filter(({document}) => shown.has(document)) : []
  return {
    id,
    timestamp,
    author,
    documentIDs: [...shown],
    ...(withMutations ? {mutations: rows.flatMap(({mutations}) => mutations)} : {}),
    ...(withEffects ? {effects: Object.fromEntries(rows.map(({document, effects}) => [document, effects]))} : {}),
  }
}

/** A change tells of the document before and after it, so both must be readable. */
function mayRead({history}: LakeParts, access: Access, document: string, seq: number): boolean {
  if (access.readKey === 'everything') return true
  const sides = [history.documentAt(document, seq - 1), history.documentAt(document, seq)]
  return sides.every((side) => !side || access.can('read', side))
}

function mayReadGroup({corpus, history}: LakeParts, access: Access, id: string): boolean {
  if (access.readKey === 'everything') return true
  const last = history.lastRevision(id)
  return [...corpus.group(id), ...(last ? [last] : [])].some((document) => access.can('read', document))
}

/** The transaction after which the request wants to see the documents. */
function momentOf(c: LakeContext, {store}: LakeParts): number | undefined {
  const revision = c.req.query('revision')
  if (revision) {
    const transaction = store.transaction(revision)
    if (!transaction) throw plainError(404, `There is no revision "${revision}"`)
    return transaction.seq
  }
  const time = instantOf(c, 'time')
  return time === undefined ? undefined : (store.transactionAt(time)?.seq ?? 0)
}

function instantOf(c: LakeContext, name: string): string | undefined {
  const time = c.req.query(name)
  if (!time) return undefined
  const instant = new Date(time)
  if (Number.isNaN(instant.getTime())) throw plainError(400, `"${time}" (${name}) is not an ISO date and time`)
  return instant.toISOString()
}

function sequenceOf(c: LakeContext, {store}: LakeParts, name: string): number | undefined {
  const id = c.req.query(name)
  if (!id) return undefined
  const transaction = store.transaction(id)
  if (!transaction) throw plainError(404, `There is no transaction "${id}" (${name})`)
  return transaction.seq
}

function readLimit(c: LakeContext, fallback: number): number {
  const given = Number(c.req.query('limit') ?? fallback)
  return Number.isInteger(given) && given > 0 ? Math.min(given, maxLimit) : fallback
}
