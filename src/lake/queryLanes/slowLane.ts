import {Worker} from 'node:worker_threads'
import {tookTooLong} from '../bounds/withinTime.ts'
import type {Commit} from '../commit.ts'
import type {Corpus} from '../corpus.ts'
import {LakeError, plainError, queryError} from '../errors.ts'
import type {Place} from '../query.ts'
import type {QueryLimits} from './lanes.ts'
import {writeQuestion, type Answer, type FromSlowLane, type Question, type ToSlowLane} from './question.ts'
import {threadUrl, type ThreadData} from './slowLaneThread.ts'

/** How many documents cross to the thread before others get their turn. */
const portion = 500
/** How many questions may wait. */
const longestQueue = 50
/** How long the thread may idle before its copy of the documents is given back, in milliseconds. */
const idleLife = 60_000
/** What sorting, reading and writing a result may take besides the walking that the engine itself ends, in milliseconds. */
const grace = 5_000

interface Waiting {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Answers heavy questions on a thread of their own, over a copy of the documents that follows every commit, one after
 * the other. A question that outlives its time or the thread's memory ends with the thread; the next gets a new one.
 */
export class SlowLane {
  readonly #corpus: Corpus
  readonly #limits: QueryLimits
  readonly #place: Place | undefined
  #thread: Thread | undefined
  #queue: Waiting[] = []
  #current: Waiting | undefined
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(corpus: Corpus, limits: QueryLimits, place: Place | undefined) {
    this.#corpus = corpus
    this.#limits = limits
    this.#place = place
  }

  /** @throws LakeError when the query is refused, too slow or too large, or too many wait. */
  answer(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#closed) reject(plainError(503, 'The lake is closing'))
      else if (this.#queue.length >= longestQueue) reject(plainError(429, 'Too many heavy queries are waiting; ask again later'))
      else {
        this.#queue.push({question, resolve, reject})
        this.#next()
      }
    })
  }

  /** Takes in a commit; must be called for each, in order. */
  follow({changes}: Commit): void {
    this.#thread?.change(changes.map(({id, after}) => [id, after] as const))
  }

  async close(): Promise<void> {
    this.#closed = true
    const left = [this.#current, ...this.#queue]
    this.#current = undefined
    this.#queue = []
    for (const waiting of left) waiting?.reject(plainError(503, 'The lake is closing'))
    await this.#end()
  }

  #next(): void {
    if (this.#current || this.#closed) return
    clearTimeout(this.#idle)
    const next = this.#queue.shift()
    if (!next) {
      this.#idle = setTimeout(() => void this.#end(), idleLife).unref()
      return
    }
    this.#current = next
    const thread = (this.#thread ??= new Thread(this.#corpus, this.#limits, this.#place))
    const settle = (work: () => void) => {
      if (this.#current !== next) return
      this.#current = undefined
      work()
      this.#next()
    }
    thread.ask(next.question).then(
      (answer) => settle(() => next.resolve(answer)),
      (error: unknown) => {
        // The thread of a question that was cut off is gone, and with it the reason to keep it.
        if (!thread.alive && this.#thread === thread) this.#thread = undefined
        settle(() => next.reject(error))
      },
    )
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = undefined
    await thread?.end()
  }
}

class Thread {
  readonly #worker: Worker
  readonly #limits: QueryLimits
  readonly #fed: Promise<void>
  /** Changes that arrive while the documents still cross. */
  #held: ToSlowLane[] | undefined = []
  alive = true

  constructor(corpus: Corpus, limits: QueryLimits, place: Place | undefined) {
    this.#limits = limits
    const workerData: ThreadData = {slowLaneOf: 'beatbook lake', milliseconds: limits.slowMilliseconds, place}
    this.#worker = new Worker(threadUrl, {workerData, resourceLimits: {maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 1}})
    this.#worker.unref()
    this.#worker.once('exit', () => (this.alive = false))
    this.#fed = this.#feed([...corpus.all()])
  }

  change(changes: Extract<ToSlowLane, {kind: 'changes'}>['changes']): void {
    const message = {kind: 'changes', changes} as const
    if (this.#held) this.#held.push(message)
    else this.#worker.postMessage(message)
  }

  async ask(question: Question): Promise<Answer> {
    const reply = this.#reply()
    reply.catch(() => {})
    await Promise.race([this.#fed, reply])
    this.#worker.postMessage({kind: 'question', question: writeQuestion(question)} satisfies ToSlowLane)
    const timer = setTimeout(() => void this.end(), this.#limits.slowMilliseconds + grace)
    try {
      return await reply
    } finally {
      clearTimeout(timer)
    }
  }

  async end(): Promise<void> {
    this.alive = false
    await this.#worker.terminate()
  }

  async #feed(documents: readonly (ToSlowLane & {kind: 'documents'})['documents'][number][]): Promise<void> {
    for (let at = 0; at < documents.length && this.alive; at += portion) {
      this.#worker.postMessage({kind: 'documents', documents: documents.slice(at, at + portion)} satisfies ToSlowLane)
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (const message of this.#held ?? []) this.#worker.postMessage(message)
    this.#held = undefined
  }

  #reply(): Promise<Answer> {
    const {megabytes, slowMilliseconds} = this.#limits
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#worker.off('message', received).off('error', broke).off('exit', ended)
      }
      const received = (message: FromSlowLane) => {
        done()
        if (message.kind === 'answer') resolve(message.answer)
        else if (message.kind === 'refusal') reject(new LakeError(message.status, message.body, message.message))
        else reject(new Error(message.message))
      }
      const broke = (error: unknown) => {
        done()
        this.alive = false
        const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        const complaint = `The query needed more than ${megabytes} MB beside the documents and was ended. Ask for fewer documents or attributes`
        reject(tooLarge ? queryError(complaint, 'queryMemoryError') : error)
      }
      const ended = () => {
        done()
        reject(tookTooLong(slowMilliseconds))
      }
      this.#worker.on('message', received).on('error', broke).on('exit', ended)
    })
  }
}
