import type {Archive} from './archive.ts'

/** How a title stands in the draft's series: stories whose titles differ in numbers, versions and months. */
export interface SeriesPlace {
  /** How like the draft's title it is without those, from 0 to 1. */
  readonly likeness: number
  /** The same, divided among the stories as like that are newer. */
  readonly latest: number
}

const apart: SeriesPlace = {likeness: 0, latest: 0}
const leastLikeness = 0.3

/** The place of each slot in the series of a draft with these title terms. */
export function seriesPlaces(archive: Archive, title: readonly number[], slots: readonly number[]): SeriesPlace[] {
  const own = new Set(title.filter((term) => !archive.lexicon.isOfDate(term)))
  let ownWeight = 0
  for (const term of own) ownWeight += archive.rarity(term)
  const likeness = slots.map((slot) => likenessOf(archive, own, ownWeight, archive.title.terms(slot)))
  const alike: {date: number; likeness: number}[] = []
  slots.forEach((slot, at) => {
    if (likeness[at]! >= leastLikeness) alike.push({date: archive.dateAt(slot), likeness: likeness[at]!})
  })
  return slots.map((slot, at) => {
    const like = likeness[at]!
    if (like < leastLikeness) return apart
    const date = archive.dateAt(slot)
    let newer = 0
    for (const other of alike) if (other.date > date && other.likeness >= 0.9 * like) newer++
    return {likeness: like, latest: like / (1 + newer)}
  })
}

function likenessOf(archive: Archive, own: ReadonlySet<number>, ownWeight: number, terms: Uint32Array): number {
  let shared = 0
  let other = 0
  const seen: number[] = []
  for (const term of terms) {
    if (archive.lexicon.isOfDate(term) || seen.includes(term)) continue
    seen.push(term)
    if (own.has(term)) shared += archive.rarity(term)
    else other += archive.rarity(term)
  }
  return shared === 0 ? 0 : shared / (ownWeight + other)
}
