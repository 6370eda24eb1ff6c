/** nDCG with gains 0 and 1 over the first `depth` answers. */
export function ndcg(ranked: readonly string[], truth: ReadonlySet<string>, depth: number): number {
  let gain = 0
  let ideal = 0
  for (let rank = 0; rank < depth; rank++) {
    const discount = 1 / Math.log2(rank + 2)
    if (rank < truth.size) ideal += discount
    if (rank < ranked.length && truth.has(ranked[rank]!)) gain += discount
  }
  return ideal === 0 ? 0 : gain / ideal
}

/** The share of the truth among the first `depth` answers. */
export function recall(ranked: readonly string[], truth: ReadonlySet<string>, depth: number): number {
  if (truth.size === 0) return 0
  let found = 0
  for (const id of ranked.slice(0, depth)) if (truth.has(id)) found++
  return found / truth.size
}

/** One over the rank of the first right answer, 0 without one. */
export function reciprocalRank(ranked: readonly string[], truth: ReadonlySet<string>): number {
  const rank = ranked.findIndex((id) => truth.has(id))
  return rank < 0 ? 0 : 1 / (rank + 1)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

/** A generator of numbers in [0, 1) that depends on its seed alone (a 32-bit mixer over a Weyl sequence). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** The 95 % interval of the mean of paired differences, from 2,000 resamples. */
export function pairedInterval(first: readonly number[], second: readonly number[], random: () => number): [low: number, high: number] {
  const differences = first.map((value, index) => value - (second[index] ?? 0))
  const means = Array.from({length: 2000}, () => {
    let sum = 0
    for (let draw = 0; draw < differences.length; draw++) sum += differences[Math.floor(random() * differences.length)]!
    return differences.length === 0 ? 0 : sum / differences.length
  })
  return [quantile(means, 0.025), quantile(means, 0.975)]
}
