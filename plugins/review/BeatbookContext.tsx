import {createContext, useContext, type ReactNode} from 'react'
import type {LayoutProps} from 'sanity'
import type {ReviewSession} from './reviewSession.ts'
import {createPublishGate, noGate, type Gate, type UsePublishGate} from './publishGate.ts'
import type {Versions} from './useReview.ts'

interface Beatbook {
  /** Null when the workspace has no `beatbook()` among its plugins. */
  readonly session: ReviewSession | null
  readonly usePublishGate: UsePublishGate
}

const BeatbookContext = createContext<Beatbook>({session: null, usePublishGate: noGate})

/** Hands the plugin's session to what stands outside it: actions of the root configuration, views of the structure. */
export function createBeatbookLayout(session: ReviewSession) {
  const value = beatbookOf(session)
  return function BeatbookLayout(props: LayoutProps): ReactNode {
    return <BeatbookContext.Provider value={value}>{props.renderDefault(props)}</BeatbookContext.Provider>
  }
}

function beatbookOf(session: ReviewSession): Beatbook {
  return {session, usePublishGate: createPublishGate(session)}
}

/** The session of the workspace around. */
export function useReviewSession(): ReviewSession | null {
  return useContext(BeatbookContext).session
}

/** What stands between a document and publishing it, in the workspace around. */
export function useBeatbookGate(document: Versions): Gate {
  // One hook for the life of a workspace, though it comes by context.
  const {usePublishGate: gateOf} = useContext(BeatbookContext)
  return gateOf(document)
}
