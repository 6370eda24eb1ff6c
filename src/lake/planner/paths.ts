import type {ExprNode} from 'groq-js'
import {isObject, type Doc} from '../documents.ts'

/** The names in `slug.current` or `@.slug.current`; undefined for anything that is no plain attribute. */
export function ownPath(node: ExprNode): string[] | undefined {
  if (node.type === 'Group') return ownPath(node.base)
  if (node.type !== 'AccessAttribute') return undefined
  if (!node.base || node.base.type === 'This') return [node.name]
  const path = ownPath(node.base)
  return path && [...path, node.name]
}

/** What the document holds at the path, or undefined. */
export function valueAt(document: Doc, path: readonly string[]): unknown {
  let value: unknown = document
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}
