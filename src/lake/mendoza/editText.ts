import {instructions, OP, sequence} from './instructions.ts'
import type {Edit} from './editValue.ts'

/**
 * Keeps what two strings have in common at their start and at their end, and restates what is between.
 * Offsets in the patch are UTF-8 bytes of `before`; no offset falls inside a code point of either string.
 *
 * Only slices that begin at the start or reach the end are written: the decoder counts a slice's end from its
 * start in UTF-16 units, so a slice from the middle comes out too long after any multi-byte character.
 */
export function editText(before: string, after: string): Edit | undefined {
  const prefix = commonPrefix(before, after)
  const suffix = commonSuffix(before, after, prefix)
  if (prefix === 0 && suffix === 0) return undefined

  const between = after.slice(prefix, after.length - suffix)
  if (prefix === before.length) return {base: 'copy', changes: instructions(OP.stringAppendString, between)}

  const end = Buffer.byteLength(before)
  const suffixStart = end - Buffer.byteLength(before.slice(before.length - suffix))
  return {
    base: 'blank',
    changes: sequence([
      ...(prefix > 0
        ? [instructions(OP.stringAppendSlice, 0, Buffer.byteLength(before.slice(0, prefix)))]
        : []),
      ...(between === '' ? [] : [instructions(OP.stringAppendString, between)]),
      ...(suffix > 0 ? [instructions(OP.stringAppendSlice, suffixStart, end)] : []),
    ]),
  }
}

function commonPrefix(before: string, after: string): number {
  const limit = Math.min(before.length, after.length)
  let length = 0
  while (length < limit && before.charCodeAt(length) === after.charCodeAt(length)) length++
  return splitsCodePoint(before, length) || splitsCodePoint(after, length) ? length - 1 : length
}

function commonSuffix(before: string, after: string, prefix: number): number {
  const limit = Math.min(before.length, after.length) - prefix
  let length = 0
  while (
    length < limit &&
    before.charCodeAt(before.length - 1 - length) === after.charCodeAt(after.length - 1 - length)
  ) {
    length++
  }
  const splits = splitsCodePoint(before, before.length - length) || splitsCodePoint(after, after.length - length)
  return splits ? length - 1 : length
}

function splitsCodePoint(text: string, at: number): boolean {
  return at > 0 && at < text.length && isBetween(text, at - 1, 0xd800, 0xdbff) && isBetween(text, at, 0xdc00, 0xdfff)
}

function isBetween(text: string, at: number, low: number, high: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= low && unit <= high
}
