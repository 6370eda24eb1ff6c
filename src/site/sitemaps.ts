import type {News, Sitemap} from 'sanity-plugin-beatbook/queries'
import {pathOf} from './paths.ts'
import {xmlText} from './xmlText.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const twoDays = 48 * 60 * 60 * 1000

/** How much one sitemap may hold. @see sitemaps.org, protocol 0.9 */
export interface SitemapBounds {
  readonly urls: number
  readonly bytes: number
}

export const sitemapBounds: SitemapBounds = {urls: 50_000, bytes: 50_000_000}

/** Where the parts of the sitemap stand; `?after=` names the last document of the part before. */
export const sitemapPartPath = '/sitemap-part.xml'

/** The index of the sitemap's parts, each with the moment the last of its documents changed. Takes every page, by id. */
export function writeSitemapIndex({pages}: Sitemap, origin: string, bounds: SitemapBounds): string {
  const parts: string[] = []
  let after = ''
  for (let rest = pages; parts.length === 0 || rest.length > 0; ) {
    const part = firstPart(rest, after, origin, bounds)
    const address = after ? `${sitemapPartPath}?after=${encodeURIComponent(after)}` : sitemapPartPath
    const changed = part.map(({_updatedAt}) => new Date(_updatedAt).toISOString()).reduce((one, other) => (other > one ? other : one), '')
    parts.push(`<sitemap><loc>${escaped(origin + address)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</sitemap>`)
    after = part.at(-1)?._id ?? ''
    rest = rest.slice(part.length)
  }
  return `${declaration}<sitemapindex ${names}>${parts.join('\n')}</sitemapindex>\n`
}

/** The part of the sitemap after a document, of every page with an id after it; the first part has the home page too. */
export function writeSitemapPart({pages}: Sitemap, {after, origin, bounds}: {readonly after: string; readonly origin: string; readonly bounds: SitemapBounds}): string {
  return document(names, [...homeUrl(after, origin), ...firstPart(pages, after, origin, bounds).map((page) => urlOf(page, origin))])
}

/** As many of the pages as one sitemap holds, and at least one. */
function firstPart(pages: Sitemap['pages'], after: string, origin: string, bounds: SitemapBounds): Sitemap['pages'] {
  let bytes = Buffer.byteLength(document(names, homeUrl(after, origin)))
  let urls = homeUrl(after, origin).length
  const end = pages.findIndex((page) => {
    bytes += Buffer.byteLength(urlOf(page, origin)) + 1
    urls += 1
    return urls > bounds.urls || bytes > bounds.bytes
  })
  return pages.slice(0, end < 0 ? undefined : Math.max(1, end))
}

function homeUrl(after: string, origin: string): string[] {
  return after ? [] : [`<url><loc>${escaped(`${origin}/`)}</loc></url>`]
}

function urlOf(page: Sitemap['pages'][number], origin: string): string {
  return `<url><loc>${escaped(`${origin}${pathOf(page)}`)}</loc><lastmod>${new Date(page._updatedAt).toISOString()}</lastmod></url>`
}

/** From when on a take is news at a moment, ISO. */
export function newsSince(now: string): string {
  return new Date(Date.parse(now) - twoDays).toISOString()
}

/** The news sitemap: takes of the last two days before `now` (ISO), and nothing else. @see Google, sitemap-news 0.9 */
export function writeNewsSitemap({takes, publication}: News, {origin, name, now}: {origin: string; name: string; now: string}): string {
  const at = Date.parse(now)
  const recent = takes.filter(({publishedAt}) => {
    const age = at - Date.parse(publishedAt)
    return age >= 0 && age <= twoDays
  })
  const urls = recent.map(
    (take) =>
      `<url><loc>${escaped(`${origin}${pathOf(take)}`)}</loc><news:news><news:publication><news:name>${escaped(publication?.name ?? name)}</news:name>` +
      `<news:language>en</news:language></news:publication><news:publication_date>${new Date(take.publishedAt).toISOString()}</news:publication_date>` +
      `<news:title>${escaped(take.headline)}</news:title></news:news></url>`,
  )
  return document(`${names} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`, urls)
}

function document(namespaces: string, urls: readonly string[]): string {
  return `${declaration}<urlset ${namespaces}>${urls.join('\n')}</urlset>\n`
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'}

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
