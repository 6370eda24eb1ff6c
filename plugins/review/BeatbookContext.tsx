import {createContext, useContext, type ReactNode} from 'react'
import type {LayoutProps} from 'sanity'
import type {ReviewSession} from './reviewSession.ts'

const BeatbookContext = createContext<ReviewSession | null>(null)

/** Gives the parts of the Studio that the plugin cannot reach through its own components, such as actions, its session. */
export function createBeatbookLayout(session: ReviewSession) {
  return function BeatbookLayout(props: LayoutProps): ReactNode {
    return <BeatbookContext.Provider value={session}>{props.renderDefault(props)}</BeatbookContext.Provider>
  }
}

/** The session of the workspace around; null when the workspace has no `beatbook()` among its plugins. */
export function useReviewSession(): ReviewSession | null {
  return useContext(BeatbookContext)
}
