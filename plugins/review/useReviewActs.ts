import {useMemo} from 'react'
import {useClient} from 'sanity'
import {createReviewActs, type ReviewActs} from './reviewActs.ts'
import type {ReviewSession} from './reviewSession.ts'
import {apiVersion, type LiveReview} from './useReview.ts'

/** What the signed-in person can do about a document under review. */
export function useReviewActs(session: ReviewSession, review: LiveReview): ReviewActs {
  const client = useClient({apiVersion})
  const {id, type, actor, report, ids, published} = review
  return useMemo(
    () => createReviewActs(session, client, {id, type, actor, report, ids, published}),
    [session, client, id, type, actor, report, ids, published],
  )
}
