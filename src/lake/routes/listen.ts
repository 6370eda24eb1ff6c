import type {Caller} from '../accounts.ts'
import {queryError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {listenFilter} from '../listenFilter.ts'
import {mutationEvents, type ListenOptions, type StreamEvent} from '../listeners.ts'
import {isTrue, queryParams, seesPublished, type LakeContext} from '../request.ts'
import {forDataset} from './dataset.ts'

/** A listener further behind than this is told to start over. */
const maxReplayed = 1000

/** Changes to the documents a filter matches, as server-sent events. */
export function listenRoutes(api: LakeApp, lake: LakeParts): void {
  forDataset(lake, 'listen', (path, check) =>
    api.get(path, (c) => {
      check(c)
      const options = readOptions(c, lake)
      const lastEventId = isTrue(c, 'enableResume') ? c.req.header('last-event-id') : undefined
      return lake.streams.open(
        (send, end) => {
          const sendOrEnd = (events: readonly StreamEvent[]) => {
            send(...events)
            if (events.some(({name}) => name === 'channelError')) end()
          }
          sendOrEnd(orFailure(() => greeting(lake, options, lastEventId)))
          return lake.listeners.subscribe((commit) => sendOrEnd(orFailure(() => mutationEvents(commit, options))))
        },
        () => staysGood(lake, c.var.caller),
      )
    }),
  )
}

/** A filter may parse and still fail on a document, or take too long for it; the client is then told for good instead of being cut off. */
function orFailure(events: () => StreamEvent[]): StreamEvent[] {
  try {
    return events()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{name: 'channelError', data: JSON.stringify({message})}]
  }
}

/** Whether a stream may go on: its token may have been revoked, or be past its time, since it was opened. */
export function staysGood({accounts}: LakeParts, {token}: Caller): boolean {
  return token === undefined || accounts.userOfToken(token) !== undefined
}

function readOptions(c: LakeContext, lake: LakeParts): ListenOptions {
  const {access} = c.var.caller
  const query = c.req.query('query')
  if (!query) throw queryError('The parameter "query" is missing')
  return {
    filter: listenFilter(query, queryParams(c), {identity: access.identity, now: lake.now, place: lake}),
    access,
    includeResult: isTrue(c, 'includeResult'),
    includePreviousRevision: isTrue(c, 'includePreviousRevision'),
    includeMutations: c.req.query('includeMutations') !== 'false',
    includeEffects: c.req.query('effectFormat') === 'mendoza',
    includeAllVersions: !access.anonymous && (isTrue(c, 'includeAllVersions') || !seesPublished(c)),
    visibility: c.req.query('visibility') ?? 'transaction',
  }
}

/** What comes first: a welcome, or for a client that was cut off the events it missed, or word that it must refetch. */
function greeting(lake: LakeParts, options: ListenOptions, lastEventId: string | undefined): StreamEvent[] {
  const listenerName = lake.newId()
  const last = lake.committer.lastSeq
  const welcome = (name: string) => ({name, id: `${startMark}${last}`, data: JSON.stringify({listenerName})})
  if (lastEventId === undefined || lastEventId === '') return [welcome('welcome')]

  const position = positionOf(lake, lastEventId)
  if (!position || last - position.seq > maxReplayed) return [{...welcome('reset'), data: '{}'}]
  const missed: StreamEvent[] = []
  for (const commit of lake.history.commitsAfter(position.seq - 1)) {
    const events = mutationEvents(commit, options)
    // Of the transaction the client heard of last it may have heard only a part.
    const heard = commit.seq === position.seq ? events.findIndex(({id}) => id === lastEventId) : -1
    if (commit.seq > position.seq) missed.push(...events)
    else if (heard >= 0) missed.push(...events.slice(heard + 1))
  }
  return [{name: 'welcomeback', data: JSON.stringify({listenerName})}, ...missed]
}

/** Before any mutation a stream stands at the transaction that was the last when it began. */
const startMark = 'seq-'

function positionOf({store, committer}: LakeParts, eventId: string): {readonly seq: number} | undefined {
  if (eventId.startsWith(startMark)) {
    const digits = eventId.slice(startMark.length)
    return /^\d{1,15}$/.test(digits) && Number(digits) <= committer.lastSeq ? {seq: Number(digits)} : undefined
  }
  const hash = eventId.lastIndexOf('#')
  return hash < 0 ? undefined : store.transaction(eventId.slice(0, hash))
}
