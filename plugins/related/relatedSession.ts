import type {SanityClient} from '@sanity/client'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import type {Proposal} from '../../src/coverage/proposals.ts'
import type {OpenEditors} from '../briefing/openEditors.ts'
import {createDeskLine, type DeskLine, type WorkerLike} from './deskLine.ts'
import {followNewsroom, type FeedState} from './newsroomFeed.ts'
import {proposeFor} from './proposalStore.ts'
import {createSights, type Sights} from './sights.ts'
import {createSnapshotStore, noSnapshots} from './snapshotStore.ts'

/** What the parts of the related face share within one Studio: one index, one feed, what each open draft is shown. */
export interface RelatedSession {
  readonly contract: BriefingContract
  readonly editors: OpenEditors
  readonly line: DeskLine
  readonly sights: Sights
  /** Milliseconds since 1970, by the newsroom's clock. */
  readonly now: () => number
  /** Begins to follow a dataset as a person; the same pair again changes nothing. */
  follow(client: SanityClient, user: string): void
  /** Told of proposals that were just made, until the returned function is called. */
  onProposals(tell: (proposals: readonly Proposal[]) => void, fail: (error: unknown) => void): () => void
  /** Whether a story that was public when this Studio opened has gone since: a card may still show it. */
  isGone(id: string): boolean
  /** Stops, and erases everything kept on this machine: the person signs out. */
  signOut(): Promise<void>
  readonly feed: {readonly get: () => FeedState; readonly subscribe: (onChange: () => void) => () => void}
  /** Words an editor waved away with Escape, for as long as the Studio is open. */
  readonly waved: {
    readonly has: (key: string) => boolean
    readonly add: (key: string) => void
    readonly subscribe: (onChange: () => void) => () => void
  }
}

interface SessionOptions {
  readonly contract: BriefingContract
  readonly editors: OpenEditors
  /** Today, ISO. */
  readonly today: () => string
}

export function createRelatedSession({contract, editors, today}: SessionOptions): RelatedSession {
  const snapshots = typeof indexedDB === 'undefined' ? noSnapshots : createSnapshotStore(indexedDB)
  let started: DeskLine | undefined
  // The worker starts with the first question, not with the configuration, which is read outside browsers too.
  const line: DeskLine = {
    where: () => started?.where() ?? 'page',
    answer: (request, onProgress) => (started ??= createDeskLine(startWorker, snapshots, whenIdle)).answer(request, onProgress),
  }
  const now = () => Date.parse(today())
  const sights = createSights(line, now, (id, document) => asWritten(id, document, editors))
  const feedChanges = subscription()
  const wavedChanges = subscription()
  const waved = new Set<string>()
  const gone = new Set<string>()
  const proposing = new Set<{tell: (proposals: readonly Proposal[]) => void; fail: (error: unknown) => void}>()
  let feed: FeedState = {status: 'opening'}
  let following: {key: string; stop: () => void} | undefined

  return {
    contract,
    editors,
    line,
    sights,
    now,
    follow(client, user) {
      const {projectId, dataset} = client.config()
      const key = `${projectId}.${dataset}`
      if (following?.key === `${key}\n${user}`) return
      following?.stop()
      let version = -1
      let refreshed = -1
      const index = {
        open: () => line.answer({type: 'open', dataset: key, user, contract}),
        async change(put: readonly unknown[], remove: readonly string[]) {
          const answer = await line.answer({type: 'change', put: [...put], remove: [...remove]})
          ;({version} = answer)
          return answer
        },
        keep: () => line.answer({type: 'keep'}),
      }
      const onState = (state: FeedState) => {
        feed = state
        feedChanges.tell()
        // Each save of a draft arrives here too, and most change no answer.
        if (state.status !== 'ready' || version === refreshed) return
        refreshed = version
        sights.refresh()
      }
      const onPublish = (document: unknown, by: string) => {
        // Of all open Studios, the one of the person who published proposes.
        if (by !== user) return
        proposeFor(client, document, (request) => line.answer(request), now()).then(
          (proposals) => proposals.length > 0 && proposing.forEach(({tell}) => tell(proposals)),
          (error: unknown) => proposing.forEach(({fail}) => fail(error)),
        )
      }
      const onPublic = (id: string, isThere: boolean) => void (isThere ? gone.delete(id) : gone.add(id))
      following = {key: `${key}\n${user}`, stop: followNewsroom(client, index, {contract, onState, onPublish, onPublic})}
    },
    onProposals(tell, fail) {
      const listener = {tell, fail}
      proposing.add(listener)
      return () => void proposing.delete(listener)
    },
    isGone: (id) => gone.has(id),
    async signOut() {
      following?.stop()
      following = undefined
      feed = {status: 'opening'}
      await line.answer({type: 'forget'})
    },
    feed: {get: () => feed, subscribe: feedChanges.subscribe},
    waved: {
      has: (key) => waved.has(key),
      add(key) {
        waved.add(key)
        wavedChanges.tell()
      },
      subscribe: wavedChanges.subscribe,
    },
  }
}

/** A document with its prose as the open editors have it; the form is told when one stops writing, which is late for a suggestion. */
function asWritten(id: string, document: object, editors: OpenEditors): object {
  const written = Object.entries(document).flatMap(([field, value]: [string, unknown]) => {
    const now = Array.isArray(value) ? editors.valueOf(id, [field]) : undefined
    return now === undefined ? [] : [[field, now] as const]
  })
  return written.length === 0 ? document : {...document, ...Object.fromEntries(written)}
}

function startWorker(): WorkerLike | undefined {
  if (typeof Worker === 'undefined') return undefined
  return new Worker(new URL('./relatedWorker.ts', import.meta.url), {type: 'module'})
}

/** Between other work, and after a second at the latest. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, {timeout: 1000})
  else setTimeout(work, 0)
}

function subscription() {
  const subscribers = new Set<() => void>()
  return {
    tell: () => subscribers.forEach((subscriber) => subscriber()),
    subscribe(onChange: () => void) {
      subscribers.add(onChange)
      return () => void subscribers.delete(onChange)
    },
  }
}
