import type {Archive} from './archive.ts'
import type {Query} from './query.ts'

const subjectRarity = (archive: Archive, subject: string) => Math.log(1 + archive.size / (1 + archive.subjectCount(subject)))

/** The subjects of a draft, each with how rare it is. */
export function subjectWeights(archive: Archive, {subjects = []}: Query): Map<string, number> {
  return new Map(subjects.map((subject) => [subject, subjectRarity(archive, subject)]))
}

/** The rarer subjects both have, as a share of all either has. */
export function subjectOverlap(archive: Archive, wanted: ReadonlyMap<string, number>, subjects: readonly string[]): number {
  let shared = 0
  let all = 1e-9
  for (const weight of wanted.values()) all += weight
  for (const subject of new Set(subjects)) {
    const weight = wanted.get(subject)
    if (weight === undefined) all += subjectRarity(archive, subject)
    else shared += weight
  }
  return shared / all
}
