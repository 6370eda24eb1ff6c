import type {Finding, PathSegment, Place, Severity} from '../../src/briefing/index.ts'
import type {WordsInBlock} from './openEditors.ts'
import {fieldOfPlace} from './paths.ts'

/** How grave a mark's finding is, or that it was declined and stays only so that the reason can be read there. */
export type MarkKind = Severity | 'declined'

/** One finding as it is drawn: the words of one block, and how grave it is. */
export interface Mark extends WordsInBlock {
  /** Stays the same while the finding does. */
  readonly id: string
  readonly severity: MarkKind
  /** The words themselves, so that a mark is never drawn over others. */
  readonly text: string
}

const gravity: Record<MarkKind, number> = {error: 3, warning: 2, info: 1, declined: 0}

/** The marks of the Portable Text field at `path`: a finding's own words, and the other words of a pair. */
export function marksOfField(findings: readonly Finding[], path: readonly unknown[], kind?: 'declined'): Mark[] {
  const taken = new Map<string, number>()
  return findings.flatMap((finding) =>
    placesOf(finding).flatMap((place) => {
      const words = wordsOf(place)
      if (!words || words.end <= words.start || !standsIn(place.path, path)) return []
      const id = [kind, finding.ruleId, words.blockKey, words.start].filter((part) => part !== undefined).join(':')
      const twins = taken.get(id) ?? 0
      taken.set(id, twins + 1)
      return [{id: twins === 0 ? id : `${id}:${twins}`, ...words, severity: kind ?? finding.severity, text: place.text}]
    }),
  )
}

/** A finding with the one of its places that was asked about. */
export interface FindingAt {
  readonly finding: Finding
  readonly place: Place
}

/** Words of one block of one field. The same block key may stand in several fields. */
export interface WordsInField extends WordsInBlock {
  /** The field, as `fieldKey` writes it. */
  readonly field: string
}

/** A field's path as one word, to be compared or kept in an attribute. */
export function fieldKey(path: readonly unknown[]): string {
  return JSON.stringify(path)
}

/** The findings whose words touch these words, the gravest first. A caret is a stretch without length. */
export function findingsAt(findings: readonly Finding[], {field, blockKey, start, end}: WordsInField): FindingAt[] {
  return findings
    .flatMap((finding) => {
      const place = placesOf(finding).find((candidate) => {
        const words = wordsOf(candidate)
        if (!words || words.blockKey !== blockKey || fieldKey(fieldOfPlace(candidate)) !== field) return false
        return start === end ? words.start <= start && start <= words.end : words.start < end && start < words.end
      })
      return place ? [{finding, place}] : []
    })
    .toSorted((a, b) => gravity[b.finding.severity] - gravity[a.finding.severity])
}

/** The places a finding has in the document itself, its own first. */
export function placesOf({document, place, related = []}: Finding): Place[] {
  return [place, ...related.filter((other) => other.document === undefined || other.document === document)]
}

function wordsOf({blockKey, blockStart, blockEnd}: Place): WordsInBlock | undefined {
  if (blockKey === undefined || blockStart === undefined || blockEnd === undefined) return undefined
  return {blockKey, start: blockStart, end: blockEnd}
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
