import type {SanityClient} from '@sanity/client'
import {reviewedTypes, type Revision} from '../../src/review/index.ts'
import {perDataset} from '../briefing/perDataset.ts'
import type {ReviewSession} from '../review/reviewSession.ts'
import type {DocumentVersions} from '../review/revisionStore.ts'
import {createBoardStore, type BoardStore} from './boardStore.ts'
import {keptFresh, type KeptFresh} from './keptFresh.ts'
import {createNewsroomChanges, type NewsroomChanges} from './newsroomChanges.ts'
import {queueRow, type QueueRow} from './queueRow.ts'
import {createQueueStore, type QueueStore} from './queueStore.ts'

/** What the views of the Newsroom tool share within one Studio. */
export interface NewsroomSession {
  readonly review: ReviewSession
  changes(client: SanityClient): NewsroomChanges
  queue(client: SanityClient): QueueStore<QueueRow> & KeptFresh
  board(client: SanityClient): BoardStore & KeptFresh
  /** Keeps what was looked at up to date, until the returned function is called. */
  follow(client: SanityClient): () => void
}

export function createNewsroomSession(review: ReviewSession): NewsroomSession {
  const changes = perDataset((client) => createNewsroomChanges(client))
  const board = perDataset((client) => keptFresh(createBoardStore(client, review.briefing.contract.sections.map(({key}) => key))))
  const queue = perDataset((client) =>
    keptFresh(
      createQueueStore(client, {
        types: typesInReview(review),
        history: (documents) => historyOf(review, client, documents),
        judge: (details) => queueRow(details, review, review.briefing.corpus(client).get(), review.words(client)),
        pause: betweenTasks,
      }),
    ),
  )
  return {
    review,
    changes,
    board,
    queue,
    follow(client) {
      const stores = [board(client), queue(client)]
      const stop = changes(client).follow((changed) => stores.forEach((store) => store.follow(changed)))
      return () => {
        stop()
        for (const store of stores) store.lapse()
      }
    },
  }
}

function typesInReview({settings: {approvals}}: ReviewSession): readonly string[] {
  const own = typeof approvals === 'object' ? Object.keys(approvals).filter((type) => (approvals[type] ?? 0) > 0) : []
  return [...new Set([...reviewedTypes, ...own])]
}

async function historyOf(review: ReviewSession, client: SanityClient, documents: readonly DocumentVersions[]): Promise<readonly (readonly Revision[])[]> {
  const states = await review.revisions(client).readTogether(documents)
  return states.map((state) => {
    if (state.status === 'failed') throw new Error(state.reason)
    return state.revisions
  })
}

/** Resolves in a task of its own, so that keys and clicks come in between. */
export function betweenTasks(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}
