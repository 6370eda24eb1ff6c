import {readBrief, type ReadingRequest} from './reading.ts'

// Typed by hand: the DOM's types and a worker's cannot stand in one program.
const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: {readonly data: ReadingRequest}) => void): void
  postMessage(message: unknown): void
}

scope.addEventListener('message', ({data}) => scope.postMessage(readBrief(data)))
