import {evaluateSync, GroqSyntaxError, parse, toJS, type ExprNode} from 'groq-js'
import type {Doc} from './documents.ts'
import {LakeError, queryError, queryParseError} from './errors.ts'
import {visit} from './groqTree.ts'
import {usesTextQuery, withoutTextQuery} from './textQuery.ts'

export type Params = Readonly<Record<string, unknown>>

/** The documents a query runs over: in ascending `_id` order, and by id. */
export interface Source {
  documents(): readonly Doc[]
  get(id: string): Doc | undefined
}

export interface QueryRequest {
  readonly query: string
  readonly params: Params
  readonly source: Source
  /** The value of `identity()`. */
  readonly identity: string
  /** The value of `now()`. */
  readonly now: Date
}

/** Answers GROQ. A planner can stand in front of plain evaluation behind this one method. */
export interface QueryEngine {
  /** @throws LakeError (400) with the hosted API's body when the query cannot be read or evaluated. */
  run(request: QueryRequest): unknown
}

/** groq-js over all documents of the source, with parsed queries kept. */
export function createQueryEngine(): QueryEngine {
  const parsed = new ParsedQueries(500)
  return {
    run({query, params, source, identity, now}) {
      const plan = parsed.get(query, params)
      for (const name of plan.parameters) {
        if (!isGiven(params, name)) throw missingParameter(query, name)
      }
      const tree = plan.searches ? withoutTextQuery(plan.tree, params) : plan.tree
      const dataset = source.documents()
      const dereference = ({_ref}: {_ref: string}) => source.get(_ref) ?? null
      try {
        return toJS(evaluateSync(tree, {dataset, params, identity, timestamp: now, dereference}))
      } catch (error) {
        if (error instanceof LakeError) throw error
        throw queryError(error instanceof Error ? error.message : String(error))
      }
    },
  }
}

/** Reads a query, for callers that need its tree. @throws LakeError (400) */
export function parseQuery(query: string, params: Params): ExprNode {
  try {
    return parse(query)
  } catch (error) {
    if (!/must use constant numbers/.test(String(error))) throw refused(query, error)
  }
  // Slice bounds must be known when the query is parsed; all other parameters stay open so that the tree can be reused.
  try {
    return parse(query, {params: numbers(params)})
  } catch (error) {
    const [name] = [...query.matchAll(/\$([a-z_]\w*)/gi)].flatMap(([, name]) =>
      name !== undefined && !isGiven(params, name) ? [name] : [],
    )
    throw name === undefined ? refused(query, error) : missingParameter(query, name)
  }
}

interface Plan {
  readonly tree: ExprNode
  readonly parameters: ReadonlySet<string>
  readonly searches: boolean
}

class ParsedQueries {
  readonly #plans = new Map<string, Plan>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(query: string, params: Params): Plan {
    const key = `${JSON.stringify(numbers(params))}${query}`
    const known = this.#plans.get(key)
    if (known) {
      this.#plans.delete(key)
      this.#plans.set(key, known)
      return known
    }
    const tree = parseQuery(query, params)
    const plan = {tree, parameters: parametersOf(tree), searches: usesTextQuery(tree)}
    this.#plans.set(key, plan)
    const oldest = this.#plans.keys().next().value
    if (this.#plans.size > this.#limit && oldest !== undefined) this.#plans.delete(oldest)
    return plan
  }
}

function numbers(params: Params): Record<string, number> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

function isGiven(params: Params, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== undefined
}

function parametersOf(tree: ExprNode): Set<string> {
  const names = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'Parameter') names.add(String(node.name))
  })
  return names
}

function missingParameter(query: string, name: string): LakeError {
  const start = Math.max(0, query.search(new RegExp(`\\$${name}\\b`)))
  return queryParseError(query, `param $${name} referenced, but not provided`, start, start + name.length + 1)
}

function refused(query: string, error: unknown): LakeError {
  const at = error instanceof GroqSyntaxError ? error.position : 0
  const message = error instanceof Error ? error.message : String(error)
  const [description = message] = message.split('\n')
  return queryParseError(query, description, at, Math.min(query.length, at + 1))
}
