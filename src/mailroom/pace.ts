/** The clock a sender waits by; tests bring one that does not wait. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  /** Resolves after so many milliseconds, or as soon as `signal` is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

export const wallClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal.addEventListener('abort', done)
    }),
}

/** Lets through at most so many a second, evenly, however many ask. */
export function createPace(perSecond: number, clock: Clock): (signal: AbortSignal) => Promise<void> {
  const gap = 1000 / perSecond
  let next = 0
  return async (signal) => {
    const now = clock.now()
    const turn = Math.max(now, next)
    next = turn + gap
    if (turn > now) await clock.wait(turn - now, signal)
  }
}

/** How long to wait after the nth failure in a row: half a minute, doubling, an hour at most. Milliseconds. */
export function backoff(failures: number): number {
  return Math.min(3_600_000, 30_000 * 2 ** (failures - 1))
}
