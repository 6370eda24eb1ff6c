import {alignElements} from './alignElements.ts'
import {editText} from './editText.ts'
import type {Instructions} from './instructions.ts'
import {instructions, OP, sequence, shorter} from './instructions.ts'
import type {JsonObject} from './sameValue.ts'
import {fieldsOf, isObject, sameValue} from './sameValue.ts'

/** Changes that make a new value out of a copy of the old one, or out of nothing while the old one is at hand. */
export type Edit = {readonly base: 'copy' | 'blank'; readonly changes: Instructions}

/** How to reach `after` from a different value `before`; `undefined` when nothing of `before` can be kept. */
export function editValue(before: unknown, after: unknown): Edit | undefined {
  if (typeof before === 'string' && typeof after === 'string') return editText(before, after)
  if (Array.isArray(before) && Array.isArray(after)) return editArray(before, after)
  if (isObject(before) && isObject(after)) return editObject(before, after)
  return undefined
}

function editObject(before: JsonObject, after: JsonObject): Edit | undefined {
  // The decoder assigns fields by name, and assigning this name sets a prototype instead of a field.
  if (Object.hasOwn(before, '__proto__') || Object.hasOwn(after, '__proto__')) return undefined

  // The format addresses fields by their place in the old object's field names, sorted by UTF-16 units.
  const oldFields = fieldsOf(before).sort()
  const kept: Instructions[] = []
  const removed: Instructions[] = []
  const changed: Instructions[] = []

  oldFields.forEach((field, index) => {
    if (after[field] === undefined || !Object.hasOwn(after, field)) {
      removed.push(instructions(OP.objectDeleteField, index))
    } else if (sameValue(before[field], after[field])) {
      kept.push(instructions(OP.objectCopyField, index))
    } else {
      changed.push(changeField(field, index, before[field], after[field]))
    }
  })

  const added = fieldsOf(after)
    .filter((field) => !Object.hasOwn(before, field) || before[field] === undefined)
    .sort()
    .map((field) => instructions(OP.objectSetFieldValue, after[field], field))

  // A blank that nothing is written into comes out as null, not as an empty object.
  return removed.length > kept.length && kept.length + changed.length + added.length > 0
    ? {base: 'blank', changes: sequence([...kept, ...changed, ...added])}
    : {base: 'copy', changes: sequence([...removed, ...changed, ...added])}
}

function changeField(field: string, index: number, before: unknown, after: unknown): Instructions {
  const edit = editValue(before, after)
  const keeping =
    edit &&
    sequence([
      instructions(edit.base === 'copy' ? OP.pushFieldCopy : OP.pushFieldBlank, index),
      edit.changes,
      instructions(OP.returnIntoObjectSameKeyPop),
    ])
  return shorter(keeping, [OP.objectSetFieldValue, after, field])
}

/**
 * Arrays always start blank: the incremental decoder of the Studio's review pane appends to a copied array in
 * place, which would change the older revision too.
 */
function editArray(before: readonly unknown[], after: readonly unknown[]): Edit | undefined {
  if (after.length === 0) return undefined

  const sources = alignElements(before, after)
  const changes: Instructions[] = []

  for (let at = 0; at < after.length; ) {
    const source = sources[at]

    if (!source?.same) {
      changes.push(changeElement(before, source?.index, after[at]))
      at++
      continue
    }

    let length = 1
    for (let next = sources[at + 1]; next?.same && next.index === source.index + length; next = sources[at + length]) {
      length++
    }
    changes.push(
      shorter(
        instructions(OP.arrayAppendSlice, source.index, source.index + length),
        after.slice(at, at + length).flatMap((element) => [OP.arrayAppendValue, element]),
      ),
    )
    at += length
  }

  return {base: 'blank', changes: sequence(changes)}
}

function changeElement(before: readonly unknown[], index: number | undefined, after: unknown): Instructions {
  const edit = index === undefined ? undefined : editValue(before[index], after)
  const keeping =
    edit &&
    sequence([
      instructions(edit.base === 'copy' ? OP.pushElementCopy : OP.pushElementBlank, index),
      edit.changes,
      instructions(OP.returnIntoArrayPop),
    ])
  return shorter(keeping, [OP.arrayAppendValue, after])
}
