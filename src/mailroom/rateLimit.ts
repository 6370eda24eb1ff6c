import {isIPv6} from 'node:net'

/**
 * Whom an address counts as: IPv4 by itself, without a port; IPv6 by its first 64 bits, since whoever has one such
 * address has all that begin with them (RFC 6177).
 */
export function callerOf(address: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? []
  const [bare = ''] = (bracketed ?? address.replace(/^([\d.]+):\d+$/, '$1')).split('%')
  if (!isIPv6(bare)) return bare
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare) ?? []
  if (mapped) return mapped
  const [head = '', tail] = bare.toLowerCase().split('::')
  const groups = (part: string | undefined) => (part ? part.split(':').flatMap((group) => (group.includes('.') ? ['', ''] : [group])) : [])
  const [first, last] = [groups(head), groups(tail)]
  const all = [...first, ...Array.from({length: tail === undefined ? 0 : 8 - first.length - last.length}, () => '0'), ...last]
  return `${all.slice(0, 4).map((group) => Number.parseInt(group || '0', 16).toString(16)).join(':')}::/64`
}

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
