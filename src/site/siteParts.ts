import type {Context} from 'hono'
import type {ReactElement} from 'react'
import type {z} from 'zod'
import type {BriefingContract, Publication} from 'sanity-plugin-beatbook/queries'
import type {SiteFrame} from './Document.tsx'
import type {PublishedHistory} from './history.ts'
import type {SitemapBounds} from './sitemaps.ts'

/** The status a page can have. */
export type PageStatus = 200 | 400 | 404 | 410 | 500 | 503

/** What every route of a site works with. */
export interface SiteParts {
  readonly contract: BriefingContract
  /** Where the changes of a beat are read; undefined when the site may not read history. */
  readonly history: PublishedHistory | undefined
  /** One query for one page, parsed; its sync tags become the response's cache tags. */
  ask<Schema extends z.ZodType>(context: Context, query: string, params: Record<string, unknown>, schema: Schema): Promise<z.output<Schema>>
  /** The page around a page. Without a publication it is the one that readers were last shown. */
  frame(context: Context, publication?: Publication | null): SiteFrame
  page(context: Context, element: ReactElement, status?: PageStatus): Response | Promise<Response>
  /** The answer where no document is: led on, withdrawn, or not found. `slug` is null for an address of no kind. */
  missing(context: Context, type: MissingType | null, slug: string): Promise<Response>
  /** How much one part of the sitemap may hold. */
  readonly sitemapBounds: SitemapBounds
  /** The site's present moment, ISO. */
  now(): string
}

/** The types of documents with a page of their own. */
export type MissingType = 'beat' | 'take' | 'subject' | 'cluster' | 'vertical'
