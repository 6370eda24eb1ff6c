import {useSyncExternalStore} from 'react'
import type {MentionCard} from '../../src/coverage/suggest.ts'
import type {RelatedSession} from './relatedSession.ts'
import type {FeedState} from './newsroomFeed.ts'
import type {SightState} from './sights.ts'

/** What is known of one open document. */
export function useSight({sights}: RelatedSession, documentId: string): SightState {
  return useSyncExternalStore(sights.subscribe, () => sights.get(documentId))
}

const none: readonly MentionCard[] = []

/** The mentions in one open document; the same list while they say the same. */
export function useMentions({sights}: RelatedSession, documentId: string): readonly MentionCard[] {
  return useSyncExternalStore(sights.subscribe, () => sights.get(documentId).sight?.mentions ?? none)
}

/** How far the index is in step with the newsroom. */
export function useFeed({feed}: RelatedSession): FeedState {
  return useSyncExternalStore(feed.subscribe, feed.get)
}
