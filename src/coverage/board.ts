import {storedAsOfDay, sayAsOf} from '../briefing/asOf.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {dayOfIso} from '../text/calendar.ts'
import type {BeatLinks} from './linkHealth.ts'

/** What the coverage board knows of a beat before its text is read. */
export interface BeatFacts {
  /** Published id. */
  readonly id: string
  readonly title: string
  readonly shortTitle?: string
  readonly asOf?: {readonly date: string; readonly precision: string}
  /** Days after which its owner means to look again. */
  readonly reviewEvery?: number
  readonly owner?: string
  readonly vertical?: string
  readonly cluster?: string
  readonly parentBeat?: string
  /** How many of its watch items are open. */
  readonly openWatch: number
  /** Whether readers can see it; the facts are those they see, else the draft's. */
  readonly isLive: boolean
  readonly hasDraft: boolean
}

/** How a beat stands with its as-of date. */
export interface BeatAge {
  /**
   * `fresh`, then `due` for its owner's look, then `late` when the contract warns, then `blocked` when it may no longer be
   * published; `undated` when nobody said as of when it is true.
   */
  readonly state: 'fresh' | 'due' | 'late' | 'blocked' | 'undated'
  /** The as-of date in words; empty when there is none. */
  readonly asOf: string
  /** Whole days since the as-of date, never below 0. */
  readonly age: number
  /** Days until the owner's next look; below 0 when it is overdue, undefined when none is set. */
  readonly dueIn: number | undefined
}

/** How fresh a beat is by its stored as-of date. `today` is an ISO date. */
export function beatAge({asOf, reviewEvery}: Pick<BeatFacts, 'asOf' | 'reviewEvery'>, limits: BriefingContract['asOf'], today: string): BeatAge {
  const now = dayOfIso(today)
  const anchor = storedAsOfDay(asOf)
  if (!asOf || anchor === undefined || now === undefined) return {state: 'undated', asOf: '', age: 0, dueIn: undefined}
  const age = Math.max(0, now - anchor)
  const dueIn = reviewEvery === undefined ? undefined : reviewEvery - age
  const state = age >= limits.errorAfterDays ? 'blocked' : age >= limits.warnAfterDays ? 'late' : dueIn !== undefined && dueIn <= 0 ? 'due' : 'fresh'
  return {state, asOf: sayAsOf(asOf), age, dueIn}
}

/** A beat on the board; what takes a second look to read is absent until it is read. */
export interface BoardRow extends BeatFacts {
  readonly age: BeatAge
  readonly links?: BeatLinks
  /** Takes that belong to the beat, and how many of them its brief cites. */
  readonly takes?: {readonly declared: number; readonly cited: number}
  /** Proposals that nobody has answered. */
  readonly proposals: number
}

/** What somebody would have to do about a beat. */
export const boardNeeds = ['look', 'cite', 'mend', 'answer'] as const
export type BoardNeed = (typeof boardNeeds)[number]

/** What a beat asks for, as far as it is known. */
export function needsOf({age, takes, links, proposals}: BoardRow): BoardNeed[] {
  const asks: Record<BoardNeed, boolean> = {
    look: age.state !== 'fresh',
    cite: takes !== undefined && takes.cited < takes.declared,
    mend: links !== undefined && links.faults.length > 0,
    answer: proposals > 0,
  }
  return boardNeeds.filter((need) => asks[need])
}

/** A vertical or a cluster that beats stand under. */
export interface BoardPlace {
  readonly id: string
  readonly title: string
  /** Where it comes among its like; without one, by title. */
  readonly order?: number
}

export interface BoardGroup {
  /** Id of the place; empty for the beats that have none. */
  readonly id: string
  readonly title: string
  readonly rows: readonly BoardRow[]
}

/** The beats by the place they stand under, the places in their order, within each the one that waits longest first. */
export function groupBeats(rows: readonly BoardRow[], by: 'vertical' | 'cluster', places: ReadonlyMap<string, BoardPlace>): BoardGroup[] {
  const groups = new Map<string, BoardRow[]>()
  for (const row of rows) {
    const id = row[by] ?? ''
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  const rank = (id: string) => [id === '' ? 1 : 0, places.get(id)?.order ?? Number.MAX_SAFE_INTEGER] as const
  const title = (id: string) => places.get(id)?.title ?? id
  return [...groups]
    .sort(([a], [b]) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || title(a).localeCompare(title(b)))
    .map(([id, members]) => ({id, title: title(id), rows: oldestFirst(members)}))
}

/** What waits longest for a look first: no date at all, then by how far past its limit it is. */
export function oldestFirst(rows: readonly BoardRow[]): BoardRow[] {
  const waits = ({age}: BoardRow) => (age.state === 'undated' ? Number.MAX_SAFE_INTEGER : age.age)
  return rows.toSorted((a, b) => waits(b) - waits(a) || nameOf(a).localeCompare(nameOf(b)) || (a.id < b.id ? -1 : 1))
}

/** What lists call a beat. */
export function nameOf({shortTitle, title, id}: Pick<BeatFacts, 'shortTitle' | 'title' | 'id'>): string {
  return shortTitle || title || id
}

/** Whether every word typed stands somewhere in the texts, case aside. */
export function matchesWords(typed: string, ...texts: readonly (string | undefined)[]): boolean {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const text = texts.filter((part) => part !== undefined).join(' ').toLocaleLowerCase()
  return wanted.every((word) => text.includes(word))
}
