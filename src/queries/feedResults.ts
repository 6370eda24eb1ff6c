import {z} from 'zod'
import {listOf, moment} from './listOf.ts'
import {beatListingSchema, called, link, publicationSchema, takeListingSchema} from './pageResults.ts'

const feedEntrySchema = takeListingSchema.omit({role: true}).extend({
  publishedAt: moment,
  _updatedAt: moment,
  beats: listOf(z.object({beat: link})),
})
/** A take as a feed tells of it. */
export type FeedEntry = z.infer<typeof feedEntrySchema>

/** What the feed's query returns, parsed. */
export const feedSchema = z.object({publication: publicationSchema, takes: listOf(feedEntrySchema)})
export type Feed = z.infer<typeof feedSchema>

/** What the query of a beat's feed returns, parsed. */
export const beatFeedSchema = z.object({
  publication: publicationSchema,
  beat: beatListingSchema
    .extend({title: z.string().nullish(), takes: listOf(feedEntrySchema)})
    .transform((beat) => called(beat, 'title'))
    .nullable(),
})
export type BeatFeed = z.infer<typeof beatFeedSchema>

const page = z.object({_id: z.string(), slug: z.string(), _updatedAt: moment})

/** What the sitemaps' query returns, parsed. */
export const sitemapSchema = z.object({
  pages: listOf(page.extend({_type: z.enum(['beat', 'take', 'subject', 'cluster', 'vertical'])})),
})
export type Sitemap = z.infer<typeof sitemapSchema>
