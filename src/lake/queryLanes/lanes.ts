import type {Commit} from '../commit.ts'
import type {Corpus} from '../corpus.ts'
import {isErrorOf} from '../errors.ts'
import type {Groups} from '../groups.ts'
import type {TimeLimit} from '../planner/deadline.ts'
import {longQuery, type QueryEngine} from '../query.ts'
import {answerFrom, type Answer, type Question} from './question.ts'
import {SlowLane} from './slowLane.ts'

/** What one query may take. */
export interface QueryLimits {
  /**
   * How long a query may keep other requests waiting before it moves to a thread of its own, in milliseconds of work: that
   * a busy machine gives the lake few turns is no fault of the query, and the thread's copy of the documents costs more.
   */
  readonly quickMilliseconds: number
  /** How long it may then walk documents, in milliseconds. */
  readonly slowMilliseconds: number
  /** The memory of that thread, its copy of the documents included, in megabytes. */
  readonly megabytes: number
}

export const usualLimits: QueryLimits = {quickMilliseconds: 150, slowMilliseconds: 10_000, megabytes: 2_048}

/** How long a query that was slow once goes to the thread at once, in milliseconds. */
const rememberedFor = 60_000
const rememberedQueries = 200

/** Milliseconds that this thread has worked; where Node (before 23.9) cannot tell, those that have passed. */
function worked(): number {
  if (!('threadCpuUsage' in process)) return performance.now()
  const {user, system} = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * Answers queries at once where that is quick, and otherwise on a thread, so that one heavy query keeps nobody waiting
 * but itself and other heavy ones. The answer is the same either way.
 */
export class QueryLanes {
  readonly #corpus: Corpus
  readonly #engine: QueryEngine
  readonly #limits: QueryLimits
  readonly #slow: SlowLane
  readonly #groups: Groups | undefined
  readonly #known = new Map<string, number>()

  constructor(corpus: Corpus, engine: QueryEngine, limits: QueryLimits, groups?: Groups) {
    this.#groups = groups
    this.#corpus = corpus
    this.#engine = engine
    this.#limits = limits
    this.#slow = new SlowLane(corpus, limits, engine.place)
  }

  /** @throws LakeError with the hosted API's body. */
  async answer(question: Question): Promise<Answer> {
    const {query, perspective, access} = question
    if (this.#goesSlow(query)) return this.#slow.answer(question)
    const groups = this.#groups?.source(query, question.params, access)
    if (groups) return answerFrom(this.#engine, groups, question, access.identity, this.quickLimit)
    const source = this.#corpus.view(perspective, access)
    try {
      return await answerFrom(this.#engine, source, question, access.identity, this.quickLimit)
    } catch (error) {
      if (!isErrorOf(error, 'queryTimeoutError')) throw error
      this.#remember(query)
      return this.#slow.answer(question)
    }
  }

  /** How long a query may keep other requests waiting. */
  get quickLimit(): TimeLimit {
    return {milliseconds: this.#limits.quickMilliseconds, clock: worked}
  }

  /** The ids of the documents that a query found to be heavy finds, without keeping others waiting. @throws LakeError */
  async find(question: Question): Promise<readonly string[]> {
    const {result} = await this.#slow.answer({...question, idsOnly: true})
    return JSON.parse(result) as string[]
  }

  /** Takes in a commit; must be called for each, in order. */
  follow(commit: Commit): void {
    this.#slow.follow(commit)
  }

  close(): Promise<void> {
    return this.#slow.close()
  }

  #goesSlow(query: string): boolean {
    const since = this.#known.get(query)
    const slow = since !== undefined && performance.now() - since < rememberedFor
    return slow || query.length > longQuery || query.includes('diff::')
  }

  #remember(query: string): void {
    this.#known.delete(query)
    this.#known.set(query, performance.now())
    const oldest = this.#known.keys().next().value
    if (this.#known.size > rememberedQueries && oldest !== undefined) this.#known.delete(oldest)
  }
}
