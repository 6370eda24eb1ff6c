import type {RelatedDesk} from './relatedDesk.ts'
import {questionMessage, type AnswerMessage} from './relatedMessages.ts'

/** One end of a message channel: a worker's global scope, or a `MessagePort`. */
export interface MessageEnd {
  postMessage(message: AnswerMessage): void
  addEventListener(type: 'message', listener: (event: {readonly data: unknown}) => void): void
}

/** Answers the questions that arrive at one end of a channel, in their order, and says first that it is there. */
export function serveDesk(end: MessageEnd, desk: RelatedDesk): void {
  let before: Promise<unknown> = Promise.resolve()
  end.addEventListener('message', ({data}) => {
    const parsed = questionMessage.safeParse(data)
    if (!parsed.success) return
    const {id, request} = parsed.data
    const onProgress = (progress: number) => end.postMessage({id, progress})
    before = before
      .then(() => desk.answer(request, onProgress))
      .then((answer) => end.postMessage({id, answer}))
      .catch((error: unknown) => end.postMessage({id, error: error instanceof Error ? error.message : String(error)}))
  })
  end.postMessage({ready: true})
}
