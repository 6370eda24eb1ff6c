/** Gives numbers in [0, 1). */
export type Random = () => number

/** Draws from a distribution given by its quantiles at even steps from 0 to 1, on a straight line between two. */
export function fromQuantiles(quantiles: readonly number[], random: Random): number {
  const at = random() * (quantiles.length - 1)
  const low = Math.floor(at)
  const from = quantiles[low]!
  return from + (at - low) * (quantiles[Math.min(low + 1, quantiles.length - 1)]! - from)
}

/** As `fromQuantiles`, on a straight line of logarithms: for ages and lengths, which have long tails. */
export function fromLogQuantiles(quantiles: readonly number[], random: Random): number {
  const at = random() * (quantiles.length - 1)
  const low = Math.floor(at)
  const from = Math.log(quantiles[low]!)
  return Math.exp(from + (at - low) * (Math.log(quantiles[Math.min(low + 1, quantiles.length - 1)]!) - from))
}

/** Draws an index by the share of each. */
export function fromShares(shares: readonly number[], random: Random): number {
  let left = random()
  for (let index = 0; index < shares.length; index++) {
    left -= shares[index]!
    if (left < 0) return index
  }
  return shares.length - 1
}

/** A number of mean 0 and deviation 1 (the polar form of Box and Muller's method, one of the pair). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

export function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!
}
