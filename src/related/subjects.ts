import type {Archive} from './archive.ts'
import type {Query} from './query.ts'

const rarityOf = (archive: Archive, count: number) => Math.log(1 + archive.size / (1 + count))

/** The subjects of a draft, each with how rare it is; by number, those no story has from -1 downwards. */
export function subjectWeights(archive: Archive, {subjects = []}: Query): Map<number, number> {
  let unknown = 0
  return new Map(
    [...new Set(subjects)].map((subject) => {
      const id = archive.subjectId(subject)
      return [id < 0 ? --unknown : id, rarityOf(archive, archive.subjectCountAt(id))]
    }),
  )
}

/** The rarer subjects both have, as a share of all either has; `wantedSum` is what all the wanted weigh, above 0. */
export function subjectOverlap(archive: Archive, wanted: ReadonlyMap<number, number>, wantedSum: number, slot: number): number {
  let shared = 0
  let all = wantedSum
  for (const subject of archive.subjectsAt(slot)) {
    const weight = wanted.get(subject)
    if (weight === undefined) all += rarityOf(archive, archive.subjectCountAt(subject))
    else shared += weight
  }
  return shared / all
}
