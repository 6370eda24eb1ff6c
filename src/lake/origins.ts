import type {MiddlewareHandler} from 'hono'
import {plainError} from './errors.ts'
import type {LakeEnv} from './lake.ts'

/** Whether a host name, with or without a port, can only mean this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]'
}

const methods = 'GET,POST,PUT,PATCH,DELETE,HEAD'
const exposed = 'X-Sanity-Shard, traceparent, x-sanity-warning, retry-after, etag'

/**
 * Keeps strangers out. A request must name this machine, or one of `allowedHosts`, as its host: a page on the web whose
 * own name was pointed at the loopback address is refused (403). Other origins than loopback's and `allowedOrigins`
 * get no CORS headers, and their writes are refused.
 */
export function origins(allowedOrigins: readonly string[], allowedHosts: readonly string[]): MiddlewareHandler<LakeEnv> {
  const hosts = [...allowedHosts, ...allowedOrigins.map((origin) => new URL(origin).host)]
  const allowsHost = (host: string) => isLoopback(host) || hosts.includes(host) || hosts.includes(host.replace(/:\d+$/, ''))
  const allows = (origin: string) => allowedOrigins.includes(origin) || isLoopback(hostOf(origin))

  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!allowsHost(host)) throw plainError(403, `This lake does not answer to the name "${host}"; use localhost`)
    const origin = c.req.header('origin')
    if (origin === undefined) {
      await next()
      return
    }
    if (!allows(origin)) {
      throw plainError(403, `The origin "${origin}" may not use this lake; add it to allowedOrigins`)
    }
    if (c.req.method === 'OPTIONS') {
      c.res = new Response(null, {status: 204})
      c.header('Access-Control-Allow-Methods', methods)
      c.header('Access-Control-Allow-Headers', c.req.header('access-control-request-headers') ?? '')
      c.header('Access-Control-Max-Age', '600')
    } else await next()
    c.header('Access-Control-Allow-Origin', origin)
    c.header('Access-Control-Allow-Credentials', 'true')
    c.header('Access-Control-Expose-Headers', exposed)
    c.header('Vary', 'Origin', {append: true})
  }
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : ''
}
