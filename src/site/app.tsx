import {Hono, type Context} from 'hono'
import {etag} from 'hono/etag'
import {trimTrailingSlash} from 'hono/trailing-slash'
import type {ReactElement} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {
  beatFeedQuery,
  beatFeedSchema,
  beatPageQuery,
  beatPageSchema,
  briefingContract,
  clusterPageSchema,
  clusterQuery,
  feedQuery,
  feedSchema,
  fetchPage,
  homePageSchema,
  homeQuery,
  PageDataError,
  sitemapQuery,
  sitemapSchema,
  subjectPageSchema,
  subjectQuery,
  takePageSchema,
  takeQuery,
  type BriefingContract,
  type PageClient,
  type Publication,
} from 'sanity-plugin-beatbook/queries'
import {asOfWithAge} from './asOfWithAge.tsx'
import {siteAssets} from './assets.ts'
import {BeatPage} from './BeatPage.tsx'
import {ClusterPage} from './ClusterPage.tsx'
import type {SiteFrame} from './Document.tsx'
import {FailedPage, NotFoundPage} from './ErrorPages.tsx'
import {feedForms, writeFeed, type FeedForm, type FeedSource} from './feeds.ts'
import {HomePage} from './HomePage.tsx'
import {writeNewsSitemap, writeSitemap} from './sitemaps.ts'
import {SubjectPage} from './SubjectPage.tsx'
import {TakePage} from './TakePage.tsx'

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
}

