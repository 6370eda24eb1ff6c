import type {ValidationMarker} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import {markerOf} from './checks.ts'
import {fieldKey} from './marksOfField.ts'
import type {BriefingReport} from './briefingSession.ts'

/**
 * A document's markers as they stand now. The Studio validates again only when the document is edited, so what was
 * declined, overridden or reopened since shows wrongly until the next key. Gives back `shown` itself when it is right.
 */
export function checksOfPane(
  shown: readonly ValidationMarker[],
  {open, declined, overridden}: Pick<BriefingReport, 'open' | 'declined' | 'overridden'>,
): readonly ValidationMarker[] {
  const stands = new Set(open.map(keyOfFinding))
  const settled = new Set([...declined, ...overridden].map(({finding}) => keyOfFinding(finding)).filter((key) => !stands.has(key)))
  const kept = shown.filter((marker) => !settled.has(keyOfMarker(marker)))
  const said = new Set(shown.map(keyOfMarker))
  const missing = open.filter((finding) => !said.has(keyOfFinding(finding)))
  if (kept.length === shown.length && missing.length === 0) return shown
  return [...kept, ...missing.map((finding) => ({...markerOf(finding), level: finding.severity}) as ValidationMarker)]
}

/** What remains of the Studio's markers without those for `settled` findings. */
export function withoutSettled(shown: readonly ValidationMarker[], settled: readonly Finding[]): readonly ValidationMarker[] {
  const keys = new Set(settled.map(keyOfFinding))
  return shown.filter((marker) => !keys.has(keyOfMarker(marker)))
}

function keyOfFinding(finding: Finding): string {
  const {code, path} = markerOf(finding)
  return `${code} ${fieldKey(path)} ${finding.message}`
}

function keyOfMarker({code, path, message}: ValidationMarker): string {
  return `${code} ${fieldKey(path)} ${message}`
}
