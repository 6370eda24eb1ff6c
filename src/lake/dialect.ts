import type {ExprNode} from 'groq-js'
import {isNode, rewrite, visit, type Node} from './groqTree.ts'

/** Rewrites what groq-js reads but answers otherwise than the GROQ suite asks, into expressions it answers alike. */
export function conforming(tree: ExprNode): ExprNode {
  return rewrite(tree, (node) => {
    if (isInPath(node)) return inPath(isCall(node.left, 'global', 'path') ? {...node, left: argumentOf(node.left)} : node)
    if (isCall(node, 'array', 'unique')) return uniqueWithOneNull(node)
    return node
  })
}

/** The complaint about a `score()` that stands behind anything but a sequence of whole documents, if there is one. */
export function misplacedScore(tree: ExprNode): string | undefined {
  let complaint: string | undefined
  visit(tree, (node) => {
    if (node.type === 'PipeFuncCall' && node.name === 'score' && !yieldsDocuments(node.base)) {
      complaint = 'score() must be applied to documents, before any projection or element access'
    }
  })
  return complaint
}

/** groq-js compares selections of two values only when it evaluates asynchronously. */
export function needsAsynchrony(tree: ExprNode): boolean {
  let needs = false
  visit(tree, (node) => {
    needs ||= node.type === 'FuncCall' && (node.namespace === 'diff' || node.namespace === 'delta')
  })
  return needs
}

function isCall(node: unknown, namespace: string, name: string): node is Node {
  return isNode(node) && node.type === 'FuncCall' && node.namespace === namespace && node.name === name
}

function argumentOf(call: unknown): unknown {
  return (call as {args: unknown[]}).args[0]
}

function isInPath(node: Node): boolean {
  return node.type === 'OpCall' && node.op === 'in' && isCall(node.right, 'global', 'path')
}

/**
 * A dot in a path pattern stands for a dot. groq-js lets it stand for any character, so that `drafts.**` matches
 * "drafts-x" and `*.**` nearly every id; what it finds is held to the pattern's beginning and its number of segments.
 */
function inPath(node: Node): Node {
  const pattern = argumentOf(node.right)
  const constant = isNode(pattern) && pattern.type === 'Value' && typeof pattern.value === 'string' ? pattern.value : undefined
  const segments = constant?.split('.')
  if (segments?.length === 1) return node
  const opening = segments?.slice(0, segments.findIndex((segment) => segment.startsWith('*')))
  const begins = opening?.length ? [string('startsWith', node.left, value(`${opening.join('.')}.`))] : []
  const isOpening = segments !== undefined && segments.length === (opening?.length ?? 0) + 1 && segments.at(-1) === '**'
  return [...begins, ...(isOpening ? [] : [hasSegmentsOf(node.left, pattern)])].reduce(and, node)
}

/** As many segments as the pattern, or more where one of them stands for any number. */
function hasSegmentsOf(id: unknown, pattern: unknown): Node {
  const [held, wanted] = [id, pattern].map((text) => string('split', text, value('.')))
  const count = (array: unknown) => ({type: 'FuncCall', namespace: 'global', name: 'count', args: [array]})
  const compare = (op: string) => ({type: 'OpCall', op, left: count(held), right: count(wanted)})
  const isOpen = {type: 'OpCall', op: 'in', left: value('**'), right: wanted}
  return {type: 'Or', left: compare('=='), right: and(isOpen, compare('>'))}
}

const value = (constant: string): Node => ({type: 'Value', value: constant})
const and = (left: Node, right: Node): Node => ({type: 'And', left, right})
const string = (name: string, ...args: readonly unknown[]): Node => ({type: 'FuncCall', namespace: 'string', name, args})

const nullsPlace = {type: 'Value', value: '\u0000null'}
const element = {type: 'This'}

/** `array::unique` keeps every null, so nulls pass through it as a string that no document holds. */
function uniqueWithOneNull(call: Node): Node {
  const isNull = {type: 'OpCall', op: '==', left: element, right: nullsPlace}
  const filled = {
    type: 'Map',
    base: argumentOf(call),
    expr: {type: 'FuncCall', namespace: 'global', name: 'coalesce', args: [element, nullsPlace]},
  }
  const alternatives = [{type: 'SelectAlternative', condition: isNull, value: {type: 'Value', value: null}}]
  return {
    type: 'Map',
    base: {...call, args: [filled]},
    expr: {type: 'Select', alternatives, fallback: element},
  }
}

const keepsDocuments = new Set(['Filter', 'Slice', 'PipeFuncCall', 'Group', 'ArrayCoerce'])

function yieldsDocuments(base: unknown): boolean {
  for (let node = base; isNode(node); node = node.base) {
    if (node.type === 'Projection' || node.type === 'Map' || node.type === 'FlatMap') return false
    if (node.type === 'AccessElement' || node.type === 'AccessAttribute') return false
    if (!keepsDocuments.has(node.type)) return true
  }
  return true
}
