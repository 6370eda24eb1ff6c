import {dayOfIso, yearMonthDay} from '../text/calendar.ts'
import {periodOf} from '../text/periods.ts'
import {asOfAnchor, asOfDate, asOfSection, sayAsOf} from './asOf.ts'
import {placeIn, sectionOf, type Brief, type Section} from './brief.ts'
import type {Place} from './finding.ts'
import {repair, type BlockChange, type ReadField} from './repair.ts'

/** A day up to which Current state is true, and how exactly the opening says it. */
export interface AsOf {
  /** ISO date. */
  readonly date: string
  readonly precision: string
}

/** What "still true" changes: the field and the opening's date, and nothing else. */
export interface Attestation {
  readonly kind: 'attestation'
  readonly asOf: AsOf
  /** The date as the opening says it. */
  readonly said: string
  readonly opener: BlockChange
}

/**
 * Why there is nothing to attest: `noDate` (none was given), `future`, `earlier` (than the one that stands),
 * `noOpener` (Current state does not open with a date), `changed` (the opening is not what was read).
 */
export type AttestationProblem = 'noDate' | 'future' | 'earlier' | 'noOpener' | 'changed'

/** Works out "still true" for a new as-of date. `now` is an ISO date; `newKey` names new spans. */
export function attest(
  brief: Brief,
  asOf: AsOf,
  {now, readField, newKey}: {now: string; readField: ReadField; newKey: () => string},
): Attestation | {readonly kind: 'problem'; readonly problem: AttestationProblem} {
  const problem = (name: AttestationProblem) => ({kind: 'problem', problem: name}) as const
  const day = dayOfIso(asOf.date)
  const today = dayOfIso(now)
  if (day === undefined || today === undefined) return problem('noDate')
  if (day > today) return problem('future')
  const section = sectionOf(brief, asOfSection)
  const place = section && openerPlace(section)
  if (!section || !place) return problem('noOpener')
  const standing = asOfAnchor(brief)
  if (standing !== undefined && periodOf(yearMonthDay(day), asOf.precision).anchor < standing) return problem('earlier')
  const said = sayAsOf(asOf)
  const result = repair({title: '', kind: 'replace', place, text: said}, readField, newKey)
  const [opener] = result.kind === 'blocks' ? result.changes : []
  return opener ? {kind: 'attestation', asOf, said, opener} : problem('changed')
}

/** The words between "As of " and the end of the date, an article included. */
function openerPlace(section: Section): Place | undefined {
  const date = asOfDate(section)
  const prefix = /^\s*As of\s+/.exec(section.sentences[0]?.text ?? '')
  const start = (section.sentences[0]?.start ?? 0) + (prefix?.[0].length ?? 0)
  return date && prefix ? placeIn(section, {start, end: date.end}) : undefined
}
