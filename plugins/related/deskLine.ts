import {createRelatedDesk, type RelatedDesk} from './relatedDesk.ts'
import {answerMessage, type Answers, type QuestionMessage, type RelatedRequest, type RequestType} from './relatedMessages.ts'
import type {SnapshotStore} from './snapshotStore.ts'

/** Where questions to the newsroom's index go; the index itself is elsewhere. */
export interface DeskLine extends RelatedDesk {
  /** Whether the answers come from a worker, or are worked out on this page when it is idle. */
  readonly where: () => 'worker' | 'page'
}

/** What is needed of a worker. */
export interface WorkerLike {
  postMessage(message: QuestionMessage): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: {readonly data: unknown}) => void): void
  addEventListener(type: 'error', listener: (event: {preventDefault?(): void}) => void): void
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: (share: number) => void
  readonly request: RelatedRequest
}

/**
 * Talks to the desk in a worker. When there is no worker, or it does not come up, the same desk is asked on this page
 * between other work, by `idle`.
 */
export function createDeskLine(
  startWorker: () => WorkerLike | undefined,
  snapshots: SnapshotStore,
  idle: (work: () => void) => void,
): DeskLine {
  const waiting = new Map<number, Waiting>()
  let next = 0
  let isUp = false
  let worker: WorkerLike | undefined
  let here: RelatedDesk | undefined

  const askHere = ({request, resolve, reject, onProgress}: Waiting) => {
    const desk = (here ??= createRelatedDesk(snapshots))
    idle(() => void desk.answer(request, onProgress).then(resolve, reject))
  }

  const comeHome = () => {
    worker?.terminate()
    worker = undefined
    const unanswered = [...waiting.values()]
    waiting.clear()
    for (const question of unanswered) {
      if (isUp) question.reject(new Error('The newsroom’s index stopped. Reload the Studio to have suggestions again.'))
      else askHere(question)
    }
  }

  try {
    worker = startWorker()
  } catch (error) {
    // A browser without module workers, or a page whose policy forbids them.
    if (!(error instanceof Error)) throw error
  }
  worker?.addEventListener('error', (event) => {
    event.preventDefault?.()
    comeHome()
  })
  worker?.addEventListener('message', ({data}) => {
    const parsed = answerMessage.safeParse(data)
    if (!parsed.success) return
    const message = parsed.data
    if ('ready' in message) {
      isUp = true
      return
    }
    const question = waiting.get(message.id)
    if (!question) return
    if ('progress' in message) return question.onProgress(message.progress)
    waiting.delete(message.id)
    if ('error' in message) question.reject(new Error(message.error))
    else question.resolve(message.answer)
  })

  return {
    where: () => (worker ? 'worker' : 'page'),
    answer<Type extends RequestType>(request: Extract<RelatedRequest, {type: Type}>, onProgress: (share: number) => void = () => undefined) {
      // Each answer is made by this package's own desk, for a request of the same type.
      return new Promise<Answers[Type]>((resolve, reject) => {
        const question: Waiting = {request, resolve: resolve as (answer: unknown) => void, reject, onProgress}
        if (!worker) return askHere(question)
        next += 1
        waiting.set(next, question)
        worker.postMessage({id: next, request})
      })
    },
  }
}
