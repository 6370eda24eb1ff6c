import type {StreamEvent} from './listeners.ts'

/** Shorter than any proxy's or browser's idle limit. */
const keepAliveEvery = 15_000

/** A reader this far behind is cut off; it reconnects and resumes, instead of the lake's memory filling up. */
const maxBacklog = 16_000_000

/** Sends events, at once and in order. */
export type Send = (...events: StreamEvent[]) => void

const encoder = new TextEncoder()

/** The open event streams of one lake, so that closing it can end them. */
export class EventStreams {
  readonly #ends = new Set<() => void>()

  get size(): number {
    return this.#ends.size
  }

  /**
   * Answers with server-sent events. `start` gets the function that sends, sends what comes first, and returns what to
   * do when the stream is over, whoever ended it. `mayGoOn` is asked now and then; when it says no, the stream ends.
   */
  open(start: (send: Send, end: () => void) => () => void, mayGoOn = () => true): Response {
    let end = () => {}
    let cancelled = () => {}
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          let open = true
          let stopped = () => {}
          const write = (text: string) => {
            if (!open) return
            controller.enqueue(encoder.encode(text))
            if ((controller.desiredSize ?? 0) < -maxBacklog) end()
          }
          const keepAlive = setInterval(() => (mayGoOn() ? write(': keep-alive\n\n') : end()), keepAliveEvery)
          keepAlive.unref()
          const stop = () => {
            if (!open) return
            open = false
            clearInterval(keepAlive)
            this.#ends.delete(end)
            stopped()
          }
          end = () => {
            if (open) controller.close()
            stop()
          }
          cancelled = stop
          this.#ends.add(end)
          write(':\n\n')
          stopped = start(
            (...events) => write(events.map(frame).join('')),
            () => end(),
          )
          if (!open) stopped()
        },
        cancel: () => cancelled(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: 0}),
    )
    const headers = {'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform'}
    return new Response(body, {headers})
  }

  endAll(): void {
    for (const end of this.#ends) end()
  }
}

function frame({name, id, data}: StreamEvent): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`
}
