import {parentPort, workerData, type MessagePort} from 'node:worker_threads'
import {Corpus} from '../corpus.ts'
import {ItemRefusal, LakeError, requestRefused} from '../errors.ts'
import {createQueryEngine, type Place} from '../query.ts'
import {answerFrom, readAccess, type FromSlowLane, type ToSlowLane, type WrittenQuestion} from './question.ts'

/** Names this file to `new Worker`, whatever its ending is after the build. */
export const threadUrl = new URL(import.meta.url)

/** What the thread is started with, so that a plain import of this file starts nothing. */
export interface ThreadData {
  readonly slowLaneOf: 'beatbook lake'
  readonly milliseconds: number
  readonly place: Place | undefined
}

/** Keeps a copy of the lake's documents and answers one question after the other over it. */
function serve(port: MessagePort, {milliseconds, place}: ThreadData): void {
  const corpus = new Corpus()
  const engine = createQueryEngine({milliseconds, clock: () => performance.now()}, place)

  async function answer(question: WrittenQuestion): Promise<FromSlowLane> {
    try {
      const source = corpus.view(question.perspective, readAccess(question))
      return {kind: 'answer', answer: await answerFrom(engine, source, question, question.identity)}
    } catch (error) {
      const refused = error instanceof ItemRefusal ? requestRefused('mutation', 0, error) : error
      if (refused instanceof LakeError) {
        return {kind: 'refusal', status: refused.status, body: refused.body, message: refused.message}
      }
      return {kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error)}
    }
  }

  port.on('message', (message: ToSlowLane) => {
    if (message.kind === 'documents') for (const document of message.documents) corpus.set(document._id, document)
    else if (message.kind === 'changes') for (const [id, after] of message.changes) corpus.set(id, after)
    else void answer(message.question).then((reply) => port.postMessage(reply))
  })
}

const given: Partial<ThreadData> | null = workerData
if (parentPort && given?.slowLaneOf === 'beatbook lake') serve(parentPort, given as ThreadData)
