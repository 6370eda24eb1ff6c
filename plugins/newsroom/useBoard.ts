import {useDeferredValue, useEffect, useMemo, useSyncExternalStore} from 'react'
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
}

/** The board with the parts a view shows, kept up to date. */
export function useBoard(session: NewsroomSession, parts: readonly BoardPart[]): Board {
  const client = useClient({apiVersion})
  const store = session.board(client)
  const wanted = parts.join()
  useEffect(() => {
    store.open()
    store.want(wanted.split(',').filter(Boolean) as BoardPart[])
  }, [store, wanted])
  const state = useDeferredValue(useSyncExternalStore(store.subscribe, store.get))
  const {contract, now} = session.review.briefing
  const today = now()
  const rows = useMemo(() => rowsOf(state, contract.asOf, today), [state, contract, today])
  return {state, rows, retry: () => void store.refresh()}
}

function rowsOf({beats, links, members, proposals, drafted}: BoardState, limits: {warnAfterDays: number; errorAfterDays: number}, today: string): BoardRow[] {
  const waiting = new Map<string, number>()
  for (const {beat} of proposals) waiting.set(beat, (waiting.get(beat) ?? 0) + 1)
  return beats.map((beat) => {
    const known = links.get(beat.id)
    const declared = members.get(beat.id)
    const cited = known ? citedOf(known)(beat.id) : undefined
    return {
      ...beat,
      age: beatAge(beat, limits, today),
      ...(known ? {links: healthOf(known)(beat.id, drafted)} : {}),
      ...(declared === undefined || cited === undefined ? {} : {takes: {declared, cited: Math.min(cited, declared)}}),
      proposals: waiting.get(beat.id) ?? 0,
    }
  })
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
