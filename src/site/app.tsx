import {Hono, type Context} from 'hono'
import {etag} from 'hono/etag'
import {trimTrailingSlash} from 'hono/trailing-slash'
import {renderToStaticMarkup} from 'react-dom/server'
import {
  briefingContract,
  fetchPage,
  PageDataError,
  type BriefingContract,
  type PageClient,
  type PageDataIssue,
  type Publication,
} from 'sanity-plugin-beatbook/queries'
import {asOfWithAge} from './asOfWithAge.tsx'
import {siteAssets} from './assets.ts'
import {discoveryRoutes} from './discoveryRoutes.ts'
import {FailedPage} from './ErrorPages.tsx'
import {publishedHistory, type HistoryClient} from './history.ts'
import {listRoutes} from './listRoutes.tsx'
import {answerMissing} from './missing.tsx'
import {pageRoutes} from './pageRoutes.tsx'
import {sitePreview, type PreviewOptions, type PreviewSession} from './preview/sitePreview.ts'
import {withCleanHead} from './preview/shownProse.ts'
import {sitemapBounds, type SitemapBounds} from './sitemaps.ts'
import type {SiteParts} from './siteParts.ts'

export interface SiteOptions {
  /** A `@sanity/client`, or anything that fetches like one. Pages are always read in the published perspective. */
  readonly client: PageClient & {config?: () => {url?: string}}
  /** Stands in for the publication document, or for what it lacks. */
  readonly publication?: Partial<Pick<Publication, 'name' | 'tagline' | 'timeZone'>>
  /** Where readers find the site, for canonical addresses. Default: where the request came in. */
  readonly origin?: string
  /** Where the sign-up form of a beat is sent, such as the mailroom's `/briefing/sign-up`. Left out, there is no form. */
  readonly signUp?: string
  /** The moment the site takes for now, ISO; a demonstration newsroom has a fixed one. Default: the clock. */
  readonly now?: string
  /** Origins that images may be loaded from besides the site. Default: the client's lake and Sanity's CDN. */
  readonly imageOrigins?: readonly string[]
  /** The briefing structure the beats follow. Default: Beatbook's own. */
  readonly contract?: BriefingContract
  /** Told of every page that failed, with the documents at fault by name. Default: the standard error stream. */
  readonly log?: (line: string) => void
  /**
   * A client that may read the history of what is published, for the page of what changed in a beat. Give its token no
   * more than that (`studio/localUsers.ts` has such a role). Left out, there is no such page.
   */
  readonly history?: HistoryClient
  /**
   * How long a cache between the site and its readers may keep a page, in seconds. Give it only to a cache that drops
   * pages by their `Cache-Tag` when a live event names one. Default: nothing is kept.
   */
  readonly sharedCacheSeconds?: number
  /** How much one part of the sitemap may hold. Default: what the protocol allows, 50,000 addresses and 50 MB. */
  readonly sitemapBounds?: Partial<SitemapBounds>
  /** Drafts for those who come from the Studio's Presentation tool. Left out, the site shows nobody a draft. */
  readonly preview?: PreviewOptions
}

