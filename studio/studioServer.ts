import {readFile} from 'node:fs/promises'
import {extname, join, normalize} from 'node:path'
import {Hono} from 'hono'
import type {StudioEnvironment} from './environment.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * Serves a built Studio from `folder`. The page's meta tags carry the environment, so one build serves any ports, and
 * the Content-Security-Policy keeps every request on this machine: the Studio's own version check cannot be switched
 * off, only refused.
 */
export function studioServer(folder: string, environment: StudioEnvironment): Hono {
  const app = new Hono()
  const policy = contentSecurityPolicy(environment)

  app.get('*', async (context) => {
    const path = normalize(decodeURIComponent(context.req.path))
    const asset = path.startsWith('/assets/') ? await readAsset(join(folder, path)) : undefined
    if (asset) {
      context.header('Content-Type', types[extname(path)] ?? 'application/octet-stream')
      context.header('Cache-Control', 'public, max-age=31536000, immutable')
      context.header('X-Content-Type-Options', 'nosniff')
      return context.body(asset)
    }
    if (path.startsWith('/assets/')) return context.text('The Studio has no such file.', 404)
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    context.header('Content-Security-Policy', policy)
    context.header('Cache-Control', 'no-cache')
    context.header('X-Content-Type-Options', 'nosniff')
    return context.html(withEnvironment(page, environment))
  })
  return app
}

async function readAsset(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return undefined
    throw error
  }
}

/** Puts the environment into the page as meta tags, where `studioEnvironment` reads it. */
export function withEnvironment(page: string, environment: StudioEnvironment): string {
  const values = {
    'project-id': environment.projectId,
    dataset: environment.dataset,
    'lake-url': environment.lakeUrl,
    'site-url': environment.siteUrl,
    'mail-url': environment.mailUrl,
    now: environment.now,
    approvals: environment.approvals,
  }
  const tags = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<meta name="beatbook-${name}" content="${escapeAttribute(String(value))}" />`)
  return page.replace('<!--beatbook-environment-->', tags.join('\n    '))
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** Keeps the page to its own origin and the lake, whatever the Studio would like to ask elsewhere. */
export function contentSecurityPolicy({lakeUrl, siteUrl}: StudioEnvironment): string {
  const lake = lakeUrl ? lakeOrigins(lakeUrl) : ['https://*.sanity.io', 'wss://*.sanity.io', 'https://cdn.sanity.io']
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: ${lake.join(' ')}`,
    `font-src 'self' data:`,
    `connect-src 'self' ${lake.join(' ')}`,
    `worker-src 'self' blob:`,
    `frame-src 'self' ${siteUrl}`,
    `frame-ancestors 'self'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `object-src 'none'`,
  ].join('; ')
}

/** The lake under its own name, the project's, and the ones given to event streams, for requests and the socket. */
function lakeOrigins(lakeUrl: string): string[] {
  const {port} = new URL(lakeUrl)
  return ['http', 'ws'].flatMap((scheme) => [`${scheme}://localhost:${port}`, `${scheme}://*.localhost:${port}`])
}
