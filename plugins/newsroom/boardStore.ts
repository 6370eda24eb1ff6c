import type {SanityClient} from '@sanity/client'
import type {BeatFacts, BoardPlace} from '../../src/coverage/board.ts'
import {linksOfBeat, type BoardLink} from '../../src/coverage/linkHealth.ts'
import {publishedId} from '../../src/text/portableText.ts'
import {beatsByIdQuery, beatsQuery, boardQuery, linksQuery, membersQuery, placesQuery, takeCountsQuery, typesQuery, watchQuery} from './boardQueries.ts'
import {mergeBeats, readBeat, readPlaces, readProposals, readWatch, type BoardProposal, type StoredBeat, type WatchEntry} from './boardReading.ts'
import type {Changed} from './newsroomChanges.ts'

/** What takes a second look to read, each for all beats in turn. */
export type BoardPart = 'links' | 'members' | 'watch'

/** The newsroom as its boards show it, as far as it is read. */
export interface BoardState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly reason?: string
  /** Every beat there is stands in `beats`. */
  readonly isWhole: boolean
  readonly beats: readonly BeatFacts[]
  readonly verticals: ReadonlyMap<string, BoardPlace>
  readonly clusters: ReadonlyMap<string, BoardPlace>
  readonly proposals: readonly BoardProposal[]
  /** By beat. */
  readonly links: ReadonlyMap<string, readonly BoardLink[]>
  readonly members: ReadonlyMap<string, number>
  readonly watch: ReadonlyMap<string, readonly WatchEntry[]>
  /** Ids that links name and that exist in draft only. */
  readonly drafted: ReadonlySet<string>
  /** Takes readers can see, and those of them on no beat; undefined until members are wanted and they are counted. */
  readonly counts?: {readonly takes: number; readonly homeless: number}
}

export interface BoardStore {
  readonly get: () => BoardState
  readonly subscribe: (onChange: () => void) => () => void
  /** Reads the board, or what changed of it; what is known stays on the screen until then. Never rejects. */
  refresh(changed?: Changed): Promise<void>
  /** Reads parts for all beats, page by page, and keeps them up to date from then on. */
  want(parts: readonly BoardPart[]): void
  /** The beats that somebody looks at: their parts are read before those of the others. */
  lookAt(ids: readonly string[]): void
}

const read = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
/** A newsroom of the usual size is listed by the first answer. */
export const beatsPerPage = 600
const perPage: Readonly<Record<BoardPart, number>> = {links: 40, members: 25, watch: 100}
const mostProposals = 500
const proposalPrefix = 'beatbook.proposal.'

