/** A month of the newsroom's calendar, `YYYY-MM`; undefined for anything else. */
export function readMonth(text: string | undefined): string | undefined {
  return text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && text >= '1000' ? text : undefined
}

/** The moments a month begins and the next one begins, as ISO dates in UTC, in a time zone (IANA name). */
export function monthSpan(month: string, timeZone: string): {readonly from: string; readonly to: string} {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return {from: midnight(year, at - 1, timeZone), to: midnight(year, at, timeZone)}
}

/** The month a moment falls into, in a time zone. */
export function monthOf(moment: string, timeZone: string): string {
  const {year, month} = partsOf(new Date(moment), timeZone)
  return `${year}-${month}`
}

/** Every month from one to another, oldest first, by year: at most the newest 1,200. */
export function monthsByYear(oldest: string, newest: string): readonly {readonly year: string; readonly months: readonly string[]}[] {
  const last = index(newest)
  const first = Math.max(index(oldest), last - 1199)
  const years = new Map<string, string[]>()
  for (let at = first; at <= last; at += 1) {
    const year = String(Math.floor(at / 12))
    const month = `${year}-${String((at % 12) + 1).padStart(2, '0')}`
    years.set(year, [...(years.get(year) ?? []), month])
  }
  return [...years].map(([year, months]) => ({year, months}))
}

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "June 2026" of `2026-06`. */
export function monthName(month: string): string {
  return `${names[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
}

function index(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function midnight(year: number, month: number, timeZone: string): string {
  const wanted = Date.UTC(year, month, 1)
  // Twice, since the offset at the first guess may be that of the other side of a change of clocks.
  const once = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(once, timeZone)).toISOString()
}

function offsetAt(moment: number, timeZone: string): number {
  const {year, month, day, hour, minute, second} = partsOf(new Date(moment), timeZone)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - moment
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function partsOf(date: Date, timeZone: string): Record<string, string> {
  const known = formatters.get(timeZone)
  const two = '2-digit' as const
  const formatter =
    known ??
    new Intl.DateTimeFormat('en-GB', {timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two})
  formatters.set(timeZone, formatter)
  return Object.fromEntries(formatter.formatToParts(date).map(({type, value}) => [type, value]))
}
