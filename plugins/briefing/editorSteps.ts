import type {SyntheticBehaviorEvent} from '@portabletext/editor/behaviors'
import {childrenOf, isSpan, marksOf, type StoredBlock} from '../../src/briefing/childSpans.ts'

/**
 * The smallest steps that turn one block of an open editor into another. Spans are told apart by key; of a span whose
 * text differs only the part that differs is touched, so carets and other people's edits around it survive. The steps
 * belong in one behavior, which makes them one undo step.
 */
export function editorSteps(before: StoredBlock, after: StoredBlock | undefined): SyntheticBehaviorEvent[] {
  const block = {_key: String(before._key)}
  if (!after) return [{type: 'unset', at: [block]}]
  const child = (key: unknown) => [block, 'children', {_key: String(key)}]
  const steps: SyntheticBehaviorEvent[] = []
  if (JSON.stringify(before.markDefs ?? []) !== JSON.stringify(after.markDefs ?? [])) {
    steps.push({type: 'block.set', at: [block], props: {markDefs: after.markDefs ?? []}})
  }

  const wanted = childrenOf(after)
  const known = new Map(childrenOf(before).map((span) => [span._key, span]))
  const [first] = known.keys()
  let previous: unknown
  for (const span of wanted) {
    const old = known.get(span._key)
    if (old && isSpan(old)) {
      steps.push(...textSteps(child(span._key), String(old.text), String(span.text)))
      if (JSON.stringify(marksOf(old)) !== JSON.stringify(marksOf(span))) {
        steps.push({type: 'child.set', at: child(span._key), props: {marks: marksOf(span)}})
      }
    } else if (!old) {
      const value = {_type: 'span', _key: String(span._key), text: String(span.text), marks: marksOf(span)}
      steps.push(
        previous === undefined
          ? {type: 'insert', at: child(first), value, position: 'before'}
          : {type: 'insert', at: child(previous), value, position: 'after'},
      )
    }
    previous = span._key
  }
  const kept = new Set(wanted.map((span) => span._key))
  for (const key of known.keys()) if (!kept.has(key)) steps.push({type: 'unset', at: child(key)})
  return steps
}

type SpanPath = Extract<SyntheticBehaviorEvent, {type: 'remove.text'}>['at']

function textSteps(at: SpanPath, before: string, after: string): SyntheticBehaviorEvent[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const removed = before.slice(start, before.length - end)
  const written = after.slice(start, after.length - end)
  return [
    ...(removed === '' ? [] : [{type: 'remove.text' as const, at, offset: start, text: removed}]),
    ...(written === '' ? [] : [{type: 'insert.text' as const, at, offset: start, text: written}]),
  ]
}
