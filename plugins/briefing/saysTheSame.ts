/**
 * For `memo`: whether two sets of props draw the same. Plain data is compared by what it says, as a lint or an outline
 * makes it anew at every key; functions by identity.
 */
export function saysTheSame<Props extends object>(before: Props, now: Props): boolean {
  const [was, is] = [Object.entries(before), new Map<string, unknown>(Object.entries(now))]
  return was.length === is.size && was.every(([name, value]) => is.has(name) && isAlike(value, is.get(name)))
}

function isAlike(value: unknown, other: unknown): boolean {
  if (value === other) return true
  return typeof value !== 'function' && typeof other !== 'function' && JSON.stringify(value) === JSON.stringify(other)
}