/** The reference site: pages rendered on the server from one query each, readable without script. */
export function createSite(options: SiteOptions): Hono {
  const {client, publication, origin, signUp = null, now, imageOrigins, contract = briefingContract, log = writeToStderr} = options
  const beatQuery = beatPageQuery(contract)
  const beatSchema = beatPageSchema(contract)
  const assets = siteAssets()
  const site = new Hono()
  const policy = contentSecurityPolicy(imageOrigins ?? lakeOrigins(client.config?.().url))

  const frame = (context: Context, found?: Publication | null): SiteFrame => ({
    name: found?.name ?? publication?.name ?? 'Beatbook',
    tagline: found?.tagline ?? publication?.tagline ?? null,
    timeZone: knownTimeZone(found?.timeZone ?? publication?.timeZone),
    origin: origin?.replace(/\/+$/, '') ?? new URL(context.req.url).origin,
    AsOf: asOfWithAge((now ?? new Date().toISOString()).slice(0, 10)),
    signUp,
    assets,
  })
  const page = (context: Context, element: ReactElement, status: 200 | 404 | 500 | 503 = 200) => {
    context.header('Cache-Control', 'no-cache')
    return context.html(`<!doctype html>${renderToStaticMarkup(element)}`, status)
  }
  const notFound = async (context: Context, kind: string | null) => {
    const home = await fetchPage(client, homeQuery, {}, homePageSchema)
    return page(context, <NotFoundPage site={frame(context, home.publication)} kind={kind} home={home} />, 404)
  }

  site.use(trimTrailingSlash())
  site.use(etag())
  site.use(async (context, next) => {
    await next()
    context.header('Content-Security-Policy', policy)
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin')
  })

  site.get('/', async (context) => {
    const home = await fetchPage(client, homeQuery, {}, homePageSchema)
    return page(context, <HomePage home={home} site={frame(context, home.publication)} />)
  })

  site.get('/beats/:slug', async (context) => {
    const result = await fetchPage(client, beatQuery, {slug: context.req.param('slug')}, beatSchema)
    if (!result.beat) return notFound(context, 'beat')
    return page(context, <BeatPage beat={result.beat} site={frame(context, result.publication)} />)
  })

  site.get('/takes/:slug', async (context) => {
    const result = await fetchPage(client, takeQuery, {slug: context.req.param('slug')}, takePageSchema)
    if (!result.take) return notFound(context, 'take')
    return page(context, <TakePage take={result.take} site={frame(context, result.publication)} />)
  })

  site.get('/subjects/:slug', async (context) => {
    const result = await fetchPage(client, subjectQuery, {slug: context.req.param('slug')}, subjectPageSchema)
    if (!result.subject) return notFound(context, 'subject')
    return page(context, <SubjectPage subject={result.subject} site={frame(context, result.publication)} />)
  })

  site.get('/clusters/:slug', async (context) => {
    const result = await fetchPage(client, clusterQuery, {slug: context.req.param('slug')}, clusterPageSchema)
    if (!result.cluster) return notFound(context, 'cluster')
    return page(context, <ClusterPage cluster={result.cluster} site={frame(context, result.publication)} />)
  })

  const feed = (context: Context, form: FeedForm, source: Omit<FeedSource, 'origin' | 'self' | 'page'> & {page: string}) => {
    const {origin} = frame(context)
    const [page, self] = [origin + source.page, origin + context.req.path]
    const body = writeFeed(form, {...source, page, self, origin})
    return context.body(body, 200, {'Content-Type': `${feedForms[form].type}; charset=utf-8`, 'Cache-Control': 'no-cache'})
  }
  const xml = (context: Context, body: string) =>
    context.body(body, 200, {'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache'})

  for (const form of Object.keys(feedForms) as FeedForm[]) {
    site.get(`/${form}`, async (context) => {
      const {publication: found, takes} = await fetchPage(client, feedQuery, {}, feedSchema)
      const {name, tagline} = frame(context, found)
      return feed(context, form, {title: name, description: tagline ?? name, page: '/', takes})
    })

    site.get(`/beats/:slug/${form}`, async (context) => {
      const slug = context.req.param('slug')
      const {publication: found, beat} = await fetchPage(client, beatFeedQuery, {slug}, beatFeedSchema)
      if (!beat) return notFound(context, 'beat')
      const title = `${beat.title} | ${frame(context, found).name}`
      return feed(context, form, {title, description: beat.dek ?? beat.title, page: `/beats/${slug}`, takes: beat.takes})
    })
  }

  site.get('/sitemap.xml', async (context) => {
    const found = await fetchPage(client, sitemapQuery, {}, sitemapSchema)
    return xml(context, writeSitemap(found, frame(context).origin))
  })

  site.get('/news-sitemap.xml', async (context) => {
    const found = await fetchPage(client, sitemapQuery, {}, sitemapSchema)
    const {origin, name} = frame(context, found.publication)
    return xml(context, writeNewsSitemap(found, {origin, name, now: now ?? new Date().toISOString()}))
  })

  site.get('/robots.txt', (context) => {
    const {origin} = frame(context)
    return context.text(`User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`)
  })

  site.get('/assets/:name', (context) => {
    const asset = assets.byPath.get(context.req.path)
    if (!asset) return context.text('No such file. Load the page again for the present one.', 404)
    context.header('Content-Type', asset.type)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(asset.body)
  })

  site.get('/favicon.ico', (context) => context.body(null, 204))
  site.get('/healthz', (context) => context.json({status: 'ok'}))

  site.notFound((context) => notFound(context, null))

  site.onError((error, context) => {
    const reachable = error instanceof PageDataError
    log(`${context.req.method} ${context.req.path}: ${error.message}`)
    if (!reachable) context.header('Retry-After', '60')
    return page(context, <FailedPage site={frame(context)} reachable={reachable} />, reachable ? 500 : 503)
  })

  return site
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

function lakeOrigins(url: string | undefined): readonly string[] {
  return ['https://cdn.sanity.io', ...(url && URL.canParse(url) ? [new URL(url).origin] : [])]
}

const timeZones = new Set(Intl.supportedValuesOf('timeZone'))

function knownTimeZone(name: string | null | undefined): string {
  return name && timeZones.has(name) ? name : 'UTC'
}
