import {randomUUID} from 'node:crypto'
import type {ExprNode} from 'groq-js'
import {isNode, rewrite, type Node} from '../groqTree.ts'

/** What an object expression writes, in order; the last that writes an attribute is its source. */
export type Part =
  | {readonly kind: 'attribute'; readonly name: string}
  /** All attributes of the object that stands in the trace at the same index. */
  | {readonly kind: 'copy'}
  /** Those of another object expression, when the result holds its trace. */
  | {readonly kind: 'object'; readonly id: number}

/** A query that yields `[result, clue]`, where every object that it makes carries clues to what is in it. */
export interface TracedTree {
  readonly tree: ExprNode
  /** The parts of every object expression, by its id. */
  readonly objects: readonly (readonly Part[])[]
}

// No document can hold attributes or strings by these names, so none can pass for a trace.
const mark = `\u0000${randomUUID()}`
/** The attribute of a made object that names the expression which made it. */
export const madeBy = `${mark}by`
/** The attribute that holds the clues of the object expression with this id. */
export const cluesOf = (id: number): string => `${mark}${id}`
/** The first element of a clue: what kind it is. */
export const clue = {
  attribute: `${mark}attribute`,
  element: `${mark}element`,
  slice: `${mark}slice`,
  literal: `${mark}literal`,
} as const

/** Whether an attribute of a result belongs to the trace and not to the answer. */
export function isMark(name: string): boolean {
  return name.startsWith(mark)
}

/**
 * Rewrites a query so that its result tells where it comes from. groq-js knows values, not places; but objects and
 * arrays of documents keep their identity through it. So beside each attribute that an object expression writes, the
 * rewritten one writes a clue: for `title` the object it was taken from and the name, for `select` and `coalesce` the
 * clue of the branch taken, for what is computed nothing.
 */
export function traceTree(tree: ExprNode): TracedTree {
  const objects: (readonly Part[])[] = []
  const traced = rewrite(tree, (node) => (node.type === 'Object' ? withClues(node, objects) : node)) as unknown as Node
  return {tree: array([traced, clueTo(traced) ?? nothing]) as unknown as ExprNode, objects}
}

const nothing: Node = {type: 'Value', value: null}

function withClues(object: Node, objects: (readonly Part[])[]): Node {
  const parts: Part[] = []
  const clues: Node[] = []
  const attributes = object.attributes as Node[]
  for (const attribute of attributes) {
    const value = attribute.value as Node
    const made = madeId(value)
    if (attribute.type === 'ObjectAttributeValue') {
      parts.push({kind: 'attribute', name: String(attribute.name)})
      clues.push(clueTo(value) ?? nothing)
    } else if (made !== undefined) {
      parts.push({kind: 'object', id: made})
      clues.push(nothing)
    } else {
      const {condition} = attribute
      parts.push({kind: 'copy'})
      clues.push(isNode(condition) ? select([[condition, value]]) : value)
    }
  }
  const id = objects.push(parts) - 1
  const trace = [named(cluesOf(id), array(clues)), named(madeBy, {type: 'Value', value: id})]
  return {...object, attributes: [...attributes, ...trace], madeId: id}
}

function madeId(value: Node): number | undefined {
  if (value.type === 'Group') return madeId(value.base as Node)
  return value.type === 'Object' ? (value.madeId as number) : undefined
}

/** An expression for where the value of `node` comes from; undefined when the value itself tells, or nothing can. */
function clueTo(node: Node): Node | undefined {
  const base = node.base as Node
  switch (node.type) {
    case 'Group':
      return clueTo(base)
    case 'Value':
      return array([{type: 'Value', value: clue.literal}])
    case 'AccessAttribute':
      return array([kind('attribute'), isNode(base) ? base : {type: 'This'}, {type: 'Value', value: node.name}])
    case 'AccessElement': {
      const each = clueToEach(base)
      if (each) return {...node, base: each}
      return array([kind('element'), base, {type: 'Value', value: node.index}])
    }
    case 'Slice': {
      const each = clueToEach(base)
      return each ? {...node, base: each} : array([kind('slice'), base, {type: 'Value', value: node.left}])
    }
    case 'Map':
    case 'FlatMap':
    case 'Array':
      return clueToEach(node)
    case 'Select': {
      const alternatives = node.alternatives as Node[]
      const branches = alternatives.map(({condition, value}) => [condition as Node, value as Node] as const)
      return clueToBranch(branches, isNode(node.fallback) ? node.fallback : undefined)
    }
    case 'FuncCall': {
      if (node.namespace !== 'global' || node.name !== 'coalesce') return undefined
      return clueToBranch((node.args as Node[]).map((value) => [isThere(value), value] as const))
    }
    default:
      return undefined
  }
}

/** An expression for an array with the clue to each element of `node`, when it makes an array itself. */
function clueToEach(node: Node): Node | undefined {
  switch (node.type) {
    case 'Group':
      return clueToEach(node.base as Node)
    case 'Map': {
      const expr = clueTo(node.expr as Node)
      return expr && {...node, expr}
    }
    case 'FlatMap': {
      const expr = clueToEach(node.expr as Node)
      return expr && {...node, expr}
    }
    case 'Array': {
      const elements = node.elements as Node[]
      if (elements.some(({isSplat}) => isSplat)) return undefined
      return array(elements.map(({value}) => clueTo(value as Node) ?? nothing))
    }
    default:
      return undefined
  }
}

function clueToBranch(branches: readonly (readonly [Node, Node])[], fallback?: Node): Node | undefined {
  const clues = branches.map(([condition, value]) => [condition, clueTo(value) ?? nothing] as const)
  const last = fallback && clueTo(fallback)
  return last || clues.some(([, given]) => given !== nothing) ? select(clues, last) : undefined
}

function isThere(value: Node): Node {
  return {type: 'OpCall', op: '!=', left: value, right: nothing}
}

function select(branches: readonly (readonly [Node, Node])[], fallback?: Node): Node {
  const alternatives = branches.map(([condition, value]) => ({type: 'SelectAlternative', condition, value}))
  return {type: 'Select', alternatives, fallback}
}

function array(values: readonly Node[]): Node {
  return {type: 'Array', elements: values.map((value) => ({type: 'ArrayElement', value, isSplat: false}))}
}

function named(name: string, value: Node): Node {
  return {type: 'ObjectAttributeValue', name, value}
}

function kind(name: keyof typeof clue): Node {
  return {type: 'Value', value: clue[name]}
}
