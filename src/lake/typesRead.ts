import type {ExprNode} from 'groq-js'
import {isNode, visit} from './groqTree.ts'
import {allOf, ConstraintReader, type Argument, type Constraint} from './planner/constraints.ts'
import type {Params} from './query.ts'

/**
 * The types of documents that one answer may depend on: of those it looked for, and of those it found behind a
 * reference. A document of any other type can come, change or go, and the answer stays the same.
 */
export class TypesRead {
  #types: Set<string> | undefined = new Set()

  /** Takes in types, or that there is no telling. */
  add(types: readonly string[] | undefined): void {
    if (!types) this.#types = undefined
    for (const type of types ?? []) this.#types?.add(type)
  }

  /** In ascending order; undefined when it may depend on any document. */
  all(): readonly string[] | undefined {
    return this.#types && [...this.#types].sort()
  }
}

/** The types a query looks for among all documents, given its parameters; undefined when there is no telling. */
export type TypesSought = (params: Params) => readonly string[] | undefined

/** Reads which types the filters on `*` allow. What stands behind `->` is not known before it is followed. */
export function typesSought(tree: ExprNode): TypesSought {
  const sought: (Constraint | undefined)[] = []
  if (!callsOnly(tree, pure)) return () => undefined
  collect(tree, [], sought)
  return (params) => {
    const found = sought.map((constraint) => typesOf(constraint, params))
    return found.every((types) => types !== undefined) ? [...new Set(found.flat())].sort() : undefined
  }
}

/** One constraint for each `*` of the tree: what the filters that stand directly on it demand. */
function collect(node: unknown, filters: readonly ExprNode[], sought: (Constraint | undefined)[]): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, [], sought)
    return
  }
  if (!isNode(node) || node.type === 'Value') return
  if (node.type === 'Everything') {
    sought.push(allOf(filters.map((filter) => new ConstraintReader().read(filter))))
    return
  }
  const isFilter = node.type === 'Filter'
  for (const [name, part] of Object.entries(node)) {
    const reaches = name === 'base' && (isFilter || node.type === 'Group')
    collect(part, reaches ? [...filters, ...(isFilter ? [node.expr as ExprNode] : [])] : [], sought)
  }
}

function typesOf(constraint: Constraint | undefined, params: Params): readonly string[] | undefined {
  switch (constraint?.kind) {
    case 'equal':
      return isType(constraint.path) ? stringsOf([constraint.to], params) : undefined
    case 'among':
      return isType(constraint.path) ? stringsOf(constraint.values, params) : undefined
    case 'all': {
      const known = constraint.of.flatMap((part) => {
        const types = typesOf(part, params)
        return types ? [types] : []
      })
      return known.sort((one, other) => one.length - other.length)[0]
    }
    case 'any': {
      const each = constraint.of.map((part) => typesOf(part, params))
      return each.every((types) => types !== undefined) ? each.flat() : undefined
    }
    default:
      return undefined
  }
}

function isType(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === '_type'
}

/** The strings that a document's type is compared with; no other value equals one. */
function stringsOf(values: readonly Argument[], params: Params): readonly string[] | undefined {
  const given = values.map((value) => (value.kind === 'fixed' ? constantOf(value.node, params) : undefined))
  if (given.some((value) => value === undefined)) return undefined
  return given.flat().filter((value) => typeof value === 'string')
}

function constantOf(node: ExprNode, params: Params): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return params[node.name]
  return undefined
}

/** Functions that look at nothing but their arguments, the clock and the document at hand. */
const pure: ReadonlySet<string> = new Set([
  ...'boost coalesce count dateTime defined identity length lower now path references round select string upper'
    .split(' ')
    .map((name) => `global::${name}`),
  ...['array::compact', 'array::join', 'array::unique', 'dateTime::now', 'math::avg', 'math::max', 'math::min', 'math::sum'],
  ...['pt::text', 'sanity::dataset', 'sanity::projectId', 'string::lower', 'string::split', 'string::startsWith', 'string::upper', 'text::query'],
])

function callsOnly(tree: ExprNode, known: ReadonlySet<string>): boolean {
  let only = true
  visit(tree, (node) => {
    if (node.type === 'FuncCall') only &&= known.has(`${node.namespace}::${node.name}`)
  })
  return only
}
