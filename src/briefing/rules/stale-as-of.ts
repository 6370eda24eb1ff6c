import {dayOfIso, isoDay} from '../../text/calendar.ts'
import type {Day} from '../../text/calendar.ts'
import {asOfAnchor, asOfDate, asOfSection, sayAsOf} from '../asOf.ts'
import {fieldPlace, isEmpty, placeIn, sectionOf} from '../brief.ts'
import type {Brief, Section} from '../brief.ts'
import {titlePlace} from '../citations.ts'
import {oldestClaims, sentenceAges} from '../freshness.ts'
import type {SentenceAge} from '../freshness.ts'
import {defineRule} from '../rule.ts'
import type {Complaint, RuleContext} from '../rule.ts'
import {sharedSubjects} from '../subjects.ts'

/** Current state is checked again before it goes stale, and when a newer take tells of the same things. */
export const staleAsOf = defineRule({
  id: 'stale-as-of',
  severity: 'warning',
  needs: ['text'],
  defaults: {sharedSubjects: 2, oldestClaims: 2},
  why: 'An old as-of date tells readers that nobody has looked.',

  *check(brief, options, context) {
    const section = sectionOf(brief, asOfSection)
    const anchor = asOfAnchor(brief)
    if (!section || isEmpty(section) || anchor === undefined) return // `as-of-opener` owns this case.
    const {warnAfterDays, errorAfterDays} = context.contract.asOf
    const age = Math.max(0, context.now - anchor)
    if (age >= warnAfterDays) {
      const date = asOfDate(section)
      const claims = oldestClaims(sentenceAges(section, anchor, context.now)).slice(0, options.oldestClaims)
      yield {
        message:
          `Current state was true on ${say(anchor)}, ${age} days ago. ${named(claims)} and bring the ` +
          `date up to now.`,
        place: date ? placeIn(section, date) : fieldPlace(['asOf']),
        severity: age >= errorAfterDays ? 'error' : 'warning',
        related: claims.map(({words}) => words).filter(({start, end}) => start !== date?.start || end !== date.end),
      }
    }
    yield* overtaken(brief, section, anchor, options.sharedSubjects, context)
  },
})

/** What to check first: the oldest claims by their opening words, and their dates where they have one. */
function named(claims: readonly SentenceAge[]): string {
  if (claims.length === 0) return 'Check its claims'
  const said = claims.map(({place, date}) => `"${opening(place.text)}"${date === undefined ? '' : ` (${date})`}`)
  return claims.length === 1
    ? `Its oldest claim is ${said[0]}. Check it`
    : `Its oldest claims are ${said.slice(0, -1).join(', ')} and ${said.at(-1)}. Check them`
}

const openingWords = 8

/** The first words of a sentence, not ending on an article, a preposition or half a date. */
function opening(sentence: string): string {
  const words = sentence.trim().replaceAll('"', "'").split(/\s+/)
  if (words.length <= openingWords) return words.join(' ').replace(/\.$/, '')
  return `${words.slice(0, openingWords).join(' ').replace(/(?: [\p{Ll}\d]{1,3})+$/u, '')} …`
}

function say(day: Day): string {
  return sayAsOf({date: isoDay(day), precision: 'day'})
}

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
        `"${take.title}" of ${say(day)} is newer than this sentence and also tells of ` +
        `${best.shared.join(' and ')}. Check the sentence.`,
      place: placeIn(section, best.sentence),
      related: [titlePlace(take)],
    }
  }
}
