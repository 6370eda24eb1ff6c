import {dayExists, dayOf, lastDayOfMonth} from './calendar.ts'
import type {Day} from './calendar.ts'

export type Precision =
  'day' | 'month' | 'season' | 'quarter' | 'half' | 'early' | 'mid' | 'late' | 'year' | 'decade' | 'century'

/** A stretch of days a date names. */
export interface Period {
  readonly precision: Precision
  readonly first: Day
  readonly last: Day
  /** The day its age is counted from, when that is not the last. */
  readonly anchor?: Day
  /** False for a day, month or quarter the calendar does not have. */
  readonly exists?: boolean
}

export function monthPeriod(y: number, from: number, to = from): Period {
  return {precision: 'month', first: dayOf(y, from, 1), last: lastDayOfMonth(y, to)}
}

export function dayPeriod(y: number, m: number, from: number, to = from): Period {
  const exists = dayExists(y, m, from) && dayExists(y, m, to)
  if (exists) return {precision: 'day', first: dayOf(y, m, from), last: dayOf(y, m, to)}
  const safe = m >= 1 && m <= 12 ? m : 1
  return {...monthPeriod(y, safe, m === safe ? m : 12), precision: 'day', exists: false}
}

export function partOfYear(word: string, y: number): Period {
  if (/^(?:early|start|beginning)/i.test(word)) {
    return {precision: 'early', first: dayOf(y, 1, 1), last: dayOf(y, 4, 30), anchor: dayOf(y, 3, 1)}
  }
  if (/^mid/i.test(word)) {
    return {precision: 'mid', first: dayOf(y, 5, 1), last: dayOf(y, 8, 31), anchor: dayOf(y, 7, 1)}
  }
  return {precision: 'late', first: dayOf(y, 9, 1), last: dayOf(y, 12, 31), anchor: dayOf(y, 11, 1)}
}

export function quarterPeriod(y: number, quarter: number): Period {
  if (quarter < 1 || quarter > 4) return {...yearPeriod(y), precision: 'quarter', exists: false}
  return {precision: 'quarter', first: dayOf(y, quarter * 3 - 2, 1), last: lastDayOfMonth(y, quarter * 3)}
}

export function halfPeriod(y: number, half: number): Period {
  if (half < 1 || half > 2) return {...yearPeriod(y), precision: 'half', exists: false}
  return {precision: 'half', first: dayOf(y, half * 6 - 5, 1), last: lastDayOfMonth(y, half * 6)}
}

/** Northern seasons; a winter runs into the next year. */
export function seasonPeriod(season: string, y: number): Period {
  const from = {spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12}[season.toLowerCase()] ?? 1
  return {precision: 'season', first: dayOf(y, from, 1), last: lastDayOfMonth(y, from + 2)}
}

export function yearPeriod(from: number, to = from): Period {
  return {precision: 'year', first: dayOf(from, 1, 1), last: dayOf(to, 12, 31)}
}

export function partOfMonth(word: string, y: number, m: number): Period {
  const length = lastDayOfMonth(y, m) - dayOf(y, m, 1) + 1
  const [from, to] = /^(?:early|start|beg)/i.test(word) ? [1, 10] : /^mid/i.test(word) ? [11, 20] : [21, length]
  return {precision: 'month', first: dayOf(y, m, from), last: dayOf(y, m, to)}
}

/** The period a stored as-of date names: `date` is any day inside it. An unknown precision reads as a day. */
export function periodOf(
  {year: y, month: m, day: d}: {year: number; month: number; day: number},
  precision: string,
): {first: Day; last: Day; anchor: Day} {
  const period = storedPeriod(y, m, d, precision)
  return {first: period.first, last: period.last, anchor: period.anchor ?? period.last}
}

function storedPeriod(y: number, m: number, d: number, precision: string): Period {
  switch (precision) {
    case 'month':
      return monthPeriod(y, m)
    case 'quarter':
      return quarterPeriod(y, Math.ceil(m / 3))
    case 'half':
      return halfPeriod(y, m <= 6 ? 1 : 2)
    case 'year':
      return yearPeriod(y)
    case 'early':
    case 'mid':
    case 'late':
      return partOfYear(precision, y)
    default:
      return dayPeriod(y, m, d)
  }
}
