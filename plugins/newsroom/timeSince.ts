/** A stretch of time in the largest unit that fits whole, as `age.<unit>` says it. */
export interface TimeSpan {
  readonly unit: 'now' | 'minute' | 'hour' | 'day'
  readonly count: number
}

/** How long ago `iso` was at `now`, in milliseconds since 1970; a clock that runs behind reads as now. */
export function timeSince(iso: string, now: number): TimeSpan {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (!(minutes >= 1)) return {unit: 'now', count: 0}
  if (minutes < 60) return {unit: 'minute', count: minutes}
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? {unit: 'hour', count: hours} : {unit: 'day', count: Math.floor(hours / 24)}
}
