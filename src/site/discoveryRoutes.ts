import type {Context, Hono} from 'hono'
import {
  beatFeedQuery,
  beatFeedSchema,
  feedQuery,
  feedSchema,
  newsQuery,
  newsSchema,
  sitemapQuery,
  sitemapSchema,
} from 'sanity-plugin-beatbook/queries'
import {feedForms, writeFeed, type FeedForm, type FeedSource} from './feeds.ts'
import {newsSince, sitemapPartPath, writeNewsSitemap, writeSitemapIndex, writeSitemapPart} from './sitemaps.ts'
import type {SiteParts} from './siteParts.ts'

/** What machines read: feeds in three forms, the sitemaps, robots.txt. */
export function discoveryRoutes(app: Hono, {ask, frame, missing, now, sitemapBounds}: SiteParts): void {
  const feed = (context: Context, form: FeedForm, source: Omit<FeedSource, 'origin' | 'self'>) => {
    const {origin} = frame(context)
    const body = writeFeed(form, {...source, page: origin + source.page, self: origin + context.req.path, origin})
    return context.body(body, 200, {'Content-Type': `${feedForms[form].type}; charset=utf-8`, 'Cache-Control': 'no-cache'})
  }
  const xml = (context: Context, body: string) =>
    context.body(body, 200, {'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache'})

  for (const form of Object.keys(feedForms) as FeedForm[]) {
    app.get(`/${form}`, async (context) => {
      const {publication, takes} = await ask(context, feedQuery, {}, feedSchema)
      const {name, tagline} = frame(context, publication)
      return feed(context, form, {title: name, description: tagline ?? name, page: '/', takes})
    })

    app.get(`/beats/:slug/${form}`, async (context) => {
      const slug = context.req.param('slug')
      const {publication, beat} = await ask(context, beatFeedQuery, {slug}, beatFeedSchema)
      if (!beat) return missing(context, 'beat', slug)
      const title = `${beat.title} | ${frame(context, publication).name}`
      return feed(context, form, {title, description: beat.dek ?? beat.title, page: `/beats/${encodeURIComponent(slug)}`, takes: beat.takes})
    })
  }

  app.get('/sitemap.xml', async (context) => {
    const found = await ask(context, sitemapQuery, {after: ''}, sitemapSchema)
    return xml(context, writeSitemapIndex(found, frame(context).origin, sitemapBounds))
  })

  app.get(sitemapPartPath, async (context) => {
    const after = context.req.query('after') ?? ''
    const found = await ask(context, sitemapQuery, {after}, sitemapSchema)
    if (after && found.pages.length === 0) return missing(context, null, after)
    return xml(context, writeSitemapPart(found, {after, origin: frame(context).origin, bounds: sitemapBounds}))
  })

  app.get('/news-sitemap.xml', async (context) => {
    const found = await ask(context, newsQuery, {since: newsSince(now())}, newsSchema)
    const {origin, name} = frame(context, found.publication)
    return xml(context, writeNewsSitemap(found, {origin, name, now: now()}))
  })

  app.get('/robots.txt', (context) => {
    const {origin} = frame(context)
    return context.text(
      `User-agent: *\nDisallow: /search?\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`,
    )
  })
}
