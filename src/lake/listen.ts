import {createServer, type Server} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import {plainError} from './errors.ts'
import {isLoopback} from './origins.ts'
import type {LakeApp} from './lake.ts'
import {refuseBrokenRequests} from './refusedConnection.ts'

export interface ListenAddress {
  /** 0 takes any free port. */
  readonly port: number
  /** A loopback name when left out; anything else also needs `allowRemote`. */
  readonly host?: string
  readonly allowRemote?: boolean
}

/** The servers of one lake; several, because `localhost` means two addresses. */
export interface RunningServers {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** How long a request may take to arrive, and how often that is looked at, in milliseconds. */
export interface Patience {
  readonly headersTimeout: number
  readonly requestTimeout: number
  readonly connectionsCheckingInterval: number
}

const usualPatience: Patience = {headersTimeout: 20_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000}

/**
 * Serves `app`. Without a `host` both loopback addresses are bound, since browsers resolve `*.localhost` to either.
 * @throws Error with `code: 'EADDRINUSE'` naming the port when it is taken.
 */
export async function serve(
  app: LakeApp,
  {port, host, allowRemote = false}: ListenAddress,
  prepare: (server: Server) => void,
  patience: Patience = usualPatience,
): Promise<RunningServers> {
  if (host !== undefined && !isLoopback(host.includes(':') ? `[${host}]` : host) && !allowRemote) {
    throw new Error(`Listening on ${host} lets other machines in; say so with allowRemote: true`)
  }
  const errorHandler = (error: unknown) => {
    const {body, status} = plainError(400, `The request cannot be read: ${error instanceof Error ? error.message : error}`)
    return Response.json(body, {status})
  }
  const listener = getRequestListener(app.fetch, {errorHandler})
  const started = (address: string, at: number) => {
    // The application refuses a request without a host itself, in words.
    const server = createServer({...patience, requireHostHeader: false}, (request, response) => {
      void listener(request, response)
    })
    refuseBrokenRequests(server)
    prepare(server)
    return bound(server, address, at)
  }

  const first = await started(host ?? '127.0.0.1', port)
  const address = first.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const servers = [first]
  if (host === undefined) {
    try {
      servers.push(await started('::1', actual))
    } catch (error) {
      // A machine without IPv6 is served on IPv4 alone.
      if (codeOf(error) === 'EADDRINUSE') {
        await closed(first)
        if (port === 0) return serve(app, {port, allowRemote}, prepare, patience)
        throw error
      }
    }
  }
  const name = host === undefined ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${actual}`,
    port: actual,
    close: async () => {
      await Promise.all(servers.map(closed))
    },
  }
}

function bound(server: Server, address: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(codeOf(error) === 'EADDRINUSE' ? inUse(port, error) : error))
    server.listen(port, address, () => resolve(server))
  })
}

function inUse(port: number, cause: Error): Error {
  const error = new Error(`Port ${port} is in use; stop what runs there or choose another port`, {cause})
  return Object.assign(error, {code: 'EADDRINUSE', port})
}

/** How long answers under way may take to leave before their connections are cut, in milliseconds. */
const grace = 2000

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive becomes idle only once its answer is out, which no event tells.
    const sweep = setInterval(() => server.closeIdleConnections(), 10)
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
