import {dayOfIso, isoDay, monthNames, yearMonthDay} from '../text/calendar.ts'
import type {Day} from '../text/calendar.ts'
import type {DateMention} from '../text/dates.ts'
import {periodOf} from '../text/periods.ts'
import {sectionOf} from './brief.ts'
import type {Brief, Section} from './brief.ts'

/** The section that opens with the as-of date. */
export const asOfSection = 'currentState'

const opening =
  /^\s*As of\s+(?:(?:about|around|the|the (?:start|end|close|beginning|(?:first|second|third|fourth|last) week) of|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?(?:\s+the)?)\s+)?$/

/** The absolute date Current state opens with after "As of"; offsets count in the section. */
export function asOfDate(section: Section): DateMention | undefined {
  const [first] = section.sentences
  if (!first || !/^\s*As of\b/.test(first.text)) return undefined
  const [date] = first.reading.absoluteDates
  if (!date || !opening.test(first.text.slice(0, date.start))) return undefined
  if (date.precision === 'decade' || date.precision === 'century') return undefined
  return {...date, start: first.start + date.start, end: first.start + date.end}
}

/** The day up to which Current state claims to be true: what the prose says, else the stored field. */
export function asOfAnchor(brief: Brief): Day | undefined {
  const section = sectionOf(brief, asOfSection)
  return (section && asOfDate(section)?.anchor) ?? storedAsOf(brief)?.anchor
}

/** The stored as-of date as a period; undefined when it is not set or no date. */
export function storedAsOf(brief: Brief): {first: Day; last: Day; anchor: Day} | undefined {
  return asOfPeriod(brief.fields?.asOf)
}

/** The day a stored as-of value stands for; undefined when it is not set or no date. */
export function storedAsOfDay(asOf: StoredAsOf | undefined): Day | undefined {
  return asOfPeriod(asOf)?.anchor
}

interface StoredAsOf {
  readonly date: string
  readonly precision: string
}

function asOfPeriod(asOf: StoredAsOf | undefined): {first: Day; last: Day; anchor: Day} | undefined {
  const day = asOf && dayOfIso(asOf.date)
  return asOf && day !== undefined ? periodOf(yearMonthDay(day), asOf.precision) : undefined
}

/** The stored as-of date as the opener would say it: "14 March 2026", "mid-2026". */
export function sayAsOf({date, precision}: {date: string; precision: string}): string {
  const stored = dayOfIso(date)
  if (stored === undefined) return date
  const {year, month, day} = yearMonthDay(stored)
  switch (precision) {
    case 'day':
      return `${day} ${monthNames[month - 1]} ${year}`
    case 'month':
      return `${monthNames[month - 1]} ${year}`
    case 'quarter':
      return `the ${['first', 'second', 'third', 'fourth'][Math.ceil(month / 3) - 1]} quarter of ${year}`
    case 'half':
      return `the ${month <= 6 ? 'first' : 'second'} half of ${year}`
    case 'year':
      return String(year)
    case 'mid':
      return `mid-${year}`
    default:
      return `${precision} ${year}`
  }
}

/** How a stored as-of value names a date found in prose. */
export function asOfValue(date: DateMention): {_type: 'asOf'; date: string; precision: string} {
  return {_type: 'asOf', date: isoDay(date.anchor), precision: date.precision === 'season' ? 'quarter' : date.precision}
}
