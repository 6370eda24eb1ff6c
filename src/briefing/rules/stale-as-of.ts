import {dayOfIso, isoDay} from '../../text/calendar.ts'
import type {Day} from '../../text/calendar.ts'
import {asOfAnchor, asOfDate, asOfSection} from '../asOf.ts'
import {fieldPlace, isEmpty, placeIn, sectionOf} from '../brief.ts'
import type {Brief, Section} from '../brief.ts'
import {titlePlace} from '../citations.ts'
import {defineRule} from '../rule.ts'
import type {Complaint, RuleContext} from '../rule.ts'
import {sharedSubjects} from '../subjects.ts'

/** Current state is checked again before it goes stale, and when a newer take tells of the same things. */
export const staleAsOf = defineRule({
  id: 'stale-as-of',
  severity: 'warning',
  needs: ['text'],
  defaults: {sharedSubjects: 2},
  why: 'An old as-of date tells readers that nobody has looked.',

  *check(brief, options, context) {
    const section = sectionOf(brief, asOfSection)
    const anchor = asOfAnchor(brief)
    if (!section || isEmpty(section) || anchor === undefined) return // `as-of-opener` owns this case.
    const {warnAfterDays, errorAfterDays} = context.contract.asOf
    const age = Math.max(0, context.now - anchor)
    if (age >= warnAfterDays) {
      const date = asOfDate(section)
      yield {
        message:
          `Current state was true on ${isoDay(anchor)}, ${age} days ago. Check its claims and bring the ` +
          `date up to now.`,
        place: date ? placeIn(section, date) : fieldPlace(['asOf']),
        severity: age >= errorAfterDays ? 'error' : 'warning',
      }
    }
    yield* overtaken(brief, section, anchor, options.sharedSubjects, context)
  },
})

/** One warning per newer member take, at the sentence it shares most subjects with. */
function* overtaken(
  brief: Brief,
  section: Section,
  anchor: Day,
  least: number,
  context: RuleContext,
): Iterable<Complaint> {
  const {corpus, members, timeZone, now} = context
  if (!corpus) return
  for (const take of members) {
    const day = take.date === undefined ? undefined : dayOfIso(take.date, timeZone)
    if (day === undefined || day <= anchor || day > now) continue
    const ranked = section.sentences
      .map((sentence) => ({sentence, shared: sharedSubjects(sentence.text, take, corpus)}))
      .sort((a, b) => b.shared.length - a.shared.length)
    const [best] = ranked
    if (!best || best.shared.length < least) continue
    yield {
      message:
        `"${take.title}" of ${isoDay(day)} is newer than this sentence and also tells of ` +
        `${best.shared.join(' and ')}. Check the sentence.`,
      place: placeIn(section, best.sentence),
      related: [titlePlace(take)],
    }
  }
}
