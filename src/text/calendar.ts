/** Whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number

const dayLength = 86_400_000

/** `month` is 1 to 12; a day past the month's end rolls over, so check with `dayExists` first. */
export function dayOf(year: number, month: number, day: number): Day {
  return Math.floor(Date.UTC(year, month - 1, day) / dayLength)
}

export function lastDayOfMonth(year: number, month: number): Day {
  return dayOf(year, month + 1, 0)
}

export function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month) - dayOf(year, month, 1) + 1
}

export function yearMonthDay(day: Day): {year: number; month: number; day: number} {
  const date = new Date(day * dayLength)
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()}
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * The day an ISO date or date-time falls on in `timeZone`. A bare date is that day everywhere; text that is neither
 * gives undefined.
 */
export function dayOfIso(iso: string, timeZone = 'UTC'): Day | undefined {
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso.trim())
  if (bare) {
    const [year, month, day] = bare.slice(1).map(Number) as [number, number, number]
    return dayExists(year, month, day) ? dayOf(year, month, day) : undefined
  }
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(instant)) return undefined
  const parts = formatterFor(timeZone).formatToParts(instant)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return dayOf(read('year'), read('month'), read('day'))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {timeZone, year: 'numeric', month: 'numeric', day: 'numeric'})
  formatters.set(timeZone, made)
  return made
}
