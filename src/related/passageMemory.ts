import type {Archive} from './archive.ts'

/** One way to read a phrase of a passage, with the evidence that the draft's other words have no part in. */
export interface PassageReading {
  readonly start: number
  readonly end: number
  readonly id: string
  readonly key: string
  /** As the phrase was written where it first stood in the draft, by which its history was looked up. */
  readonly phrase: string
  /** The evidence before that of the whole draft, and after it. */
  readonly own: readonly number[]
  readonly rest: readonly number[]
  readonly curated: boolean
}

interface Memory {
  readonly revision: number
  readonly scopes: Map<string, Map<string, readonly PassageReading[]>>
}

const memories = new WeakMap<Archive, Memory>()
const mostScopes = 8
const mostPassages = 2000

/**
 * Remembers how passages were read, as a key changes one passage of a draft and leaves the others: until a story of the
 * archive changes, and apart for each scope, which says all else that a reading depends on. A passage is read anew when
 * one of its phrases is now first written in another way, which `phrases` tells and is told.
 */
export function passageMemory(
  archive: Archive,
  scope: string,
): (key: string, phrases: Map<string, string>, read: () => PassageReading[]) => readonly PassageReading[] {
  let memory = memories.get(archive)
  if (!memory || memory.revision !== archive.revision) memories.set(archive, (memory = {revision: archive.revision, scopes: new Map()}))
  const {scopes} = memory
  const passages = scopes.get(scope) ?? new Map<string, readonly PassageReading[]>()
  scopes.delete(scope)
  scopes.set(scope, passages)
  for (const [oldest] of scopes) if (scopes.size > mostScopes) scopes.delete(oldest)
  return (key, phrases, read) => {
    const known = passages.get(key)
    if (known?.every((reading) => (phrases.get(reading.key) ?? reading.phrase) === reading.phrase)) {
      for (const reading of known) phrases.set(reading.key, reading.phrase)
      return known
    }
    if (passages.size >= mostPassages) passages.clear()
    const fresh = read()
    passages.set(key, fresh)
    return fresh
  }
}
