import type {Reading, ReadingRequest} from './reading.ts'

/** Reads briefs off the page's thread, one at a time. */
export interface BriefReader {
  /** Resolves to undefined when another request came before this one was begun. */
  read(request: ReadingRequest): Promise<Reading | undefined>
  close(): void
}

/**
 * A reader in a worker of its own. Where a worker cannot be had (a bundler that does not know them, a strict page policy)
 * it reads on the page's thread instead; a brief takes some ten milliseconds, a book a second.
 */
export function createBriefReader(): BriefReader {
  let worker: Worker | 'none' | undefined
  let running: Promise<unknown> = Promise.resolve()
  let newest = 0

  async function readNow(request: ReadingRequest): Promise<Reading> {
    worker ??= openWorker()
    if (worker !== 'none') {
      try {
        return await ask(worker, request)
      } catch (error) {
        if (!(error instanceof NoWorker)) throw error
        worker.terminate()
        worker = 'none'
      }
    }
    const {readBrief} = await import('./reading.ts')
    return readBrief(request)
  }

  return {
    read(request) {
      newest += 1
      const turn = newest
      const result = running.then(() => (turn === newest ? readNow(request) : undefined))
      running = result.catch(() => undefined)
      return result
    },
    close() {
      newest += 1
      if (worker && worker !== 'none') worker.terminate()
      worker = undefined
      running = Promise.resolve()
    },
  }
}

/** The worker did not start, or what was asked cannot be sent to one. */
class NoWorker extends Error {
  override readonly name = 'NoWorker'
}

function openWorker(): Worker | 'none' {
  if (typeof Worker === 'undefined') return 'none'
  try {
    return new Worker(new URL('./importWorker.js', import.meta.url), {type: 'module', name: 'beatbook-import'})
  } catch {
    // A page policy that forbids workers throws here; reading on the page's thread is the answer to it.
    return 'none'
  }
}

function ask(worker: Worker, request: ReadingRequest): Promise<Reading> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({data}: MessageEvent<Reading>) => resolve(data)
    worker.onerror = (event) => reject(new NoWorker(event.message))
    worker.onmessageerror = () => reject(new NoWorker('The answer could not be read.'))
    try {
      worker.postMessage(request)
    } catch (error) {
      reject(new NoWorker(error instanceof Error ? error.message : String(error)))
    }
  })
}
