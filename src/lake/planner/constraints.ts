import type {ExprNode} from 'groq-js'
import {allText} from '../textIndex.ts'
import {ownPath} from './paths.ts'

/** A value that a filter compares with and that is the same for every document the filter looks at. */
export type Argument =
  | {readonly kind: 'fixed'; readonly node: ExprNode}
  /** A string of the enclosing scope, such as `^._id`: entry `at` of the filter's outer expressions. */
  | {readonly kind: 'outer'; readonly at: number}

/**
 * What must hold of a document for a filter to keep it, as far as an index can tell. It never says enough: a document
 * that satisfies a constraint may still fail the filter, which is therefore always evaluated on the candidates.
 */
export type Constraint =
  | {readonly kind: 'equal'; readonly path: readonly string[]; readonly to: Argument}
  | {readonly kind: 'among'; readonly path: readonly string[]; readonly values: readonly Argument[]}
  | {readonly kind: 'range'; readonly path: readonly string[]; readonly low?: End; readonly high?: End}
  | {readonly kind: 'refers'; readonly to: readonly Argument[]}
  | {readonly kind: 'matches'; readonly pattern: Argument}
  | {readonly kind: 'all'; readonly of: readonly Constraint[]}
  | {readonly kind: 'any'; readonly of: readonly Constraint[]}

/** One end of a range, and whether it belongs to it. */
export interface End {
  readonly at: Argument
  readonly inclusive: boolean
}

/** Reads filters one after the other, and collects the outer expressions that their constraints mention. */
export class ConstraintReader {
  /** Expressions on `^`, as written inside the filter. */
  readonly outer: ExprNode[] = []

  /** The constraint a filter puts on the documents of `*`, or undefined when it puts none that an index knows. */
  read(node: ExprNode): Constraint | undefined {
    switch (node.type) {
      case 'Group':
        return this.read(node.base)
      case 'And':
        return allOf([this.read(node.left), this.read(node.right)])
      case 'Or': {
        const sides = [this.read(node.left), this.read(node.right)]
        const known = sides.filter((side) => side !== undefined)
        return known.length === sides.length ? {kind: 'any', of: known} : undefined
      }
      case 'OpCall':
        if (node.op === '==') return this.#equality(node.left, node.right) ?? this.#equality(node.right, node.left)
        if (node.op === 'in') return this.#membership(node.left, node.right)
        if (node.op === 'match') return this.#match(node.left, node.right)
        return this.#range(node.left, node.op, node.right) ?? this.#range(node.right, mirrored[node.op] ?? '', node.left)
      case 'InRange': {
        const [low, high] = [this.#range(node.base, '>=', node.left), this.#range(node.base, '<=', node.right)]
        return low && high ? {...low, ...high} : undefined
      }
      case 'FuncCall':
        return node.namespace === 'global' && node.name === 'references' ? this.#refers(node.args) : undefined
      default:
        return undefined
    }
  }

  #equality(attribute: ExprNode, value: ExprNode): Constraint | undefined {
    const path = ownPath(attribute)
    if (!path) return undefined
    const to = this.#argument(value)
    if (!to) return undefined
    return path.at(-1) === '_ref' ? {kind: 'refers', to: [to]} : {kind: 'equal', path, to}
  }

  #membership(left: ExprNode, right: ExprNode): Constraint | undefined {
    if (yieldsOwnReferences(right)) return this.#refers([left])
    const path = ownPath(left)
    if (!path) return undefined
    const elements = right.type === 'Array' && right.elements.every(({isSplat}) => !isSplat) ? right.elements : undefined
    const values = elements ? this.#arguments(elements.map(({value}) => value)) : this.#arguments([right])
    if (!values) return undefined
    // A lone argument here is the array itself; lists of values and arrays look the same from now on.
    if (!elements && values[0]?.kind === 'outer') return undefined
    return path.at(-1) === '_ref' ? {kind: 'refers', to: values} : {kind: 'among', path, values}
  }

  #range(attribute: ExprNode, op: string, value: ExprNode): (Constraint & {kind: 'range'}) | undefined {
    const path = op in mirrored ? ownPath(attribute) : undefined
    const at = path && this.#argument(value)
    if (!path || !at) return undefined
    const end = {at, inclusive: op.endsWith('=')}
    return op.startsWith('<') ? {kind: 'range', path, high: end} : {kind: 'range', path, low: end}
  }

  #match(text: ExprNode, pattern: ExprNode): Constraint | undefined {
    return isOwnText(text) && isFixed(pattern) ? {kind: 'matches', pattern: {kind: 'fixed', node: pattern}} : undefined
  }

  #refers(nodes: readonly ExprNode[]): Constraint | undefined {
    const to = this.#arguments(nodes)
    return to && {kind: 'refers', to}
  }

  #arguments(nodes: readonly ExprNode[]): Argument[] | undefined {
    const read = nodes.map((node) => this.#argument(node)).filter((argument) => argument !== undefined)
    return read.length === nodes.length ? read : undefined
  }

  #argument(node: ExprNode): Argument | undefined {
    if (isFixed(node)) return {kind: 'fixed', node}
    if (!isOuter(node)) return undefined
    return {kind: 'outer', at: this.outer.push(node) - 1}
  }
}

const mirrored: Readonly<Record<string, string>> = {'<': '>', '<=': '>=', '>': '<', '>=': '<='}

export function allOf(constraints: readonly (Constraint | undefined)[]): Constraint | undefined {
  const known = constraints.filter((constraint) => constraint !== undefined)
  return known.length > 1 ? {kind: 'all', of: known} : known[0]
}

/** Whether the expression gathers values of `_ref` inside the document itself: `beats[].beat._ref`. */
function yieldsOwnReferences(node: ExprNode): boolean {
  if (node.type === 'Group') return yieldsOwnReferences(node.base)
  if (node.type === 'Map' || node.type === 'FlatMap') return isOwn(node.base) && yieldsOwnReferences(node.expr)
  return node.type === 'AccessAttribute' && node.name === '_ref' && (!node.base || isOwn(node.base))
}

/** Whether all strings the expression yields stand in the stored document as they are. */
function isOwnText(node: ExprNode): boolean {
  if (node.type === 'Array') return node.elements.every(({value}) => isOwnText(value))
  const path = ownPath(node)
  if (path?.[0] === allText) return true
  // A view may show a document under another id than it is stored with.
  if (path && (path[0] === '_id' || path[0] === '_originalId')) return false
  return node.type !== 'This' && isOwn(node)
}

function isOwn(node: ExprNode): boolean {
  switch (node.type) {
    case 'This':
      return true
    case 'AccessAttribute':
      return !node.base || isOwn(node.base)
    case 'ArrayCoerce':
    case 'Group':
      return isOwn(node.base)
    case 'Map':
    case 'FlatMap':
      return isOwn(node.base) && isOwn(node.expr)
    default:
      return false
  }
}

function isFixed(node: ExprNode): boolean {
  if (node.type === 'Array') return node.elements.every(({value, isSplat}) => !isSplat && isFixed(value))
  if (node.type === 'Group') return isFixed(node.base)
  return node.type === 'Value' || node.type === 'Parameter'
}

function isOuter(node: ExprNode): boolean {
  if (node.type === 'Group') return isOuter(node.base)
  if (node.type === 'AccessAttribute') return node.base !== undefined && isOuter(node.base)
  return node.type === 'Parent'
}
