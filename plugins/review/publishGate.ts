import {useMemo} from 'react'
import {useTranslation} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import {canPublish, type Reason} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {ReviewSession} from './reviewSession.ts'
import {useReview, type Versions} from './useReview.ts'

/** What stands in the way of publishing; empty when nothing does. */
export interface Gate {
  readonly reasons: readonly Pick<Reason, 'message'>[]
  /** Errors that a reviewer has let pass. The Studio's validation keeps naming them until the next edit. */
  readonly overridden: readonly Finding[]
}

export type UsePublishGate = (document: Versions) => Gate

const open: Gate = {reasons: [], overridden: []}
const unread: Versions = {id: '', type: '', draft: null, published: null, version: null, ready: false}

/** A workspace without `beatbook()` has no decisions to ask for. */
export function noGate(): Gate {
  return open
}

/**
 * The gate as the reviewer's screen sees it, for the document that would go live. Closed while decisions or history are
 * still being read, or cannot be: an approval nobody could look up is no approval. Closed too from the first key until the
 * text stands still and has been compared with what was approved.
 */
export function createPublishGate(session: ReviewSession): UsePublishGate {
  return function usePublishGate(document) {
    const {t} = useTranslation(beatbookNamespace)
    const covered = session.covers(document.type)
    const {state, actor, status, failure, isSettled} = useReview(session, covered ? document : unread)
    return useMemo((): Gate => {
      if (!covered) return open
      if (status === 'loading') return {reasons: [{message: t('publish.reading')}], overridden: []}
      if (status === 'failed') return {reasons: [{message: t('publish.unread', {reason: failure ?? ''})}], overridden: []}
      const {reasons} = canPublish(state, actor)
      const overridden = state.overridden.map(({finding}) => finding)
      if (reasons.length === 0 && !isSettled) return {reasons: [{message: t('publish.comparing')}], overridden}
      return reasons.length === 0 && overridden.length === 0 ? open : {reasons, overridden}
    }, [covered, state, actor, status, failure, isSettled, t])
  }
}
