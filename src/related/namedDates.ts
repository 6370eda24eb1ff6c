import {findDates} from '../text/dates.ts'
import {dayOf, monthNames, yearMonthDay} from '../text/calendar.ts'

/** Days, both included, and how much a story of those days is meant: the shorter the period, the more. */
export interface NamedPeriod {
  readonly first: number
  readonly last: number
  readonly weight: number
}

const dayLength = 86_400_000
const charactersRead = 3000
const relative =
  /\b(?:(yesterday)|(?:(last|this|past|previous|prior)\s+(week|month|year|spring|summer|autumn|fall|winter))|(?:(a|one|two|three|four|five|\d)\s+(week|month|year)s?\s+ago))\b/giu
const bareMonth = new RegExp(`\\b(?:in|in early|in mid|in late|last|since|this|of|from)\\s+(${monthNames.join('|')})\\b(?!\\s+\\d)`, 'gu')
const amounts: Record<string, number> = {a: 1, one: 1, two: 2, three: 3, four: 4, five: 5}
const lengths: Record<string, number> = {week: 7, month: 30, year: 365}

/**
 * The periods a passage names, as far as a story may be dated in them: absolute dates of a year or less, months without
 * a year as the latest such month before `at`, "last week", "two years ago". `at` is in milliseconds since 1970.
 */
export function namedPeriods(text: string, at: number | undefined): NamedPeriod[] {
  const read = text.slice(0, charactersRead)
  const found: NamedPeriod[] = []
  for (const {first, last, absolute} of findDates(read)) {
    if (absolute && last - first <= 366) found.push({first, last, weight: weightOf(first, last)})
  }
  if (at === undefined) return found
  const today = Math.floor(at / dayLength)
  for (const [, month = ''] of read.matchAll(bareMonth)) {
    const number = monthNames.indexOf(month as (typeof monthNames)[number]) + 1
    const now = yearMonthDay(today)
    const year = number <= now.month ? now.year : now.year - 1
    found.push(period(dayOf(year, number, 1), dayOf(year, number + 1, 0)))
  }
  for (const [, yesterday, , unit = '', amount = '', distance = ''] of read.matchAll(relative)) {
    if (yesterday) found.push(period(today - 2, today - 1))
    else if (distance !== '') {
      const days = (amounts[amount.toLowerCase()] ?? Number(amount)) * lengths[distance.toLowerCase()]!
      const slack = Math.ceil(lengths[distance.toLowerCase()]! / 3)
      found.push(period(today - days - slack, today - days + slack))
    } else {
      const year = yearMonthDay(today).year
      const days = lengths[unit.toLowerCase()] ?? 240
      found.push(days === 365 ? period(dayOf(year - 1, 1, 1), dayOf(year - 1, 12, 31)) : period(today - 2 * days, today - 1))
    }
  }
  return found
}

function period(first: number, last: number): NamedPeriod {
  return {first, last, weight: weightOf(first, last)}
}

function weightOf(first: number, last: number): number {
  const days = last - first + 1
  return days <= 3 ? 1 : days <= 31 ? 0.8 : days <= 100 ? 0.5 : 0.3
}

/** How surely one of the periods means a story of this date, from 0 to 1; two days of slack at both ends. */
export function isMeant(periods: readonly NamedPeriod[], date: number): number {
  if (periods.length === 0 || Number.isNaN(date)) return 0
  const day = Math.floor(date / dayLength)
  let most = 0
  for (const {first, last, weight} of periods) if (weight > most && day >= first - 2 && day <= last + 2) most = weight
  return most
}
