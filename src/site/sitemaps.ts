import type {News, Sitemap} from 'sanity-plugin-beatbook/queries'
import {pathOf} from './paths.ts'
import {xmlText} from './xmlText.ts'

const twoDays = 48 * 60 * 60 * 1000

/** The sitemap: every page with the moment its own document last changed. @see sitemaps.org, protocol 0.9 */
export function writeSitemap({takes, pages}: Sitemap, origin: string): string {
  const urls = [...pages, ...takes].map(
    (page) => `<url><loc>${escaped(`${origin}${pathOf(page)}`)}</loc><lastmod>${new Date(page._updatedAt).toISOString()}</lastmod></url>`,
  )
  return document('xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', [`<url><loc>${escaped(`${origin}/`)}</loc></url>`, ...urls])
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
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
  return document(names, urls)
}

function document(names: string, urls: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>${urls.join('\n')}</urlset>\n`
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'}

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
