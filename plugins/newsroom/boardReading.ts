import type {BeatFacts, BoardPlace} from '../../src/coverage/board.ts'
import {asArray, asString, isRecord, publishedId} from '../../src/text/portableText.ts'

/** One stored version of a beat, as the board's query brings it. */
export interface StoredBeat {
  readonly storedId: string
  readonly facts: Omit<BeatFacts, 'isLive' | 'hasDraft'>
}

/** A proposal that waits for an answer. */
export interface BoardProposal {
  readonly id: string
  /** The beat it asks something of. */
  readonly beat: string
  readonly take: string
  readonly kind: string
  readonly reason: string
  readonly place: {readonly path: string; readonly blockKey: string; readonly start: number; readonly end: number; readonly text: string}
}

/** One watch item of a beat. */
export interface WatchEntry {
  readonly key: string
  readonly text: string
  readonly status: 'open' | 'resolved' | 'moot'
  /** ISO date. */
  readonly resolvedOn?: string
  readonly take?: {readonly id: string; readonly title?: string}
  readonly blockKey: string
}

export function readBeat(value: unknown): StoredBeat {
  const stored = isRecord(value) ? value : {}
  const text = (name: string) => (asString(stored[name]) === '' ? {} : {[name]: publishedId(asString(stored[name]))})
  const asOf = isRecord(stored.asOf) && asString(stored.asOf.date) !== '' ? {date: asString(stored.asOf.date), precision: asString(stored.asOf.precision) || 'day'} : undefined
  return {
    storedId: asString(stored._id),
    facts: {
      id: publishedId(asString(stored._id)),
      title: asString(stored.title),
      ...text('shortTitle'),
      ...text('owner'),
      ...text('vertical'),
      ...text('cluster'),
      ...text('parentBeat'),
      ...(asOf ? {asOf} : {}),
      ...(typeof stored.reviewEvery === 'number' ? {reviewEvery: stored.reviewEvery} : {}),
      openWatch: Number(stored.openWatch ?? 0),
    },
  }
}

/** One beat from its versions: what readers see speaks, a draft only where there is nothing else. Releases are left out. */
export function mergeBeats(stored: Iterable<StoredBeat>): BeatFacts[] {
  const live = new Map<string, StoredBeat>()
  const drafts = new Map<string, StoredBeat>()
  for (const beat of stored) {
    if (beat.storedId.startsWith('drafts.')) drafts.set(beat.facts.id, beat)
    else if (!beat.storedId.includes('.')) live.set(beat.facts.id, beat)
  }
  return [...new Set([...live.keys(), ...drafts.keys()])].map((id) => {
    const speaks = live.get(id) ?? drafts.get(id)!
    return {...speaks.facts, isLive: live.has(id), hasDraft: drafts.has(id)}
  })
}

export function readPlaces(values: readonly unknown[]): {verticals: ReadonlyMap<string, BoardPlace>; clusters: ReadonlyMap<string, BoardPlace>} {
  const places = {vertical: new Map<string, BoardPlace>(), cluster: new Map<string, BoardPlace>()}
  for (const value of values) {
    if (!isRecord(value)) continue
    const id = publishedId(asString(value._id))
    const kind = value._type === 'cluster' ? 'cluster' : 'vertical'
    // Drafts come first in the order of ids, so what is published has the last word.
    places[kind].set(id, {id, title: asString(value.title), ...(typeof value.order === 'number' ? {order: value.order} : {})})
  }
  return {verticals: places.vertical, clusters: places.cluster}
}

export function readProposals(values: readonly unknown[]): BoardProposal[] {
  return values.flatMap((value) => {
    if (!isRecord(value)) return []
    const place = isRecord(value.place) ? value.place : {}
    const text = (name: string) => asString(value[name])
    return [
      {
        id: text('_id'),
        beat: text('document'),
        take: text('take'),
        kind: text('kind'),
        reason: text('reason'),
        place: {path: asString(place.path), blockKey: asString(place.blockKey), start: Number(place.start), end: Number(place.end), text: asString(place.text)},
      },
    ]
  })
}

export function readWatch(value: unknown): WatchEntry[] {
  if (!isRecord(value)) return []
  return asArray(value.watch).flatMap((item): WatchEntry[] => {
    if (!isRecord(item)) return []
    const status = item.status === 'resolved' || item.status === 'moot' ? item.status : 'open'
    const take = asString(item.take) === '' ? undefined : {id: asString(item.take), ...(asString(item.takeTitle) === '' ? {} : {title: asString(item.takeTitle)})}
    const on = asString(item.resolvedOn)
    return [{key: asString(item._key), text: asString(item.text), status, blockKey: asString(item.blockKey), ...(on === '' ? {} : {resolvedOn: on}), ...(take ? {take} : {})}]
  })
}
