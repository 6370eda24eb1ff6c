import type {SanityClient} from '@sanity/client'
import {reviewedTypes, type Revision} from '../../src/review/index.ts'
import {perDataset} from '../briefing/perDataset.ts'
import type {ReviewSession} from '../review/reviewSession.ts'
import {createNewsroomChanges, type NewsroomChanges} from './newsroomChanges.ts'
import {queueRow, type QueueRow} from './queueRow.ts'
import {createQueueStore, type QueueStore} from './queueStore.ts'

/** What the views of the Newsroom tool share within one Studio. */
export interface NewsroomSession {
  readonly review: ReviewSession
  changes(client: SanityClient): NewsroomChanges
  queue(client: SanityClient): QueueStore<QueueRow>
}

export function createNewsroomSession(review: ReviewSession): NewsroomSession {
  return {
    review,
    changes: perDataset((client) => createNewsroomChanges(client)),
    queue: perDataset((client) =>
      createQueueStore(client, {
        types: typesInReview(review),
        history: (id) => historyOf(review, client, id),
        judge: (details) => queueRow(details, review, review.briefing.corpus(client).get(), review.words(client)),
        pause: betweenTasks,
      }),
    ),
  }
}

function typesInReview({settings: {approvals}}: ReviewSession): readonly string[] {
  const own = typeof approvals === 'object' ? Object.keys(approvals).filter((type) => (approvals[type] ?? 0) > 0) : []
  return [...new Set([...reviewedTypes, ...own])]
}

async function historyOf(review: ReviewSession, client: SanityClient, id: string): Promise<readonly Revision[]> {
  const state = await review.revisions(client).readOn(id, [id, `drafts.${id}`])
  if (state.status === 'failed') throw new Error(state.reason)
  return state.revisions
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
