import {fieldsOf, isObject} from './sameValue.ts'

/** The opcodes of the mendoza format that the encoder writes; the `mendoza` package's decoder defines them. */
export const OP = {
  value: 0,
  blank: 2,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectCopyField: 18,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const

/** A stretch of a patch. `size` is its length as JSON text, with one comma per part. */
export type Instructions = {readonly parts: readonly unknown[]; readonly size: number}

export function instructions(...parts: unknown[]): Instructions {
  return {parts, size: sizeOfParts(parts, Infinity)}
}

export function sequence(all: readonly Instructions[]): Instructions {
  return {parts: all.flatMap(({parts}) => parts), size: all.reduce((sum, {size}) => sum + size, 0)}
}

/**
 * The shorter of two ways to say the same. On a tie, `keeping` wins, because what it copies keeps its author
 * in the Studio's review pane.
 */
export function shorter(keeping: Instructions | undefined, restating: readonly unknown[]): Instructions {
  const size = sizeOfParts(restating, keeping ? keeping.size : Infinity)
  return keeping && keeping.size <= size ? keeping : {parts: restating, size}
}

/** Stops measuring as soon as `limit` is passed, so that comparing a small edit with a large value stays cheap. */
function sizeOfParts(parts: readonly unknown[], limit: number): number {
  let size = 0
  for (const part of parts) {
    size += sizeAsJson(part, limit - size) + 1
    if (size > limit) return Infinity
  }
  return size
}

function sizeAsJson(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length + 2 > limit ? Infinity : JSON.stringify(value).length
  if (Array.isArray(value)) return Math.max(2, 1 + sizeOfParts(value, limit))
  if (!isObject(value)) return String(value).length

  let size = 1
  for (const field of fieldsOf(value)) {
    size += sizeOfParts([field, value[field]], limit - size)
    if (size > limit) return Infinity
  }
  return Math.max(2, size)
}
