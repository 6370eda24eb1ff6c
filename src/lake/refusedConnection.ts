import type {Server} from 'node:http'
import type {Duplex} from 'node:stream'
import {plainError} from './errors.ts'

/** What Node's parser calls its complaints, and how the lake says them. */
const complaints: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are larger than 16 kB; send long queries by POST'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
}

/** Answers what never becomes a request, or is none that the application may see, in the hosted shape. */
export function refuseBrokenRequests(server: Server): void {
  server.on('clientError', (error: Error & {code?: string}, stream) => {
    // The peer is gone, or an answer is under way already that a second one would end up in.
    if (error.code === 'ECONNRESET' || !stream.writable) stream.destroy()
    else
      refuseConnection(stream, ...(complaints[error.code ?? ''] ?? [400, `The request is not HTTP: ${error.message}`]))
  })
  server.on('checkExpectation', (request, response) => {
    const {body} = plainError(417, `The lake cannot meet the expectation "${request.headers.expect}"`)
    const text = JSON.stringify(body)
    const headers = {'content-type': 'application/json', 'content-length': Buffer.byteLength(text), connection: 'close'}
    response.writeHead(417, headers).end(text)
  })
  server.on('connect', (_, stream) => refuseConnection(stream, 405, 'The lake is no proxy'))
}

/** Answers in the hosted shape on a connection that no application answers on, and ends it. */
export function refuseConnection(stream: Duplex, status: number, message: string): void {
  // Without a listener, a peer that hangs up first would take the process down.
  stream.on('error', () => stream.destroy())
  const {body} = plainError(status, message)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${String(body.error)}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ]
  stream.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}
