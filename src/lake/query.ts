import {evaluate, evaluateSync, GroqSyntaxError, parse, toJS, type ExprNode} from 'groq-js'
import {checkAnswerSize} from './bounds/answerSize.ts'
import {steadiness, type Steady} from './bounds/steady.ts'
import {withinTime} from './bounds/withinTime.ts'
import {conforming, misplacedScore, needsAsynchrony} from './dialect.ts'
import type {Doc} from './documents.ts'
import {LakeError, queryError, queryParseError} from './errors.ts'
import {visit} from './groqTree.ts'
import type {Indexes} from './planner/indexes.ts'
import {Deadline, type TimeLimit} from './planner/deadline.ts'
import {planQuery, type QueryPlan} from './planner/plan.ts'
import {contentSourceMap, emptySourceMap, type ContentSourceMap} from './sourceMap/contentSourceMap.ts'
import type {ElementForm} from './sourceMap/jsonPath.ts'
import {tracked} from './sourceMap/origin.ts'
import {traceTree, type TracedTree} from './sourceMap/traceTree.ts'
import {usesTextQuery, withoutTextQuery} from './textQuery.ts'
import {typesSought, type TypesRead, type TypesSought} from './typesRead.ts'

export type Params = Readonly<Record<string, unknown>>

/** The documents a query runs over: in ascending `_id` order, and by id. */
export interface Source {
  documents(): readonly Doc[]
  get(id: string): Doc | undefined
  /** What narrows filters on `*`; without it, every query walks all documents. */
  readonly indexes?: Indexes
}

export interface QueryRequest {
  readonly query: string
  readonly params: Params
  readonly source: Source
  /** The value of `identity()`. */
  readonly identity: string
  /** The value of `now()`. */
  readonly now: Date
  /** How long it may walk documents, when not the engine's own limit. */
  readonly limit?: TimeLimit
  /** Told which types of documents the answer may depend on; complete once it is there. */
  readonly reads?: TypesRead
}

/** The value of `sanity::projectId()` and `sanity::dataset()`, which are null without it. */
export interface Place {
  readonly projectId: string
  readonly dataset: string
}

/** Answers GROQ. A planner can stand in front of plain evaluation behind this one method. */
export interface QueryEngine {
  readonly place: Place | undefined
  /** @throws LakeError (400) with the hosted API's body when the query cannot be read or evaluated. */
  run(request: QueryRequest): unknown
  /** The same for callers that can wait, and for `diff::` besides, which `run` refuses. */
  answer(request: QueryRequest): Promise<unknown>
  /**
   * Where each value of `result`, the answer to the same request, comes from. Evaluates the query once more; `diff::`
   * yields an empty map.
   */
  sources(request: QueryRequest, result: unknown, form: ElementForm): ContentSourceMap
}

const tenSeconds: TimeLimit = {milliseconds: 10_000, clock: () => performance.now()}

