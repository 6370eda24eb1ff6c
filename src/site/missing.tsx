import type {Context} from 'hono'
import {missingPageSchema, missingQuery} from 'sanity-plugin-beatbook/queries'
import {NotFoundPage} from './ErrorPages.tsx'
import {pathOf} from './paths.ts'
import type {MissingType, SiteParts} from './siteParts.ts'
import {WithdrawnPage} from './WithdrawnPage.tsx'

/**
 * Answers where nothing is, by one query: 301 when the address is a former one of something that is there, or of what
 * was withdrawn and is public again; 410 when a withdrawal names it; else 404 with what may have been meant.
 */
export async function answerMissing(site: Omit<SiteParts, 'missing'>, context: Context, type: MissingType | null, slug: string): Promise<Response> {
  const [one = noWord, two = one, three = two] = wordsOf(slug)
  const found = await site.ask(context, missingQuery, {type, slug, one, two, three}, missingPageSchema)
  const moved = found.moved ?? found.withdrawal?.again
  if (moved) {
    const rest = context.req.path.split('/').slice(3)
    context.header('Cache-Control', 'no-cache')
    return context.redirect([pathOf(moved), ...rest].join('/'), 301)
  }
  const frame = site.frame(context, found.publication)
  if (found.withdrawal) return site.page(context, <WithdrawnPage site={frame} withdrawal={found.withdrawal} />, 410)
  return site.page(context, <NotFoundPage site={frame} kind={type} words={readable(slug)} near={[...found.standing, ...found.takes]} verticals={found.verticals} />, 404)
}

/** Stands for a word where an address has none; nothing is called this. */
const noWord = '0000000000000000'

/** The first three words of an address that say something, each cut so that another ending is found too. */
function wordsOf(slug: string): string[] {
  const words = slug.toLowerCase().match(/[\p{L}\p{N}]{3,40}/gu) ?? []
  return [...new Set(words)].slice(0, 3).map((word) => `${word.slice(0, Math.max(4, word.length - 2))}*`)
}

/** An address as words to search for; empty when it holds none. */
function readable(slug: string): string {
  return (slug.slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
