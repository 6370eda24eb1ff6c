import type {ExprNode} from 'groq-js'
import {isNode, visit, type Node} from '../groqTree.ts'

export type Steady = (params: Readonly<Record<string, unknown>>) => boolean

/**
 * Whether evaluating a query takes time in proportion to the documents it walks and their size, whatever they hold. The
 * deadline of the walk bounds such a query. All others have to be ended from outside: wildcards that backtrack, lists
 * compared with lists, results that double with every step. When unsure, a query is not steady.
 * @returns the answer by parameters, since these may hold patterns
 */
export function steadiness(tree: ExprNode): Steady {
  const patterns: {readonly kind: 'match' | 'path'; readonly node: Node}[] = []
  let steady = true
  let sums = 0
  visit(tree, (node) => {
    if (!known.has(node.type)) steady = false
    else if (iterates.has(node.type)) steady &&= beginsHere(node.base) && !looksBack(node)
    else if (node.type === 'OpCall') {
      if (node.op === 'match') patterns.push({kind: 'match', node: node.right as Node})
      else if (node.op === '+') sums += 1
      else if (node.op === '**') steady = false
    } else if (node.type === 'FuncCall') {
      steady &&= functions.has(`${node.namespace}::${node.name}`)
      if (node.namespace === 'global' && node.name === 'path') patterns.push({kind: 'path', node: firstArgument(node)})
    } else if (node.type === 'ArrayElement') steady &&= !node.isSplat
  })
  if (!steady || sums > mostSums || projections(tree) > mostProjections) return () => false
  if (patterns.length === 0) return () => true
  return (params) => patterns.every(({kind, node}) => isSimple(kind, constant(node, params)))
}

/** Each sum may double what it adds, and each projection repeat what the one before it made. */
const mostSums = 6
const mostProjections = 3

const iterates = new Set(['Filter', 'Map', 'FlatMap', 'PipeFuncCall'])

const known = new Set([
  ...iterates,
  ...[
    'Everything',
    'Projection',
    'AccessAttribute',
    'AccessElement',
    'ArrayCoerce',
    'Slice',
    'Deref',
    'This',
    'Parent',
  ],
  ...['Value', 'Parameter', 'Group', 'And', 'Or', 'Not', 'Neg', 'Pos', 'OpCall', 'InRange', 'Asc', 'Desc'],
  ...['Object', 'ObjectAttributeValue', 'ObjectSplat', 'ObjectConditionalSplat', 'Array', 'ArrayElement'],
  ...['Select', 'SelectAlternative', 'FuncCall'],
])

const functions = new Set([
  ...['boost', 'coalesce', 'count', 'dateTime', 'defined', 'identity', 'length', 'lower', 'now', 'path', 'references']
    .concat(['round', 'select', 'string', 'upper'])
    .map((name) => `global::${name}`),
  ...['array::compact', 'array::join', 'array::unique', 'dateTime::now', 'pt::text', 'text::query'],
  ...[
    'math::avg',
    'math::max',
    'math::min',
    'math::sum',
    'releases::all',
    'sanity::dataset',
    'sanity::partOfRelease',
    'sanity::projectId',
    'sanity::versionOf',
  ],
  ...['string::lower', 'string::split', 'string::startsWith', 'string::upper'],
])

/** Whether a list is the documents, or stands in the document or element at hand, and was not made on the way. */
function beginsHere(base: unknown): boolean {
  if (!isNode(base)) return true
  switch (base.type) {
    case 'Everything':
    case 'This':
      return true
    case 'AccessAttribute':
      return beginsHere(base.base)
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Filter':
    case 'FlatMap':
    case 'Group':
    case 'Map':
    case 'PipeFuncCall':
    case 'Projection':
    case 'Slice':
      return beginsHere(base.base)
    case 'FuncCall':
      return base.namespace === 'array' && beginsHere(firstArgument(base))
    default:
      return false
  }
}

/** Whether the elements of a list other than the documents are compared with what stands outside of it. */
function looksBack({base, expr, args}: Node): boolean {
  if (walksDocuments(base)) return false
  let back = false
  visit(expr ?? args, (node) => {
    back ||= node.type === 'Parent'
  })
  return back
}

function walksDocuments(base: unknown): boolean {
  if (!isNode(base)) return false
  return base.type === 'Everything' || (keepsWalking.has(base.type) && walksDocuments(base.base))
}

const keepsWalking = new Set(['Filter', 'Group', 'Map', 'PipeFuncCall', 'Slice'])

function projections(tree: ExprNode): number {
  let most = 0
  visit(tree, (node) => {
    let count = 0
    for (let at: unknown = node; isNode(at); at = at.base) {
      if (at.type === 'Projection' || at.type === 'Map') count += 1
    }
    most = Math.max(most, count)
  })
  return most
}

function firstArgument({args}: Node): Node {
  const [node] = args as Node[]
  return node ?? {type: 'Value', value: null}
}

const unknown = Symbol('unknown')

function constant(node: Node, params: Readonly<Record<string, unknown>>): unknown {
  switch (node.type) {
    case 'Value':
      return node.value
    case 'Parameter':
      return params[String(node.name)]
    case 'Group':
      return constant(node.base as Node, params)
    case 'Array':
      return (node.elements as Node[]).map(({value}) => constant(value as Node, params))
    case 'FuncCall':
      return node.namespace === 'text' ? '' : unknown
    case 'OpCall': {
      const sides = [constant(node.left as Node, params), constant(node.right as Node, params)]
      return node.op === '+' && sides.every((side) => typeof side === 'string') ? sides.join('') : unknown
    }
    default:
      return unknown
  }
}

function isSimple(kind: 'match' | 'path', pattern: unknown): boolean {
  if (pattern === unknown) return false
  if (typeof pattern === 'string') return kind === 'match' ? !/\*[^\s]*\*/.test(pattern) : !/\*\*.*\*\*/.test(pattern)
  return !Array.isArray(pattern) || pattern.every((part) => isSimple(kind, part))
}
