import type {BriefingContract} from '../contract/contractTypes.ts'
import {dayOfIso} from '../text/calendar.ts'
import type {Day} from '../text/calendar.ts'
import {asOfAnchor, asOfDate, asOfSection, sayAsOf} from './asOf.ts'
import {placeIn, sectionOf, type Brief, type Section, type Sentence} from './brief.ts'
import type {Place} from './finding.ts'

/** How old one sentence of Current state is. */
export interface SentenceAge {
  readonly place: Place
  /** What its age hangs on: its latest date, or else the first figure, or else the whole sentence. */
  readonly words: Place
  /** Its latest date, as it is written; undefined when it has none of its own and is as old as the as-of date. */
  readonly date: string | undefined
  /** Whole days from the anchor day of its date to today, never below 0. */
  readonly age: number
  /** It gives a figure, or says who says so: what a reader would rely on. */
  readonly carriesWeight: boolean
}

export interface Freshness {
  /** The as-of date as the opening says it, or would say it. */
  readonly asOf: string
  /** Where the opening says it; undefined when only the field does. */
  readonly place: Place | undefined
  /** Whole days since the as-of date's anchor day. */
  readonly age: number
  /** `fresh` until the contract warns, `late` until it blocks, then `blocked`. */
  readonly state: 'fresh' | 'late' | 'blocked'
  readonly sentences: readonly SentenceAge[]
  /** The oldest sentence that carries weight; undefined when none does. */
  readonly oldest: SentenceAge | undefined
}

/** How old Current state is, sentence by sentence; undefined when it is empty or has no as-of date. `now` is an ISO date. */
export function freshness(brief: Brief, {asOf: limits}: BriefingContract, now: string): Freshness | undefined {
  const today = dayOfIso(now)
  const section = sectionOf(brief, asOfSection)
  const anchor = asOfAnchor(brief)
  if (today === undefined || !section || section.sentences.length === 0 || anchor === undefined) return undefined
  const sentences = sentenceAges(section, anchor, today)
  const age = Math.max(0, today - anchor)
  const opening = asOfDate(section)
  const field = brief.fields?.asOf
  return {
    asOf: opening?.text ?? (field ? sayAsOf(field) : ''),
    place: opening && placeIn(section, opening),
    age,
    state: age >= limits.errorAfterDays ? 'blocked' : age >= limits.warnAfterDays ? 'late' : 'fresh',
    sentences,
    oldest: oldestClaims(sentences)[0],
  }
}

/** The age of each sentence of a section whose claims are true as of `anchor`. */
export function sentenceAges(section: Section, anchor: Day, today: Day): SentenceAge[] {
  return section.sentences.map((sentence) => {
    const {figures, attributions} = sentence.reading
    const date = latestDate(sentence, today)
    const said = date ?? figures[0]
    return {
      place: placeIn(section, sentence),
      words: said ? placeIn(section, {start: sentence.start + said.start, end: sentence.start + said.end}) : placeIn(section, sentence),
      date: date?.text,
      age: Math.max(0, today - (date?.anchor ?? anchor)),
      carriesWeight: figures.length > 0 || attributions.length > 0,
    }
  })
}

/** The sentences that carry weight, the oldest first. */
export function oldestClaims(sentences: readonly SentenceAge[]): SentenceAge[] {
  return sentences.filter(({carriesWeight}) => carriesWeight).toSorted((a, b) => b.age - a.age)
}

/** The latest date that has come; a date still to come says nothing about how old the sentence is. */
function latestDate({reading}: Sentence, today: number) {
  const told = reading.absoluteDates.filter(({exists, first}) => exists && first <= today)
  return told.reduce<(typeof told)[number] | undefined>((latest, date) => (latest && latest.last >= date.last ? latest : date), undefined)
}
