import {sectionOf, type Brief} from '../briefing/brief.ts'
import type {Finding, PathSegment, Place} from '../briefing/finding.ts'
import {decisionNumber, withdrawnIds, type Decision, type DecisionPlace} from './decision.ts'

/** A finding that someone declined, and the decision that says why. */
export interface DeclinedFinding {
  readonly finding: Finding
  readonly decision: Decision
}

export interface SortedFindings {
  /** What still wants a fix or a reason. */
  readonly open: readonly Finding[]
  readonly declined: readonly DeclinedFinding[]
}

/** Errors block and cannot be declined; a reviewer can override some of them when publishing. */
export function canDecline({severity}: Finding): boolean {
  return severity !== 'error'
}

/**
 * What a decline of something at `place` is bound to: the sentence the words stand in (all of them when there are
 * several), or the field's whole text. Offsets count in that text.
 */
export function groundOf(place: Place, brief: Brief): DecisionPlace {
  const section = place.section === undefined ? undefined : sectionOf(brief, place.section)
  const blockKey = place.blockKey === undefined ? {} : {blockKey: place.blockKey}
  const path = pathOf(place)
  const touched = (section?.sentences ?? []).filter(({start, end}) =>
    place.start === place.end ? start <= place.start && place.start <= end : start < place.end && place.start < end,
  )
  const [first] = touched
  const last = touched.at(-1)
  if (!section || !first || !last) return {path, ...blockKey, start: 0, end: 0, text: fieldText(place, brief)}
  const from = Math.min(first.start, place.start)
  return {
    path,
    ...blockKey,
    start: place.start - from,
    end: place.end - from,
    text: section.text.slice(from, Math.max(last.end, place.end)),
  }
}

/**
 * Parts declined findings from open ones. A decline stands for a finding of the same rule on the same words while the
 * sentence it was made on is unchanged, wherever the sentence stands in its field; the newest one speaks. A decline
 * that was withdrawn no longer stands. Gives back `findings` itself when nothing is declined.
 */
export function sortFindings(findings: readonly Finding[], decisions: readonly Decision[], brief: Brief | undefined): SortedFindings {
  const withdrawn = withdrawnIds(decisions)
  const standing = decisions.filter(({act, _id}) => act === 'decline' && !withdrawn.has(_id))
  if (standing.length === 0 || !brief) return {open: findings, declined: []}
  const open: Finding[] = []
  const declined: DeclinedFinding[] = []
  for (const finding of findings) {
    const decision = canDecline(finding) ? newest(standing.filter((decline) => coversFinding(decline, finding, brief))) : undefined
    if (decision) declined.push({finding, decision})
    else open.push(finding)
  }
  return declined.length === 0 ? {open: findings, declined} : {open, declined}
}

/** Whether a decision of the same rule was made on the same words as the finding is about. */
export function coversFinding({ruleId, place}: Decision, finding: Finding, brief: Brief): boolean {
  if (ruleId !== finding.ruleId || !place) return false
  const ground = groundOf(finding.place, brief)
  return (
    place.text === ground.text && place.start === ground.start && place.end === ground.end && field(place.path) === field(ground.path)
  )
}

function newest(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (latest, decision) => (latest && decisionNumber(latest) >= decisionNumber(decision) ? latest : decision),
    undefined,
  )
}

/** The text of the field a place without words is about. */
function fieldText({path}: Place, brief: Brief): string {
  if (path[0] === brief.titlePath[0]) return brief.title
  return path[0] === 'dek' ? brief.dek : ''
}

function field(path: string): string {
  return /^[^.[]*/.exec(path)![0]
}

function pathOf({path, blockKey}: Place): string {
  const last = path.at(-1)
  const ofField = typeof last === 'object' && last._key === blockKey ? path.slice(0, -1) : path
  return ofField.map(segmentOf).join('')
}

function segmentOf(segment: PathSegment, index: number): string {
  if (typeof segment === 'string') return index === 0 ? segment : `.${segment}`
  return typeof segment === 'number' ? `[${segment}]` : `[_key=="${segment._key}"]`
}