/** The reference site: pages rendered on the server from one query each, readable without script. */
export function createSite(options: SiteOptions): Hono {
  const {client, publication, origin, signUp = null, imageOrigins, contract = briefingContract, log = writeToStderr, sharedCacheSeconds} = options
  const now = () => options.now ?? new Date().toISOString()
  const assets = siteAssets()
  const app = new Hono()
  const policy = contentSecurityPolicy(imageOrigins ?? lakeOrigins(client.config?.().url))
  const preview = options.preview && sitePreview(options.preview)
  const history = options.history && publishedHistory(options.history)
  let lastSeen: Publication | undefined

  const parts: Omit<SiteParts, 'missing'> = {
    contract,
    now,
    history,
    sitemapBounds: {...sitemapBounds, ...options.sitemapBounds},
    ask(context, query, params, schema) {
      const session = preview?.sessionOf(context)
      if (session) return fetchPage(session.client, inOneLine(query), params, schema, {perspective: 'drafts'})
      const onLeftOut = (issues: readonly PageDataIssue[]) => {
        const documents = issues.map(({document, path, message}) => `\n${[document, path, message].filter(Boolean).join(': ')}`)
        log(`${context.req.method} ${context.req.path}: left out of the page; correct and publish:${documents.join('')}`)
      }
      return fetchPage(client, inOneLine(query), params, schema, {onSyncTags: (tags) => addCacheTags(context, tags), onLeftOut})
    },
    frame(context, found) {
      const isPreview = preview?.sessionOf(context) !== undefined
      if (found && !isPreview) lastSeen = found
      // A page that could not ask, or asks for more than one thing, goes by what readers were last shown.
      const known = found === undefined ? lastSeen : found
      return {
        name: known?.name ?? publication?.name ?? 'Beatbook',
        tagline: known?.tagline ?? publication?.tagline ?? null,
        timeZone: knownTimeZone(known?.timeZone ?? publication?.timeZone),
        origin: origin?.replace(/\/+$/, '') ?? new URL(context.req.url).origin,
        AsOf: asOfWithAge(now().slice(0, 10)),
        signUp,
        hasHistory: history !== undefined,
        assets,
        preview: isPreview,
      }
    },
    page(context, element, status = 200) {
      const page = `<!doctype html>${renderToStaticMarkup(element)}`
      return context.html(preview?.sessionOf(context) ? withCleanHead(page) : page, status)
    },
  }
  const site: SiteParts = {...parts, missing: (context, type, slug) => answerMissing(parts, context, type, slug)}

  app.use(trimTrailingSlash())
  app.use(etag())
  app.use(async (context, next) => {
    await next()
    const {headers, status} = context.res
    const session = preview?.sessionOf(context)
    headers.set('Content-Security-Policy', session ? previewPolicy(policy, session) : policy)
    if (session) for (const [name, value] of Object.entries(previewHeaders)) headers.set(name, value)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', status >= 500 ? 'no-store' : 'no-cache')
    if (sharedCacheSeconds && headers.has('Cache-Tag') && status < 500) headers.set('CDN-Cache-Control', `max-age=${sharedCacheSeconds}`)
  })

  preview?.routes(app)
  pageRoutes(app, site)
  listRoutes(app, site)
  discoveryRoutes(app, site)

  app.get('/assets/:name', (context) => {
    const asset = assets.byPath.get(context.req.path)
    if (!asset) return context.text('No such file. Load the page again for the present one.', 404)
    context.header('Content-Type', asset.type)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(asset.body)
  })

  app.get('/favicon.ico', (context) => context.body(null, 204))
  app.get('/healthz', (context) => context.json({status: 'ok'}))

  app.notFound(async (context) => {
    const {method, path, url} = context.req
    if (method === 'GET' || method === 'HEAD') return site.missing(context, null, wordsOfPath(path))
    // Whether there is a page is only known by asking for it.
    const page = await app.request(url)
    if (page.status >= 400) return page
    context.header('Allow', 'GET, HEAD')
    return context.text('This page can only be read.', 405)
  })

  app.onError((error, context) => {
    const reachable = error instanceof PageDataError
    log(`${context.req.method} ${context.req.path}: ${error.message}`)
    if (!reachable) context.header('Retry-After', '60')
    return parts.page(context, <FailedPage site={parts.frame(context)} reachable={reachable} />, reachable ? 500 : 503)
  })

  return app
}

const shortened = new Map<string, string>()

/** A query of ours without its line breaks and indentation, which no string of it holds: long queries take a slower way. */
function inOneLine(query: string): string {
  const line = shortened.get(query) ?? query.replace(/\n\s*/g, ' ')
  shortened.set(query, line)
  return line
}

const pageTags = new WeakMap<Context, Set<string>>()

/** Tells caches by which tags a page can be dropped, those of all its answers, under the names that CDNs know. */
function addCacheTags(context: Context, tags: readonly string[]): void {
  const all = new Set([...(pageTags.get(context) ?? []), ...tags])
  pageTags.set(context, all)
  if (all.size === 0) return
  context.header('Cache-Tag', [...all].join(','))
  context.header('Surrogate-Key', [...all].join(' '))
}

function wordsOfPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}

function writeToStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}

function contentSecurityPolicy(imageOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src ${["'self'", ...imageOrigins].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

const previewHeaders = {'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer'}

/** The overlays' script draws with styles of its own, and the Studio the session came from may frame the page. */
function previewPolicy(policy: string, {studioOrigin}: PreviewSession): string {
  return policy
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("frame-ancestors 'self'", `frame-ancestors 'self' ${studioOrigin}; script-src 'self'; connect-src 'self'`)
}

function lakeOrigins(url: string | undefined): readonly string[] {
  return ['https://cdn.sanity.io', ...(url && URL.canParse(url) ? [new URL(url).origin] : [])]
}

const timeZones = new Set(Intl.supportedValuesOf('timeZone'))

function knownTimeZone(name: string | null | undefined): string {
  return name && timeZones.has(name) ? name : 'UTC'
}
