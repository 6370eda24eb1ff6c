import type {ExprNode} from 'groq-js'
import type {Doc} from '../documents.ts'
import type {Argument, Constraint, End} from './constraints.ts'
import {isIndexable, type Indexes} from './indexes.ts'
import type {Bound} from './sortedValues.ts'
import {termsOf} from './words.ts'

/** What a lookup needs besides its constraint. */
export interface LookupContext {
  readonly indexes: Indexes
  readonly params: Readonly<Record<string, unknown>>
  get(id: string): Doc | undefined
  /** The strings of the enclosing scope, undefined where the value was no string. */
  readonly outer: readonly (string | undefined)[]
}

/** The documents that may satisfy the constraint, in ascending `_id` order; undefined when no index can tell. */
export function candidates(constraint: Constraint, context: LookupContext): readonly Doc[] | undefined {
  switch (constraint.kind) {
    case 'equal':
      return equal(constraint.path, argument(constraint.to, context), context)
    case 'among': {
      const values = constraint.values.length === 1 ? wholeArray(constraint.values, context) : undefined
      const sought = values ?? constraint.values.map((value) => argument(value, context))
      return union(sought.map((value) => equal(constraint.path, value, context)))
    }
    case 'range':
      return range(constraint, context)
    case 'refers':
      return union(constraint.to.flatMap((to) => referring(argument(to, context), context)))
    case 'matches':
      return least(patternTerms(argument(constraint.pattern, context)).map((term) => context.indexes.matching(term)))
    case 'all':
      return least(joinedRanges(constraint.of).map((part) => candidates(part, context)))
    case 'any':
      return union(constraint.of.map((part) => candidates(part, context)))
  }
}

function least(parts: readonly (readonly Doc[] | undefined)[]): readonly Doc[] | undefined {
  return parts.reduce((least, found) => (least && (!found || least.length <= found.length) ? least : found), undefined)
}

function patternTerms(pattern: unknown): string[] {
  if (typeof pattern === 'string') return termsOf(pattern)
  if (!Array.isArray(pattern)) return []
  return pattern.flatMap((part: unknown) => (typeof part === 'string' ? termsOf(part) : []))
}

function equal(path: readonly string[], value: unknown, {indexes, get}: LookupContext): readonly Doc[] | undefined {
  if (!isIndexable(value)) return undefined
  if (path.length > 1 || path[0] !== '_id') return indexes.equal(path, value)
  const document = typeof value === 'string' ? get(value) : undefined
  return document ? [document] : []
}

function range({path, low, high}: Constraint & {kind: 'range'}, context: LookupContext): readonly Doc[] | undefined {
  const [from, to] = [low && bound(low, context), high && bound(high, context)]
  // A bound of another kind than the values compare with nothing; leave what comes of that to the filter.
  if (from === null || to === null || (from && to && typeof from.value !== typeof to.value)) return undefined
  return context.indexes.within(path, {...(from ? {low: from} : {}), ...(to ? {high: to} : {})})
}

function bound({at, inclusive}: End, context: LookupContext): Bound | null {
  const value = argument(at, context)
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? {value, inclusive} : null
}

/** `n > 1 && n < 5` as one range. */
function joinedRanges(constraints: readonly Constraint[]): readonly Constraint[] {
  const joined: Constraint[] = []
  for (const constraint of constraints.flatMap((part) => (part.kind === 'all' ? joinedRanges(part.of) : [part]))) {
    const at = joined.findIndex((other) => isOtherHalf(other, constraint))
    if (at < 0) joined.push(constraint)
    else joined[at] = {...joined[at], ...constraint} as Constraint
  }
  return joined
}

function isOtherHalf(one: Constraint, other: Constraint): boolean {
  if (one.kind !== 'range' || other.kind !== 'range' || one.path.join('\0') !== other.path.join('\0')) return false
  return (!one.low || !other.low) && (!one.high || !other.high)
}

function referring(to: unknown, {indexes}: LookupContext): (readonly Doc[] | undefined)[] {
  if (typeof to === 'string') return [indexes.referring(to)]
  if (!Array.isArray(to)) return [undefined]
  return to.map((id: unknown) => (typeof id === 'string' ? indexes.referring(id) : undefined))
}

function wholeArray(values: readonly Argument[], context: LookupContext): readonly unknown[] | undefined {
  const [only] = values
  const value = only && argument(only, context)
  return Array.isArray(value) ? value : undefined
}

function argument(argument: Argument, {outer, params}: LookupContext): unknown {
  return argument.kind === 'outer' ? outer[argument.at] : fixedValue(argument.node, params)
}

function fixedValue(node: ExprNode, params: Readonly<Record<string, unknown>>): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return params[node.name]
  if (node.type === 'Group') return fixedValue(node.base, params)
  return node.type === 'Array' ? node.elements.map(({value}) => fixedValue(value, params)) : undefined
}

function union(parts: readonly (readonly Doc[] | undefined)[]): readonly Doc[] | undefined {
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) return undefined
  const [first] = known
  if (first && known.length === 1) return first
  const byId = new Map(known.flatMap((part) => part.map((document) => [document._id, document] as const)))
  return [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
}
