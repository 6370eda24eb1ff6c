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

/** Which names a lake answers to, and which pages may use it. */
export interface OriginPolicy {
  allowsHost(host: string): boolean
  allowsOrigin(origin: string): boolean
}

/** Loopback names are always allowed. `allowedHosts` is looked at again each time, so it may grow. */
export function originPolicy(allowedOrigins: readonly string[], allowedHosts: readonly string[]): OriginPolicy {
  const originHosts = allowedOrigins.map((origin) => new URL(origin).host)
  return {
    allowsHost(host) {
      const name = host.replace(/:\d+$/, '')
      return isLoopback(host) || originHosts.includes(host) || allowedHosts.includes(name)
    },
    allowsOrigin: (origin) => allowedOrigins.includes(origin) || isLoopback(hostOf(origin)),
  }
}

/**
 * Keeps strangers out. A request must name this machine, or a host it was told to listen on: a page on the web whose
 * own name was pointed at the loopback address is refused (403), and so is every request from a page of another
 * origin. Answers, errors included, carry the CORS headers that the client wants.
 */
export function origins(policy: OriginPolicy): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!policy.allowsHost(host))
      throw plainError(403, `This lake does not answer to the name "${host}"; use localhost`)
    const origin = c.req.header('origin')
    if (origin === undefined) {
      await next()
      return
    }
    if (!policy.allowsOrigin(origin)) {
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
