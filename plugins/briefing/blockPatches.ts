import {set, unset, type FormPatch} from 'sanity'
import {childrenOf, isSpan, joinSpans, marksOf, type StoredBlock} from '../../src/briefing/childSpans.ts'
import type {BlockChange} from '../../src/briefing/repair.ts'
import {toPath} from './paths.ts'

/**
 * The patches that make one block as it should be, for a field that no editor has open. When only words change, only
 * the spans that hold them are set, so that what others do to the rest of the block stays.
 */
export function patchesOf({field, before, after}: BlockChange): FormPatch[] {
  const path = [...toPath(field), {_key: String(before._key)}]
  if (!after) return [unset(path)]
  if (!sameShape(before, after)) return [set(joinSpans(after), path)]
  const old = childrenOf(before)
  return childrenOf(after).flatMap((span, index) =>
    span.text === old[index]?.text ? [] : [set(span.text, [...path, 'children', {_key: String(span._key)}, 'text'])],
  )
}

function sameShape(before: StoredBlock, after: StoredBlock): boolean {
  const [old, wanted] = [childrenOf(before), childrenOf(after)]
  return (
    JSON.stringify(before.markDefs ?? []) === JSON.stringify(after.markDefs ?? []) &&
    old.length === wanted.length &&
    wanted.every((span, index) => {
      const was = old[index]!
      return was._key === span._key && isSpan(was) === isSpan(span) && String(marksOf(was)) === String(marksOf(span))
    })
  )
}
