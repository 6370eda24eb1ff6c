import {createServer, type Server as HttpServer} from 'node:http'
import {createServer as createSocketServer, type Server} from 'node:net'
import {getRequestListener} from '@hono/node-server'
import type {Hono} from 'hono'

/** A server that answers, and how to stop it. */
export interface RunningServer {
  readonly name: string
  readonly url: string
  close(): Promise<void>
}

export interface PortRequest {
  readonly name: string
  readonly port: number
  /** The environment variable that moves it. */
  readonly variable: string
  /** The command to give it to. */
  readonly command: string
}

/** A port that something else already holds; the message says which, and how to choose another. */
export class PortInUseError extends Error {
  override name = 'PortInUseError'

  /** Turns Node's EADDRINUSE into this error and passes anything else through. */
  static from(error: unknown, {name, port, variable, command}: PortRequest): unknown {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error
    return new PortInUseError(
      `Port ${port}, where the ${name} should answer, is in use. Stop what uses it, or choose another: ${variable}=${port + 10} ${command}`,
    )
  }
}

/** Serves `app` on loopback. @throws PortInUseError when the port is taken. */
export function listenOn(app: Hono, request: PortRequest): Promise<RunningServer> {
  const listener = getRequestListener(app.fetch)
  return listenWith(createServer((incoming, outgoing) => void listener(incoming, outgoing)), request)
}

/**
 * Lets `server` answer on loopback, on both address families where the machine has them, since `localhost` may mean
 * either.
 * @throws PortInUseError when the port is taken.
 */
export async function listenWith(server: HttpServer, request: PortRequest): Promise<RunningServer> {
  await bind(server, '127.0.0.1', request)
  const {port} = server.address() as {port: number}
  const other = createSocketServer((socket) => server.emit('connection', socket))
  const close = async () => {
    const closed = Promise.all([server, other].filter(({listening}) => listening).map(closeServer))
    server.closeAllConnections()
    await closed
  }
  try {
    await bind(other, '::1', {...request, port})
  } catch (error) {
    if (!isMissingAddress(error)) {
      await close()
      throw error
    }
  }
  return {name: request.name, url: `http://localhost:${port}`, close}
}

function bind(server: Server, hostname: string, request: PortRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(PortInUseError.from(error, request)))
    server.listen(request.port, hostname, resolve)
  })
}

function isMissingAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
  })
}
