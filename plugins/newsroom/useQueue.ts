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
    store.open()
    const corpus = session.review.briefing.corpus(client)
    const words = session.review.words(client)
    const stopFacts = corpus.subscribe(() => void store.judgeAgain())
    // Whether a misspelt word was mended is known once the lake has said which words the newsroom uses.
    const stopWords = words.subscribe(() => void store.judgeAgain(({state}) => state.approval !== undefined))
    return () => {
      stopFacts()
      stopWords()
    }
  }, [session, client, store])
  const state = useSyncExternalStore(store.subscribe, store.get)
  const isRead = state.status === 'ready' && state.items.length > 0 && state.items.every(({row, failure}) => row || failure !== undefined)
  useEffect(() => {
    // The facts that checks rest on are many; the rows come first.
    if (isRead) void session.review.briefing.corpus(client).loaded()
  }, [session, client, isRead])
  return {state, retry: () => void store.refresh()}
}
