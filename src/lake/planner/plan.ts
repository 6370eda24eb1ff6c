import {randomUUID} from 'node:crypto'
import type {ExprNode} from 'groq-js'
import type {Doc} from '../documents.ts'
import {isNode} from '../groqTree.ts'
import {allOf, ConstraintReader, type Constraint} from './constraints.ts'
import type {Indexes} from './indexes.ts'
import {candidates, type LookupContext} from './lookup.ts'
import {fewCandidates, firstOfOrder, orderedSlice, type OrderedSlice} from './orderedSlice.ts'

/**
 * A query in which every filter on `*` that an index can narrow asks for its candidates instead of walking all
 * documents.
 *
 * groq-js takes no functions of ours, but it dereferences through us. So `*[_type == "take" && references(^._id)]`
 * becomes `coalesce(@{"_ref": "<lookup 0> " + ^._id}->found, *)[_type == "take" && references(^._id)]`: the dereference
 * of that id yields the candidates, or null where no index can tell, and the filter is evaluated as it was.
 */
export interface QueryPlan {
  readonly tree: ExprNode
  /** The answer to a dereference that is a lookup of this plan; undefined for the ids of documents. */
  lookUp(id: string, context: LookUpContext): {readonly found: readonly Doc[]} | null | undefined
  /** Builds the indexes that lookups will ask for. */
  prepare(indexes: Indexes): void
}

export interface LookUpContext extends Omit<LookupContext, 'outer'> {
  /** All documents, for the filters that no index narrows. */
  everything(): readonly Doc[]
  /** Those of the documents that pass the filter, in their order. */
  keep(filter: ExprNode, documents: readonly Doc[]): readonly Doc[]
}

// No document can hold a reference by this name, so none can read a lookup's candidates.
const mark = `\u0000${randomUUID()}`
const between = '\u0001'
const noString = '\u0002'

interface Lookup {
  readonly constraint: Constraint | undefined
  readonly outer: number
  /** Set when only the first of an order are wanted; its filter is planned. */
  readonly slice?: OrderedSlice
}

/** Plans a tree once; the plan serves every run with whatever parameters. */
export function planQuery(tree: ExprNode): QueryPlan {
  const lookups: Lookup[] = []
  const planned = plan(tree, false, lookups) as ExprNode
  return {
    tree: planned,
    lookUp(id, context) {
      if (!id.startsWith(mark)) return undefined
      const [, at, ...strings] = id.split(between)
      if (at === undefined) return {found: context.everything()}
      const lookup = lookups[Number(at)]
      // A string that holds the separator itself cannot be told apart: walk all documents.
      if (!lookup || strings.length !== lookup.outer) return null
      const outer = strings.map((string) => (string === noString ? undefined : string))
      const found = candidatesOf(lookup, {...context, outer})
      return found ? {found} : null
    },
    prepare(indexes) {
      for (const {constraint, slice} of lookups) {
        if (constraint) indexes.prepare(constraint)
        if (slice) indexes.sorted(slice.path)
      }
    },
  }
}

/**
 * @param hidden whether the scope around the node is one that `^` skips: groq-js gives `[]{…}` and `[].x` a scope of
 * their own that does not count as a parent
 */
function plan(node: unknown, hidden: boolean, lookups: Lookup[]): unknown {
  if (Array.isArray(node)) return node.map((item) => plan(item, hidden, lookups))
  if (!isNode(node) || node.type === 'Value') return node
  if (node.type === 'Everything') return found({type: 'Value', value: mark})
  const next: Record<string, unknown> = {...node}
  for (const [name, part] of Object.entries(node)) {
    if (typeof part === 'object') next[name] = plan(part, scopeOf(node.type, name, hidden), lookups)
  }
  const slice = orderedSlice(node as unknown as ExprNode)
  if (slice) return firstOnly(next, slice, lookups)
  if (node.type !== 'Filter') return next
  return {...next, base: narrowed(node as unknown as ExprNode, next.base as ExprNode, hidden, lookups)}
}

function scopeOf(type: string, part: string, hidden: boolean): boolean {
  if (part === 'expr' && (type === 'Map' || type === 'FlatMap')) return true
  if (part === 'expr' && (type === 'Filter' || type === 'Projection')) return false
  if (part === 'args' && type === 'PipeFuncCall') return false
  return hidden
}

function candidatesOf({constraint, slice}: Lookup, context: LookUpContext & LookupContext): readonly Doc[] | undefined {
  const found = constraint && candidates(constraint, context)
  if (!slice || (found && found.length <= fewCandidates)) return found
  const most = (found?.length ?? context.indexes.size) / 2
  return firstOfOrder(slice, context.indexes.sorted(slice.path), most, context.keep) ?? found
}

/** The planned slice, over those documents only that its order begins with. */
function firstOnly(sliced: Record<string, unknown>, slice: OrderedSlice, lookups: Lookup[]): unknown {
  const ordered = sliced.base as ExprNode & {type: 'PipeFuncCall'}
  const filter = ordered.base as ExprNode & {type: 'Filter'}
  const constraint = new ConstraintReader().read(slice.filter)
  const at = lookups.push({constraint, outer: 0, slice: {...slice, filter: filter.expr}}) - 1
  const id: ExprNode = {type: 'Value', value: `${mark}${between}${at}`}
  const everything = found({type: 'Value', value: mark})
  const base: ExprNode = {type: 'FuncCall', namespace: 'global', name: 'coalesce', args: [found(id), everything]}
  return {...sliced, base: {...ordered, base: {...filter, base}}}
}

/** The base of a filter; where that is `*`, the candidates of this filter and of those that follow it directly. */
function narrowed(filter: ExprNode, base: ExprNode, hidden: boolean, lookups: Lookup[]): ExprNode {
  if (filter.type !== 'Filter' || filter.base.type !== 'Everything') return base
  const reader = new ConstraintReader()
  const constraint = allOf([reader.read(filter.expr)])
  if (!constraint) return base
  const at = lookups.push({constraint, outer: reader.outer.length}) - 1
  const start: ExprNode = {type: 'Value', value: `${mark}${between}${at}`}
  const id = reader.outer.reduce<ExprNode>(
    (key, node) => plus(plus(key, {type: 'Value', value: between}), asString(fromOutside(node, hidden))),
    start,
  )
  return {type: 'FuncCall', namespace: 'global', name: 'coalesce', args: [found(id), base]}
}

function found(id: ExprNode): ExprNode {
  const reference: ExprNode = {type: 'Object', attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: id}]}
  return {type: 'AccessAttribute', base: {type: 'Deref', base: reference}, name: 'found'}
}

function plus(left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op: '+', left, right}
}

function asString(value: ExprNode): ExprNode {
  const string: ExprNode = {type: 'FuncCall', namespace: 'global', name: 'string', args: [value]}
  const condition: ExprNode = {type: 'OpCall', op: '==', left: value, right: string}
  return {
    type: 'Select',
    alternatives: [{type: 'SelectAlternative', condition, value}],
    fallback: {type: 'Value', value: noString},
  }
}

/** The same value, written for the scope around the filter. */
function fromOutside(node: ExprNode, hidden: boolean): ExprNode {
  if (node.type === 'Group') return fromOutside(node.base, hidden)
  if (node.type === 'AccessAttribute' && node.base) return {...node, base: fromOutside(node.base, hidden)}
  if (node.type !== 'Parent' || hidden) return node
  return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
}
