import {z} from 'zod'
import {subjectKinds} from '../contract/vocabulary.ts'
import {listOf, moment, name, presentListOf} from './listOf.ts'
import {beatEntrySchema, called, beatListingSchema, link, publicationSchema, takeListingSchema} from './pageResults.ts'
import {documentLinkSchema} from './proseResults.ts'

const text = z.string().nullish()
const count = z.number().int().min(0)
/** The oldest or newest take; one whose date is none says nothing of when the archive begins or ends. */
const dated = z
  .object({_id: z.string(), publishedAt: z.string()})
  .nullish()
  .transform((take) => (moment.safeParse(take?.publishedAt).success ? take : null))

const nearSchema = documentLinkSchema.extend({kind: z.enum(subjectKinds).nullish()})
/** A beat, subject or cluster that may be what a reader looks for. */
export type StandingDocument = z.infer<typeof nearSchema>

/** What the vertical page's query returns, parsed. */
export const verticalPageSchema = z.object({
  publication: publicationSchema,
  verticals: listOf(documentLinkSchema),
  vertical: z
    .object({
      _id: z.string(),
      _type: z.literal('vertical'),
      _updatedAt: z.string(),
      title: text,
      slug: z.string(),
      description: text,
      beats: listOf(beatEntrySchema),
    })
    .transform((vertical) => called(vertical, 'title'))
    .nullable(),
})
export type VerticalPage = z.infer<typeof verticalPageSchema>

const archivedTakeSchema = takeListingSchema.omit({role: true}).extend({
  beats: listOf(z.object({beat: link})),
})

/** What the archive page's query returns, parsed. */
export const archivePageSchema = z.object({
  publication: publicationSchema,
  oldest: dated,
  newest: dated,
  /** How many takes have no date, and so stand in no month. */
  undatedCount: count,
  takes: listOf(archivedTakeSchema),
})
export type ArchivePage = z.infer<typeof archivePageSchema>

/** What the query of the takes without a date returns, parsed. */
export const undatedPageSchema = z.object({publication: publicationSchema, takes: listOf(archivedTakeSchema)})
export type UndatedPage = z.infer<typeof undatedPageSchema>

/** What the query of a beat's takes returns, parsed. */
export const beatTakesPageSchema = z.object({
  publication: publicationSchema,
  beat: beatListingSchema
    .extend({title: text, takeCount: count, takes: listOf(takeListingSchema)})
    .transform((beat) => called(beat, 'title'))
    .nullable(),
})
export type BeatTakesPage = z.infer<typeof beatTakesPageSchema>

/** What the query of a beat's page of changes returns, parsed. */
export const beatChangesPageSchema = z.object({
  publication: publicationSchema,
  beat: beatListingSchema
    .extend({title: text})
    .transform((beat) => called(beat, 'title'))
    .nullable(),
})
export type BeatChangesPage = z.infer<typeof beatChangesPageSchema>

/** What the search page's query returns, parsed. */
export const searchPageSchema = z.object({
  publication: publicationSchema,
  standing: listOf(nearSchema.extend({summary: text})),
  takes: listOf(archivedTakeSchema),
  /** Takes without a date, which stand after all others. */
  undated: listOf(archivedTakeSchema),
})
export type SearchPage = z.infer<typeof searchPageSchema>

/** What the query of a page that shows no document returns, parsed. */
export const publicationPageSchema = z.object({publication: publicationSchema})

const withdrawalSchema = z.object({
  _id: z.string(),
  _type: z.literal('withdrawal'),
  documentType: text,
  title: text,
  withdrawnOn: text,
  note: text,
  /** The document itself, when it is public again at another address. */
  again: documentLinkSchema.nullish(),
  beats: presentListOf(link),
})
/** What is said of a document that was published and is not any more. */
export type Withdrawal = z.infer<typeof withdrawalSchema>

/** What the query for an address where nothing is returns, parsed. */
export const missingPageSchema = z.object({
  publication: publicationSchema,
  verticals: listOf(documentLinkSchema),
  moved: documentLinkSchema.nullish(),
  withdrawal: withdrawalSchema.nullish(),
  standing: listOf(nearSchema),
  takes: listOf(documentLinkSchema.extend({date: text})),
})
export type MissingPage = z.infer<typeof missingPageSchema>

/** What the news sitemap's query returns, parsed. */
export const newsSchema = z.object({
  publication: publicationSchema,
  takes: listOf(
    z.object({_id: z.string(), _type: z.literal('take'), slug: z.string(), publishedAt: moment, headline: name}),
  ),
})
export type News = z.infer<typeof newsSchema>