export function createBoardStore(client: SanityClient, sections: readonly string[]): BoardStore {
  const subscribers = new Set<() => void>()
  const stored = new Map<string, StoredBeat>()
  const stale: Readonly<Record<BoardPart, Set<string>>> = {links: new Set(), members: new Set(), watch: new Set()}
  const wanted = new Set<BoardPart>()
  const filling = new Set<BoardPart>()
  const none = new Map<never, never>()
  let looked: readonly string[] = []
  let reading: Promise<void> | undefined
  let state: BoardState = {status: 'loading', isWhole: false, beats: [], verticals: none, clusters: none, proposals: [], links: none, members: none, watch: none, drafted: new Set()}

  function become(next: Partial<BoardState>): void {
    state = {...state, ...next}
    for (const subscriber of subscribers) subscriber()
  }

  /** Reads every beat; what else the board shows of the newsroom comes with the first page, so that it is drawn once. */
  async function readBeats(): Promise<void> {
    const seen = new Set<string>()
    const {beats, ...rest} = await client.fetch<FirstPage>(boardQuery, {after: '', most: beatsPerPage, mostProposals}, read)
    let page = beats
    let news: Partial<BoardState> = readRest(rest)
    for (;;) {
      for (const beat of page.map(readBeat)) {
        stored.set(beat.storedId, beat)
        seen.add(beat.storedId)
      }
      const last = page.length < beatsPerPage ? undefined : [...seen].at(-1)
      if (last === undefined) for (const id of [...stored.keys()].filter((id) => !seen.has(id))) stored.delete(id)
      become({...news, status: 'ready', beats: mergeBeats(stored.values()), isWhole: last === undefined})
      if (last === undefined) return
      page = await client.fetch<readonly unknown[]>(beatsQuery, {after: last, most: beatsPerPage}, read)
      news = {}
    }
  }

  async function readTheRest(): Promise<void> {
    become(readRest(await client.fetch<Rest>(placesQuery, {mostProposals}, read)))
  }

  async function count(): Promise<void> {
    become({counts: await client.fetch<{takes: number; homeless: number}>(takeCountsQuery, {}, read)})
  }

  async function readAll(): Promise<void> {
    for (const ids of Object.values(stale)) for (const {id} of state.beats) ids.add(id)
    await readBeats()
    fillWanted()
    if (wanted.has('members')) await count()
  }

  /** What could not be read before is part of what is read now. */
  function readAgain(changed: Changed): Promise<void> {
    const {status, reason: _reason, ...rest} = state
    if (status !== 'failed') return changed === 'all' ? readAll() : readChanged(changed)
    state = {...rest, status: rest.beats.length > 0 ? 'ready' : 'loading'}
    become({})
    return readAll()
  }

  /** Works out what a change of some documents touches, and reads that. */
  async function readChanged(changed: ReadonlySet<string>): Promise<void> {
    const ids = [...changed]
    const types = new Map((await client.fetch<readonly {_id: string; _type: string}[]>(typesQuery, {ids}, read)).map(({_id, _type}) => [_id, _type]))
    const isOf = (type: string) => (id: string) => (types.has(id) ? types.get(id) === type : type === 'beat' ? stored.has(id) : !stored.has(id))
    const beats = ids.filter(isOf('beat'))
    if (ids.some((id) => id.startsWith(proposalPrefix) || ['vertical', 'cluster'].includes(types.get(id) ?? 'vertical'))) await readTheRest()
    if (beats.length > 0) await readSome(beats)
    const others = new Set(ids.filter((id) => !id.includes('.')))
    if (others.size > 0) {
      // A link is as whole as what it leads to.
      for (const [beat, links] of state.links) if (links.some(({target}) => others.has(target))) stale.links.add(beat)
      if ([...others].some(isOf('take'))) {
        for (const {id} of state.beats) stale.members.add(id)
        if (state.counts) await count()
      }
    }
    fillWanted()
  }

  async function readSome(ids: readonly string[]): Promise<void> {
    const found = await client.fetch<readonly unknown[]>(beatsByIdQuery, {ids}, read)
    for (const id of ids) {
      stored.delete(id)
      for (const part of Object.values(stale)) part.add(publishedId(id))
    }
    for (const beat of found.map(readBeat)) stored.set(beat.storedId, beat)
    become({beats: mergeBeats(stored.values())})
  }

  function fillWanted(): void {
    for (const part of wanted) if (!filling.has(part)) fill(part).catch(failed)
  }

  /** Reads one part for every beat that lacks it or whose is old. */
  async function fill(part: BoardPart): Promise<void> {
    filling.add(part)
    try {
      for (;;) {
        const isDue = (id: string) => !state[part].has(id) || stale[part].has(id)
        const known = new Set(state.beats.map(({id}) => id))
        const ids = [...new Set([...looked.filter((id) => known.has(id)), ...known])].filter(isDue).slice(0, perPage[part])
        if (ids.length === 0) return
        for (const id of ids) stale[part].delete(id)
        await fillPage(part, ids)
      }
    } finally {
      filling.delete(part)
    }
  }

  async function fillPage(part: BoardPart, ids: readonly string[]): Promise<void> {
    // Readers see what is published; of a beat that is not, the draft speaks.
    const storedIds = ids.map((id) => (stored.has(id) ? id : `drafts.${id}`))
    const query = {links: linksQuery(sections), members: membersQuery, watch: watchQuery}[part]
    const found = await client.fetch<readonly {_id: string; takes?: number}[]>(query, {ids: storedIds}, read)
    const byId = new Map(found.map((value) => [publishedId(value._id), value]))
    if (part === 'members') become({members: withValues(state.members, ids, (id) => byId.get(id)?.takes ?? 0)})
    if (part === 'watch') become({watch: withValues(state.watch, ids, (id) => readWatch(byId.get(id)))})
    if (part !== 'links') return
    const links = withValues(state.links, ids, (id) => linksOfBeat(byId.get(id), sections))
    become({links, drafted: await draftedAmong(ids.flatMap((id) => links.get(id) ?? []))})
  }

  async function draftedAmong(links: readonly BoardLink[]): Promise<ReadonlySet<string>> {
    const lost = [...new Set(links.filter(({found}) => !found).map(({target}) => target))]
    if (lost.length === 0) return state.drafted
    const drafts = await client.fetch<readonly {_id: string}[]>(typesQuery, {ids: lost.map((id) => `drafts.${id}`)}, read)
    const drafted = new Set(state.drafted)
    for (const id of lost) drafted.delete(id)
    for (const {_id} of drafts) drafted.add(publishedId(_id))
    // Every row hangs on this set: it is another one only when it says something else.
    return drafted.size === state.drafted.size && [...drafted].every((id) => state.drafted.has(id)) ? state.drafted : drafted
  }

  function failed(error: unknown): void {
    become({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
  }

  return {
    get: () => state,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    refresh(changed = 'all') {
      const before = reading ?? Promise.resolve()
      reading = before.then(() => readAgain(changed)).catch(failed)
      return reading
    },
    want(parts) {
      for (const part of parts) wanted.add(part)
      fillWanted()
      if (wanted.has('members') && state.isWhole && !state.counts) count().catch(failed)
    },
    lookAt(ids) {
      looked = ids
    },
  }
}

interface Rest {
  readonly places: readonly unknown[]
  readonly proposals: readonly unknown[]
}

interface FirstPage extends Rest {
  readonly beats: readonly unknown[]
}

function readRest({places, proposals}: Rest): Pick<BoardState, 'verticals' | 'clusters' | 'proposals'> {
  return {...readPlaces(places), proposals: readProposals(proposals)}
}

function withValues<Value>(known: ReadonlyMap<string, Value>, ids: readonly string[], valueOf: (id: string) => Value): ReadonlyMap<string, Value> {
  const next = new Map(known)
  for (const id of ids) next.set(id, valueOf(id))
  return next
}
