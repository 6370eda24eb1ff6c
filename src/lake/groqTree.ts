import type {ExprNode} from 'groq-js'

/** Any object in a parsed query that has a `type`: expressions, attributes, array elements. */
export type Node = {readonly type: string; readonly [part: string]: unknown}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Visits every node of a tree, parents before children. Constant values inside the query are not entered. */
export function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see)
    return
  }
  if (!isNode(node)) return
  see(node)
  if (node.type === 'Value') return
  for (const part of Object.values(node)) if (typeof part === 'object') visit(part, see)
}

/** Rebuilds a tree from the leaves up; `change` returns its argument where nothing changes, and so does this. */
export function rewrite(tree: ExprNode, change: (node: Node) => Node): ExprNode {
  return rewriteAny(tree, change) as ExprNode
}

function rewriteAny(value: unknown, change: (node: Node) => Node): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => rewriteAny(item, change))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (!isNode(value)) return value
  if (value.type === 'Value') return change(value)
  let next: Node = value
  for (const [name, part] of Object.entries(value)) {
    const changed = typeof part === 'object' ? rewriteAny(part, change) : part
    if (changed !== part) next = {...next, [name]: changed}
  }
  return change(next)
}
