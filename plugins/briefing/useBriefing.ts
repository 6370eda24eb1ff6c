import {useDeferredValue, useEffect, useMemo, useSyncExternalStore} from 'react'
import {getPublishedId, useClient} from 'sanity'
import type {BriefingReport, BriefingSession} from './briefingSession.ts'
import type {CorpusState} from './corpusStore.ts'
import type {DecisionsState} from './decisionStore.ts'

const apiVersion = '2025-02-19'

/** The state of the newsroom's facts, loading them on first use. */
export function useCorpus(session: BriefingSession): CorpusState {
  const store = session.corpus(useClient({apiVersion}))
  useEffect(() => {
    void store.loaded()
  }, [store])
  return useSyncExternalStore(store.subscribe, store.get)
}

/** The decisions on a document, loading them on first use. */
export function useDecisions(session: BriefingSession, documentId: string): DecisionsState {
  const store = session.decisions(useClient({apiVersion}))
  const id = getPublishedId(documentId)
  useEffect(() => {
    if (id !== '') void store.loaded(id)
  }, [store, id])
  return useSyncExternalStore(store.subscribe, () => store.get(id))
}

/** A report, and how far what it rests on is known. */
export interface LiveReport extends BriefingReport {
  readonly corpus: CorpusState
  readonly decisions: DecisionsState
}

/** The report on `document`, a keystroke behind it when there is more urgent work. */
export function useBriefingReport(session: BriefingSession, document: object, documentId: string): LiveReport {
  const corpus = useCorpus(session)
  const decisions = useDecisions(session, documentId)
  const settled = useDeferredValue(document)
  return useMemo(
    () => ({...session.report(settled, corpus, decisions), corpus, decisions}),
    [session, settled, corpus, decisions],
  )
}
