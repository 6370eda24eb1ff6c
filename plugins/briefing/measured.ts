const kept = new Map<string, number>()

/** Spans of one name that a page keeps; a day of writing would otherwise fill its memory with them. */
const capacity = 2000

/**
 * Records a `performance.measure` span from `start` (milliseconds of `performance.now`) until now, so that what the plugin
 * adds to a keystroke can be read off any browser's timeline.
 */
export function measure(name: `beatbook:${string}`, start: number): void {
  const count = (kept.get(name) ?? 0) + 1
  if (count > capacity) performance.clearMeasures(name)
  kept.set(name, count > capacity ? 1 : count)
  performance.measure(name, {start, end: performance.now()})
}

/** Runs work under such a span. */
export function measured<Result>(name: `beatbook:${string}`, work: () => Result): Result {
  const start = performance.now()
  const result = work()
  measure(name, start)
  return result
}
