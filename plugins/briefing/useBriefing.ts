import {useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore} from 'react'
import {getPublishedId, useClient} from 'sanity'
import type {BriefingReport, BriefingSession} from './briefingSession.ts'
import type {CorpusState} from './corpusStore.ts'
import type {DecisionsState} from './decisionStore.ts'

const apiVersion = '2025-02-19'

const nothing = {}
const loadingCorpus: CorpusState = {status: 'loading'}

/**
 * The state of the newsroom's facts, loading them on first use. With a document it has loaded once the prose of what the
 * document cites is there too; a link that is made later brings its own without a new loading.
 */
export function useCorpus(session: BriefingSession, document: object = nothing, documentId = ''): CorpusState {
  const store = session.corpus(useClient({apiVersion}))
  const [opened, setOpened] = useState<string>()
  const isHeld = useMemo(() => store.holds(document), [store, document])
  useEffect(() => {
    let isOpen = true
    void store.loaded(document).then(() => (isOpen && opened !== documentId ? setOpened(documentId) : undefined))
    return () => {
      isOpen = false
    }
  }, [store, document, documentId, opened])
  const state = useSyncExternalStore(store.subscribe, store.get)
  return state.status === 'ready' && opened !== documentId && !isHeld ? loadingCorpus : state
}

/** Has the prose read of what a document cites that is not open in a form; the state of the facts then changes. */
export function useProseOf(session: BriefingSession, document: object | undefined): void {
  const store = session.corpus(useClient({apiVersion}))
  useEffect(() => {
    if (document) void store.loaded(document)
  }, [store, document])
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
  const settled = useDeferredValue(document)
  const corpus = useCorpus(session, settled, documentId)
  const decisions = useDecisions(session, documentId)
  return useMemo(
    () => ({...session.report(settled, corpus, decisions), corpus, decisions}),
    [session, settled, corpus, decisions],
  )
}
