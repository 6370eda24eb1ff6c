import type {DatePrecision} from '../contract/vocabulary.ts'

const ordinals = ['first', 'second', 'third', 'fourth'] as const

/**
 * A stored date in words, no more exact than it is known: "3 June 2026", "June 2026", "the second quarter of 2026",
 * "mid-2026". The date is a day inside the period. Null when there is no such date.
 */
export function datePhrase(date?: string | null, precision?: DatePrecision | null): string | null {
  const day = date ? new Date(`${date.slice(0, 10)}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime())) return null
  const year = String(day.getUTCFullYear())
  const month = day.getUTCMonth()
  switch (precision) {
    case 'month':
      return format(day, {month: 'long', year: 'numeric'})
    case 'quarter':
      return `the ${ordinals[Math.floor(month / 3)]} quarter of ${year}`
    case 'half':
      return `the ${ordinals[Math.floor(month / 6)]} half of ${year}`
    case 'year':
      return year
    case 'early':
    case 'late':
      return `${precision} ${year}`
    case 'mid':
      return `mid-${year}`
    default:
      return format(day, {day: 'numeric', month: 'long', year: 'numeric'})
  }
}

/** A moment as a day in words in a time zone (IANA name), like "3 June 2026". Null when it is not a moment. */
export function dayPhrase(moment: string | null | undefined, timeZone = 'UTC'): string | null {
  const date = new Date(moment ?? '')
  return Number.isNaN(date.getTime()) ? null : format(date, {day: 'numeric', month: 'long', year: 'numeric', timeZone})
}

/** What a `<time>` element may state of a date known to this precision: a day, a month or a year. */
export function machineDate(date: string, precision: DatePrecision | null | undefined): string {
  if (!precision || precision === 'day') return date.slice(0, 10)
  return date.slice(0, precision === 'month' ? 7 : 4)
}

// Making a formatter costs a hundred times what using it does, and a page has dozens of dates.
const formatters = new Map<string, Intl.DateTimeFormat>()

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = `${options.timeZone ?? ''} ${options.day ?? ''}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', ...options})
  formatters.set(key, formatter)
  return formatter.format(date)
}