/** groq-js over what the planner leaves of the source's documents, with parsed and planned queries kept. */
export function createQueryEngine(limit: TimeLimit = tenSeconds, place?: Place): QueryEngine {
  const parsed = new ParsedQueries(500)
  return {
    place,
    run(request) {
      const {tree, options, waits, inTime} = prepare(request)
      if (waits) throw queryError('diff:: can be used in queries, but not to select what a mutation changes')
      try {
        return inTime(() => plain(evaluateSync(tree, options), request))
      } catch (error) {
        throw failure(request.query, error)
      }
    },
    async answer(request) {
      const {tree, options, waits, inTime} = prepare(request)
      try {
        if (!waits) return inTime(() => plain(evaluateSync(tree, options), request))
        const value = await evaluate(tree, options)
        return toJS(await value.asStatic())
      } catch (error) {
        throw failure(request.query, error)
      }
    },
    sources(request, result, form) {
      const {tree, options, waits, objects, inTime} = prepare(request, true)
      if (waits) return emptySourceMap
      try {
        return inTime(() => {
          const {data} = evaluateSync(tree, options) as {data: unknown}
          return contentSourceMap(result, data as unknown[], objects, form)
        })
      } catch (error) {
        throw failure(request.query, error)
      }
    },
  }

  function plain(value: ReturnType<typeof evaluateSync>, {limit: own}: QueryRequest): unknown {
    checkAnswerSize((value as {data: unknown}).data, (own ?? limit).milliseconds)
    return toJS(value)
  }

  function prepare({query, params, source, identity, now, limit: own, reads}: QueryRequest, traced = false) {
    const time = own ?? limit
    const known = withinStack(query, () =>
      query.length > longQuery ? withinTime(time.milliseconds, () => parsed.get(query, params)) : parsed.get(query, params),
    )
    const plan = traced && !known.waits ? withinStack(query, () => known.traced()) : known
    checkGiven(query, plan.parameters, params)
    reads?.add(plan.sought(params))
    const {indexes} = source
    const searched = plan.searches ? withoutTextQuery(plan.tree, params) : plan.tree
    const planned = indexes && !plan.waits ? withinStack(query, () => planOf(plan, searched)) : undefined
    const deadline = new Deadline(time)
    const seen = traced ? tracked : (document: Doc) => document
    let watched: readonly Doc[] | undefined
    const everything = () => (watched ??= deadline.watch(traced ? source.documents().map(tracked) : source.documents()))
    const get = (id: string) => source.get(id)
    const keep = (filter: ExprNode, documents: readonly Doc[]): readonly Doc[] => {
      deadline.check()
      const tree: ExprNode = {type: 'Filter', base: {type: 'Value', value: documents}, expr: filter}
      return toJS(evaluateSync(tree, options)) as readonly Doc[]
    }
    const dereference = ({_ref}: {_ref: string}) => {
      deadline.check()
      const lookup = indexes && planned?.lookUp(_ref, {indexes, params, get, everything, keep})
      if (lookup === undefined) {
        const document = source.get(_ref)
        reads?.add(document && [document._type])
        return document ? seen(document) : null
      }
      return traced && lookup && lookup.found !== watched ? {found: lookup.found.map(tracked)} : lookup
    }
    const options = {dataset: dataset(), params: {...params}, identity, timestamp: now, dereference, sanity: place}
    return {tree: planned?.tree ?? searched, options, waits: plan.waits, objects: plan.objects, inTime}

    /** Ends work that looks at documents too rarely for the deadline to notice. */
    function inTime<Result>(work: () => Result): Result {
      if (plan.steady(params)) return work()
      if (indexes) planned?.prepare(indexes)
      return withinTime(time.milliseconds, work)
    }

    function dataset(): readonly Doc[] {
      // The view's array changes in place with the next commit, which a query that waits would see half of.
      if (plan.waits) return [...source.documents()]
      return traced && !planned ? source.documents().map(tracked) : source.documents()
    }
  }
}

function planOf(plan: Plan, searched: ExprNode): QueryPlan {
  return plan.searches ? planQuery(searched) : plan.planned()
}

function withinStack<Result>(query: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(query) : error
  }
}

function tooDeep(query: string): LakeError {
  return queryParseError(query, 'The query is nested more deeply than the lake can evaluate', 0, query.length)
}

function failure(query: string, error: unknown): LakeError {
  if (error instanceof LakeError) return error
  if (error instanceof RangeError) return /call stack/.test(error.message) ? tooDeep(query) : tooLarge()
  return queryError(error instanceof Error ? error.message : String(error))
}

/** What a query is told whose answer does not fit into one string or array. */
export function tooLarge(): LakeError {
  return queryError('The answer is larger than the lake can hold. Ask for fewer documents or attributes', 'queryMemoryError')
}

/** From this length on, in characters, reading a query takes long enough to be timed. */
export const longQuery = 4_000

