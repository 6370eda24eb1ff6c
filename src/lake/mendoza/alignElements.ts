import {isObject, sameValue} from './sameValue.ts'

/** The element of the old array that an element of the new one comes from, and whether it is unchanged. */
export type Source = {readonly index: number; readonly same: boolean}

/**
 * Finds, for each element of `after`, where in `before` it comes from: equal stretches at both ends first, then the
 * same `_key`, then equal values anywhere, then the old element that stood in the same place, if it is of the same
 * kind and no longer used. `undefined` means new. Takes time linear in the size of both arrays.
 */
export function alignElements(before: readonly unknown[], after: readonly unknown[]): (Source | undefined)[] {
  const sources: (Source | undefined)[] = Array.from(after, () => undefined)
  const limit = Math.min(before.length, after.length)
  const shift = before.length - after.length

  let start = 0
  while (start < limit && sameValue(before[start], after[start])) {
    sources[start] = {index: start, same: true}
    start++
  }

  let end = after.length
  while (end > start && end + shift > start && sameValue(before[end - 1 + shift], after[end - 1])) {
    end--
    sources[end] = {index: end + shift, same: true}
  }

  const used = new Set<number>()
  const identities = before.slice(start, end + shift).map(identityOf)
  const firstWith = new Map(identities.map((identity, offset) => [identity, start + offset] as const).reverse())

  let expected = start
  for (let at = start; at < end; at++) {
    const identity = identityOf(after[at])
    // A repeated value continues the run it is in, so that the run stays one slice.
    const index = identities[expected - start] === identity ? expected : firstWith.get(identity)
    if (index === undefined) continue

    sources[at] = {index, same: sameValue(before[index], after[at])}
    used.add(index)
    expected = index + 1
  }

  expected = start
  for (let at = start; at < end; at++) {
    const stoodHere = before[expected]
    if (!sources[at] && expected < end + shift && !used.has(expected) && sameKind(stoodHere, after[at])) {
      sources[at] = {index: expected, same: sameValue(stoodHere, after[at])}
    }
    expected = (sources[at]?.index ?? expected) + 1
  }

  return sources
}

function identityOf(element: unknown): string {
  const key = keyOf(element)
  return key === undefined ? `value ${JSON.stringify(element)}` : `key ${key}`
}

function keyOf(element: unknown): string | undefined {
  return isObject(element) && typeof element._key === 'string' ? element._key : undefined
}

function sameKind(a: unknown, b: unknown): boolean {
  if (typeof a === 'string') return typeof b === 'string'
  if (Array.isArray(a)) return Array.isArray(b)
  return isObject(a) && isObject(b) && keyOf(a) === keyOf(b)
}
