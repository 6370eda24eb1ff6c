import type {Finding, PathSegment, Severity} from '../../src/briefing/index.ts'
import type {WordsInBlock} from './openEditors.ts'

/** One finding as it is drawn: the words of one block, and what is said about them. */
export interface Mark extends WordsInBlock {
  readonly id: string
  readonly severity: Severity
  readonly message: string
}

const gravity: Record<Severity, number> = {error: 2, warning: 1, info: 0}

/** The marks of the Portable Text field at `path`; findings elsewhere, or about no words, have none. */
export function marksOfField(findings: readonly Finding[], path: readonly unknown[]): Mark[] {
  return findings.flatMap((finding, index) => {
    const {place, severity, message, ruleId} = finding
    const {blockKey, blockStart, blockEnd} = place
    if (blockKey === undefined || blockStart === undefined || blockEnd === undefined || blockEnd <= blockStart) return []
    if (!standsIn(place.path, path)) return []
    return [{id: `${ruleId}:${blockKey}:${blockStart}:${index}`, blockKey, start: blockStart, end: blockEnd, severity, message}]
  })
}

/**
 * Leaves one mark on each stretch of words, the gravest, so that no words carry two kinds of line. A lesser mark that
 * overlaps a graver one gives way whole; the inspector lists both.
 */
export function gravest(marks: readonly Mark[]): Mark[] {
  const byGravity = marks.toSorted((a, b) => gravity[b.severity] - gravity[a.severity] || a.start - b.start)
  const kept: Mark[] = []
  for (const mark of byGravity) {
    const overlaps = kept.some(
      (other) => other.blockKey === mark.blockKey && mark.start < other.end && other.start < mark.end,
    )
    if (!overlaps) kept.push(mark)
  }
  return kept
}

function standsIn(place: readonly PathSegment[], field: readonly unknown[]): boolean {
  return field.every((segment, index) => sameSegment(place[index], segment))
}

function sameSegment(a: PathSegment | undefined, b: unknown): boolean {
  if (typeof a === 'object' && typeof b === 'object' && b !== null && '_key' in b) return a._key === b._key
  return a === b
}
