/** Counts per key within a sliding window. Keys are kept in memory only, and no longer than the window. */
export interface RateLimit {
  /** Whether one more is allowed now; counts it when it is. */
  allows(key: string): boolean
}

/** At most `most` for each key within `within` milliseconds. `now` in milliseconds. */
export function createRateLimit({most, within, now}: {most: number; within: number; now: () => number}): RateLimit {
  const times = new Map<string, number[]>()
  let swept = now()
  return {
    allows(key) {
      const at = now()
      const fresh = (list: readonly number[]) => list.filter((time) => time > at - within)
      if (at - swept > within) {
        for (const [known, list] of times) if (fresh(list).length === 0) times.delete(known)
        swept = at
      }
      const list = fresh(times.get(key) ?? [])
      if (list.length >= most) {
        times.set(key, list)
        return false
      }
      times.set(key, [...list, at])
      return true
    },
  }
}
