import type {ExprNode} from 'groq-js'
import {visit} from '../groqTree.ts'
import type {Doc} from '../documents.ts'
import {ownPath} from './paths.ts'
import type {SortedValues} from './sortedValues.ts'

/** The first few of an order: `*[filter] | order(path desc, …)[0...10]`. */
export interface OrderedSlice {
  readonly filter: ExprNode
  /** The attribute that the order looks at first. */
  readonly path: readonly string[]
  readonly descending: boolean
  /** How many from the beginning the slice reaches. */
  readonly need: number
}

/** With fewer candidates than this, sorting them is as quick as looking for the first. */
export const fewCandidates = 500
const portionSize = 64

/** Reads a slice or element access whose filter looks at nothing but the document itself; undefined for others. */
export function orderedSlice(node: ExprNode): OrderedSlice | undefined {
  const need = node.type === 'Slice' ? node.right + (node.isInclusive ? 1 : 0) : node.type === 'AccessElement' ? node.index + 1 : 0
  if (need <= 0 || (node.type === 'Slice' && node.left < 0)) return undefined
  const ordered = node.type === 'Slice' || node.type === 'AccessElement' ? node.base : undefined
  if (ordered?.type !== 'PipeFuncCall' || ordered.name !== 'order' || ordered.base.type !== 'Filter') return undefined
  const {base, expr} = ordered.base
  const [key] = ordered.args
  if (base.type !== 'Everything' || !key || looksOutside(expr)) return undefined
  const path = ownPath(key.type === 'Desc' || key.type === 'Asc' ? key.base : key)
  return path && {filter: expr, path, descending: key.type === 'Desc', need}
}

/**
 * The documents among which the slice's are, in ascending `_id` order, found by walking the order until enough pass the
 * filter; undefined when more than `most` had to be looked at.
 */
export function firstOfOrder(
  {filter, descending, need}: OrderedSlice,
  sorted: SortedValues,
  most: number,
  keep: (filter: ExprNode, documents: readonly Doc[]) => readonly Doc[],
): readonly Doc[] | undefined {
  const found: Doc[] = []
  let looked = 0
  for (const portion of sorted.portions(descending, Math.max(portionSize, need))) {
    looked += portion.length
    if (looked > most) return undefined
    found.push(...keep(filter, portion))
    if (found.length >= need) break
  }
  return found.sort((a, b) => (a._id < b._id ? -1 : 1))
}

function looksOutside(filter: ExprNode): boolean {
  let outside = false
  visit(filter, (node) => {
    outside ||= node.type === 'Parent'
  })
  return outside
}
