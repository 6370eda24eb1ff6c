import type {Server} from 'node:http'
import {createAdaptorServer} from '@hono/node-server'
import type {Hono} from 'hono'

/** A server that answers, and how to stop it. */
export interface RunningServer {
  readonly name: string
  readonly url: string
  close(): Promise<void>
}

interface PortRequest {
  readonly name: string
  readonly port: number
  /** The environment variable that moves it. */
  readonly variable: string
}

/** A port that something else already holds; the message says which, and how to choose another. */
export class PortInUseError extends Error {
  override name = 'PortInUseError'

  /** Turns Node's EADDRINUSE into this error and passes anything else through. */
  static from(error: unknown, {name, port, variable}: PortRequest): unknown {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error
    return new PortInUseError(
      `Port ${port}, where the ${name} should answer, is in use. Stop what uses it, or choose another: ${variable}=${port + 10} npm start`,
    )
  }
}

/**
 * Serves `app` on loopback, on both address families where the machine has them, since `localhost` may mean either.
 * @throws PortInUseError when the port is taken.
 */
export async function listenOn(app: Hono, request: PortRequest): Promise<RunningServer> {
  const first = await bind(app, '127.0.0.1', request)
  const {port} = first.address() as {port: number}
  const servers = [first]
  try {
    servers.push(await bind(app, '::1', {...request, port}))
  } catch (error) {
    if (error instanceof PortInUseError) {
      await close(first)
      throw error
    }
    if (!isMissingAddress(error)) throw error
  }
  return {
    name: request.name,
    url: `http://localhost:${port}`,
    close: async () => {
      await Promise.all(servers.map(close))
    },
  }
}

function bind(app: Hono, hostname: string, request: PortRequest): Promise<Server> {
  const server = createAdaptorServer({fetch: app.fetch}) as Server
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(PortInUseError.from(error, request)))
    server.listen(request.port, hostname, () => resolve(server))
  })
}

function isMissingAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
