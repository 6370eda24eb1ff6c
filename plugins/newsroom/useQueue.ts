import {useEffect, useSyncExternalStore} from 'react'
import {useClient} from 'sanity'
import type {NewsroomSession} from './newsroomSession.ts'
import {apiVersion} from './newsroomRoute.ts'
import type {QueueRow} from './queueRow.ts'
import type {QueueState} from './queueStore.ts'

/** The review queue, kept up to date while somebody looks at it. */
export function useQueue(session: NewsroomSession): {readonly state: QueueState<QueueRow>; readonly retry: () => void} {
  const client = useClient({apiVersion})
  const store = session.queue(client)
  useEffect(() => {
    const {corpus, words} = {corpus: session.review.briefing.corpus(client), words: session.review.words(client)}
    const stop = session.changes(client).follow((changed) => void store.refresh(changed))
    const stopFacts = corpus.subscribe(() => void store.judgeAgain())
    // Whether a misspelt word was mended is known once the lake has said which words the newsroom uses.
    const stopWords = words.subscribe(() => void store.judgeAgain(({state}) => state.approval !== undefined))
    // The facts that checks rest on are many; the rows come first.
    const loading = store.refresh().then(() => corpus.loaded())
    loading.catch(() => undefined) // The store says so itself.
    return () => {
      stop()
      stopFacts()
      stopWords()
    }
  }, [session, client, store])
  const state = useSyncExternalStore(store.subscribe, store.get)
  return {state, retry: () => void store.refresh()}
}
