import {useEffect, useMemo, useState} from 'react'
import {useClient} from 'sanity'
import {documentOf} from '../../src/review/index.ts'
import type {Side} from './comparison.ts'
import type {LastRead} from './lastRead.ts'
import type {ReviewSession} from './reviewSession.ts'
import {apiVersion, type LiveReview} from './useReview.ts'

/** A side's text, as far as it is there. */
export type SideText =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly document: object | undefined}
  | {readonly status: 'failed'; readonly reason: string}

interface Known {
  readonly review: LiveReview
  /** The text on the screen, which a reviewer reads without it moving under their eyes. */
  readonly read: object | null
  readonly pinned: object | null
  readonly lastRead: LastRead | undefined
}

/** The text of one side of the comparison; what history keeps is fetched. */
export function useSide(session: ReviewSession, side: Side, {review, read, pinned, lastRead}: Known): SideText {
  const client = useClient({apiVersion})
  const {ids, published, state} = review
  const approved = state.approval?.decision.content
  const wanted = side.kind === 'revision' ? side.id : undefined
  const [fetched, setFetched] = useState<{revision: string; text: SideText}>()

  useEffect(() => {
    if (wanted === undefined) return undefined
    let current = true
    const load = async () => {
      const text: SideText = await session
        .revisions(client)
        .documentAt(ids, wanted)
        .then((document): SideText => ({status: 'ready', document}))
        .catch((error: unknown): SideText => ({status: 'failed', reason: error instanceof Error ? error.message : String(error)}))
      if (current) setFetched({revision: wanted, text})
    }
    void load()
    return () => {
      current = false
    }
  }, [session, client, ids, wanted])

  return useMemo((): SideText => {
    const ready = (document: object | null | undefined): SideText => ({status: 'ready', document: document ?? undefined})
    if (side.kind === 'current') return ready(read)
    if (side.kind === 'live') return ready(published)
    if (side.kind === 'approved') return ready(documentOf(approved))
    if (side.kind === 'read') return ready(lastRead?.document)
    if (side.kind === 'pinned') return ready(pinned)
    return fetched?.revision === side.id ? fetched.text : {status: 'loading'}
  }, [side, read, published, approved, lastRead, pinned, fetched])
}