// groq-js takes time by the square of a query's conditions: 32,000 characters of them take 2.6 seconds, 64,000 take 9.
const longestQuery = 32_000
const quoted = /"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'/gs

/** Reads a query, for callers that need its tree. @throws LakeError (400) */
export function parseQuery(query: string, params: Params): ExprNode {
  const length = query.replaceAll(quoted, '').length
  if (length > longestQuery) {
    const complaint = `The query has ${length} characters outside of quotes; the lake reads at most ${longestQuery}`
    throw queryParseError(query, complaint, 0, query.length)
  }
  const tree = parseAsWritten(query, params)
  const complaint = misplacedScore(tree)
  if (complaint) throw queryParseError(query, complaint, Math.max(0, query.indexOf('score')), query.length)
  return conforming(tree)
}

function parseAsWritten(query: string, params: Params): ExprNode {
  // groq-js reads a comment only when a line follows it.
  const whole = /\/\/[^\n]*$/.test(query) ? `${query}\n` : query
  try {
    return parse(whole)
  } catch (error) {
    if (!/must use constant numbers/.test(String(error))) throw refused(query, error)
  }
  // Slice bounds must be known when the query is parsed; all other parameters stay open so that the tree can be reused.
  try {
    return parse(whole, {params: numbers(params)})
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
  readonly waits: boolean
  readonly steady: Steady
  readonly sought: TypesSought
  /** The object expressions of a traced tree. */
  readonly objects: TracedTree['objects']
  planned(): QueryPlan
}

/** A plan for the query as it stands, which can be turned into one that tells where its answer comes from. */
interface ParsedQuery extends Plan {
  traced(): Plan
}

class ParsedQueries {
  readonly #plans = new Map<string, ParsedQuery>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(query: string, params: Params): ParsedQuery {
    const key = `${JSON.stringify(numbers(params))}${query}`
    const known = this.#plans.get(key)
    if (known) {
      this.#plans.delete(key)
      this.#plans.set(key, known)
      return known
    }
    const tree = parseQuery(query, params)
    const rest = {
      parameters: parametersOf(tree),
      searches: usesTextQuery(tree),
      waits: needsAsynchrony(tree),
      steady: steadiness(tree),
      sought: typesSought(tree),
    }
    let traced: Plan | undefined
    const trace = (): Plan => {
      const {tree: withClues, objects} = traceTree(tree)
      return {...rest, objects, ...plannedOnce(withClues)}
    }
    const plan: ParsedQuery = {...rest, objects: [], ...plannedOnce(tree), traced: () => (traced ??= trace())}
    this.#plans.set(key, plan)
    const oldest = this.#plans.keys().next().value
    if (this.#plans.size > this.#limit && oldest !== undefined) this.#plans.delete(oldest)
    return plan
  }
}

function plannedOnce(tree: ExprNode): Pick<Plan, 'tree' | 'planned'> {
  let planned: QueryPlan | undefined
  return {tree, planned: () => (planned ??= planQuery(tree))}
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

/** @throws LakeError (400) when `tree`, which is of `query`, names a parameter that is not given. */
export function checkParameters(query: string, tree: ExprNode, params: Params): void {
  checkGiven(query, parametersOf(tree), params)
}

function checkGiven(query: string, names: ReadonlySet<string>, params: Params): void {
  for (const name of names) if (!isGiven(params, name)) throw missingParameter(query, name)
}

function missingParameter(query: string, name: string): LakeError {
  const start = Math.max(0, query.search(new RegExp(`\\$${name}\\b`)))
  return queryParseError(query, `param $${name} referenced, but not provided`, start, start + name.length + 1)
}

function refused(query: string, error: unknown): LakeError {
  if (error instanceof RangeError) return tooDeep(query)
  const at = error instanceof GroqSyntaxError ? Math.min(error.position, query.length) : 0
  const message = error instanceof Error ? error.message : String(error)
  const [description = message] = message.split('\n')
  return queryParseError(query, description, at, Math.min(query.length, at + 1))
}
