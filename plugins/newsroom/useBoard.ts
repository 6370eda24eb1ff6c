import {useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore} from 'react'
import {useClient} from 'sanity'
import {beatAge, type BoardRow} from '../../src/coverage/board.ts'
import {citedMembers, linkHealth, type BeatLinks, type BoardLink} from '../../src/coverage/linkHealth.ts'
import {remembered} from '../../src/text/remembered.ts'
import type {BoardPart, BoardState} from './boardStore.ts'
import {apiVersion} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'

export interface Board {
  readonly state: BoardState
  readonly rows: readonly BoardRow[]
  readonly retry: () => void
  /** Says which beats are in sight. */
  readonly lookAt: (ids: readonly string[]) => void
}

/**
 * Milliseconds: once the listener is there the board is read again, for what changed meanwhile, so what takes long is not
 * read before; a listener that does not come holds nothing up.
 */
const longestOpening = 1_500

/** The board with the parts a view shows, kept up to date. */
export function useBoard(session: NewsroomSession, parts: readonly BoardPart[]): Board {
  const client = useClient({apiVersion})
  const store = session.board(client)
  const wanted = parts.join()
  const {line} = session.changes(client)
  const isOpening = useSyncExternalStore(line.subscribe, line.get) === 'opening'
  useEffect(() => {
    store.open()
    const want = () => store.want(wanted.split(',').filter(Boolean) as BoardPart[])
    if (!isOpening) return want()
    const timer = setTimeout(want, longestOpening)
    return () => clearTimeout(timer)
  }, [store, wanted, isOpening])
  const latest = useSyncExternalStore(store.subscribe, store.get)
  const settled = useDeferredValue(latest)
  // The first rows are drawn at once: put off, they would begin anew with every answer that comes meanwhile.
  const state = settled.status === 'loading' ? latest : settled
  const {contract, now} = session.review.briefing
  const today = now()
  const [rowsOf] = useState(createRows)
  const rows = useMemo(() => rowsOf(state, contract.asOf, today), [rowsOf, state, contract, today])
  return {state, rows, retry: () => void store.refresh(), lookAt: store.lookAt}
}

/** One row per beat: the same object as last time while nothing that it says has changed. */
function createRows() {
  const known = new Map<string, {readonly from: readonly unknown[]; readonly row: BoardRow}>()
  return ({beats, links, members, proposals, drafted}: BoardState, limits: {warnAfterDays: number; errorAfterDays: number}, today: string): BoardRow[] => {
    const waiting = new Map<string, number>()
    for (const {beat} of proposals) waiting.set(beat, (waiting.get(beat) ?? 0) + 1)
    return beats.map((beat) => {
      const own = links.get(beat.id)
      const declared = members.get(beat.id)
      const asked = waiting.get(beat.id) ?? 0
      const from = [JSON.stringify(beat), own, own?.every(({found}) => found) ? undefined : drafted, declared, asked, limits, today]
      const last = known.get(beat.id)
      if (last?.from.every((value, index) => value === from[index])) return last.row
      const cited = own ? citedOf(own)(beat.id) : undefined
      const row = {
        ...beat,
        age: beatAge(beat, limits, today),
        ...(own ? {links: healthOf(own)(beat.id, drafted)} : {}),
        ...(declared === undefined || cited === undefined ? {} : {takes: {declared, cited: Math.min(cited, declared)}}),
        proposals: asked,
      }
      known.set(beat.id, {from, row})
      return row
    })
  }
}

/** Whether reading failed before there was anything to show. */
export function isUnread({status, isWhole, beats}: BoardState): boolean {
  return status === 'failed' && !isWhole && beats.length === 0
}

/** The links of one beat are one list until it is read again. */
const citedOf = remembered((links: readonly BoardLink[]) => {
  let count: number | undefined
  return (beat: string) => (count ??= citedMembers(beat, links).size)
})

const healthOf = remembered((links: readonly BoardLink[]) => {
  let last: {drafted: ReadonlySet<string>; health: BeatLinks} | undefined
  return (beat: string, drafted: ReadonlySet<string>): BeatLinks => {
    if (last?.drafted !== drafted) last = {drafted, health: linkHealth(beat, links, drafted)}
    return last.health
  }
})
