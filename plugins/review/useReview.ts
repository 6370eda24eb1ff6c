import {useCallback, useDeferredValue, useEffect, useMemo, useSyncExternalStore} from 'react'
import {getDraftId, getPublishedId, getVersionId, useClient, useCurrentUser, type SanityDocument} from 'sanity'
import type {Actor, ReviewState} from '../../src/review/index.ts'
import {useBriefingReport, type LiveReport} from '../briefing/useBriefing.ts'
import {useStill} from '../briefing/useStill.ts'
import type {ReviewSession} from './reviewSession.ts'
import type {RevisionsState} from './revisionStore.ts'
import {useNames} from './useNames.ts'

export const apiVersion = '2025-02-19'

/** The versions of a document that the Studio holds, as its edit state gives them. */
export interface Versions {
  readonly id: string
  readonly type: string
  readonly draft: SanityDocument | null
  readonly published: SanityDocument | null
  readonly version: SanityDocument | null
  readonly release?: string | undefined
  readonly ready: boolean
}

/** Where a document stands, kept up to date; everything a face of review shows comes from here. */
export interface LiveReview {
  /** Published id. */
  readonly id: string
  readonly type: string
  readonly status: 'loading' | 'ready' | 'failed'
  /** The lake's reason when something could not be read. */
  readonly failure?: string
  /** Reads once more what could not be read. */
  readonly retry: () => void
  /** What would go live: the version in the release, else the draft, else what is live. */
  readonly document: SanityDocument | null
  readonly published: SanityDocument | null
  /** About the text as it last stood still. */
  readonly state: ReviewState
  /** Whether `state` is about `document` by now, and not still about the text before the last keys. */
  readonly isSettled: boolean
  readonly report: LiveReport
  readonly revisions: RevisionsState
  readonly actor: Actor
  /** Full ids of the document's versions, for its history. */
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

const nothing = {}

export function useReview(session: ReviewSession, {id, type, draft, published, version, release, ready}: Versions): LiveReview {
  const documentId = getPublishedId(id)
  const client = useClient({apiVersion})
  const store = session.revisions(client)
  const words = session.words(client)
  const ids = useMemo(
    () => [documentId, getDraftId(documentId), ...(release ? [getVersionId(documentId, release)] : [])],
    [documentId, release],
  )
  const edited = version ?? (release ? null : draft)
  const document = edited ?? published
  const settled = useDeferredValue(useStill(edited))
  const isSettled = settled === edited
  const report = useBriefingReport(session.briefing, settled ?? published ?? nothing, documentId)

  const heads = [draft, published, version].flatMap((head) => head?._rev ?? []).join()
  useEffect(() => {
    const isUnread = store.get(documentId).status === 'loading'
    if (!ready || documentId === '' || (!isSettled && !isUnread)) return undefined
    const timer = setTimeout(() => void store.readOn(documentId, ids, heads.split(',')), isUnread ? 0 : 300)
    return () => clearTimeout(timer)
  }, [store, documentId, ids, ready, isSettled, heads])

  const revisions = useSyncExternalStore(store.subscribe, () => store.get(documentId))
  const wordsVersion = useSyncExternalStore(words.subscribe, words.version)
  const {decisions} = report.decisions
  const user = useCurrentUser()
  const names = useNames(decisions, revisions.revisions)
  const state = useMemo(
    () =>
      session.state({
        id: documentId,
        document: settled,
        published,
        decisions,
        revisions: revisions.revisions,
        report,
        words: {store: words, version: wordsVersion},
        names,
      }),
    [session, documentId, settled, published, decisions, revisions, report, words, wordsVersion, names],
  )
  const actor = useMemo(() => ({id: user?.id ?? '', roles: user?.roles.map(({name}) => name) ?? []}), [user])

  const retry = useCallback(() => {
    void session.briefing.decisions(client).loaded(documentId)
    void store.readOn(documentId, ids)
  }, [session, client, store, documentId, ids])

  const failure = report.decisions.status === 'failed' ? report.decisions.reason : revisions.status === 'failed' ? revisions.reason : undefined
  const loading = !ready || revisions.status === 'loading' || report.decisions.status === 'loading' || report.corpus.status === 'loading'
  return {
    id: documentId,
    type,
    status: failure !== undefined ? 'failed' : loading ? 'loading' : 'ready',
    ...(failure === undefined ? {} : {failure}),
    retry,
    document,
    published,
    state,
    isSettled,
    report,
    revisions,
    actor,
    ids,
    names,
  }
}
