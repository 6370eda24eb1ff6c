import {z} from 'zod'
import type {BriefingContract, SectionContract} from '../contract/contractTypes.ts'
import {datePrecisions, rosterStatements, subjectKinds, takeRoles, watchStatuses} from '../contract/vocabulary.ts'
import {citingDocumentSchema} from './citingSentence.ts'
import {listOf, name, presentListOf} from './listOf.ts'
import {documentLinkSchema, linkable, proseSchema, resolvedSchema, sourceSchema} from './proseResults.ts'

const text = z.string().nullish()
const count = z.number().int().min(0)

export const publicationSchema = z
  .object({
    _id: z.string(),
    name: text,
    tagline: text,
    timeZone: text,
    mark: z.object({alt: text, url: text}).nullish(),
  })
  .nullable()
export type Publication = NonNullable<z.infer<typeof publicationSchema>>

/** A document that a page is about, as it is called; without a name, by the words of its address. */
export function called<Named extends {readonly slug: string}, Key extends keyof Named>(document: Named, key: Key): Named & Record<Key, string> {
  const given = document[key]
  const words = document.slug.replace(/[-_\s]+/g, ' ').trim()
  return {...document, [key]: typeof given === 'string' && given.trim() ? given : words || document.slug} as Named & Record<Key, string>
}

const asOfSchema = z.object({date: text, precision: z.enum(datePrecisions).nullish()}).nullish()
export type AsOfDate = NonNullable<z.infer<typeof asOfSchema>>

const role = z.enum(takeRoles).nullish()
export type Role = z.infer<typeof role>

export const link = resolvedSchema.nullish().transform(linkable)
const subjectLinkSchema = resolvedSchema
  .extend({kind: z.enum(subjectKinds).nullish()})
  .nullish()
  .transform(linkable)
export type SubjectLink = NonNullable<z.infer<typeof subjectLinkSchema>>

export const beatListingSchema = z.object({
  _id: z.string(),
  _type: z.literal('beat'),
  title: name,
  shortTitle: text,
  slug: z.string(),
  dek: text,
  asOf: asOfSchema,
})
export type BeatListing = z.infer<typeof beatListingSchema>

export const takeListingSchema = z.object({
  _id: z.string(),
  _type: z.literal('take'),
  headline: name,
  slug: z.string(),
  dek: text,
  publishedAt: text,
  byline: text,
  role,
})
export type TakeListing = z.infer<typeof takeListingSchema>

const takeLinkSchema = takeListingSchema.pick({_id: true, _type: true, headline: true, slug: true, publishedAt: true})

const resolvedTakeSchema = takeLinkSchema.extend({headline: text, slug: text})

const watchItemSchema = z.object({
  _key: z.string(),
  status: z.enum(watchStatuses).nullish(),
  resolvedOn: text,
  body: proseSchema,
  resolvedBy: resolvedTakeSchema
    .nullish()
    .transform((take) => (take?.headline && take.slug ? {...take, headline: take.headline, slug: take.slug} : null)),
})
export type WatchItem = z.infer<typeof watchItemSchema>

const proseSectionSchema = z.object({
  key: z.string(),
  heading: z.string(),
  kind: z.literal('prose'),
  body: proseSchema,
})
const watchSectionSchema = z.object({
  key: z.string(),
  heading: z.string(),
  kind: z.literal('watch'),
  items: listOf(watchItemSchema),
})
export type BriefSection = z.infer<typeof proseSectionSchema> | z.infer<typeof watchSectionSchema>

function sectionsSchema(sections: readonly SectionContract[]) {
  const section = z.discriminatedUnion('kind', [proseSectionSchema, watchSectionSchema])
  return z.array(section).superRefine((found, context) => {
    const shown = found.map(({key}) => key).join(', ')
    const wanted = sections.map(({key}) => key).join(', ')
    if (shown !== wanted) {
      context.addIssue({
        code: 'custom',
        message: `the sections are ${shown || 'none'}, the contract has ${wanted}; run src/queries/generate.ts`,
      })
    }
  })
}

/** A beat as a table of contents lists it. */
export const beatEntrySchema = beatListingSchema.extend({
  parentBeat: link,
  newestTake: takeLinkSchema.nullish(),
})
export type BeatEntry = z.infer<typeof beatEntrySchema>

/** What the home page's query returns, parsed. */
export const homePageSchema = z.object({
  publication: publicationSchema,
  verticals: listOf(
    z.object({
      _id: z.string(),
      _type: z.literal('vertical'),
      title: z.string().transform((title) => title.trim() || 'Untitled'),
      slug: text,
      description: text,
      beats: listOf(beatEntrySchema),
    }),
  ),
  unfiledBeats: listOf(beatEntrySchema),
  clusters: listOf(documentLinkSchema.extend({description: text, beatCount: count})),
})
export type HomePage = z.infer<typeof homePageSchema>

/** What the beat page's query returns for a contract, parsed: the sections must be the contract's, in its order. */
export function beatPageSchema(contract: BriefingContract) {
  return z.object({
    publication: publicationSchema,
    beat: beatListingSchema
      .extend({
        title: text,
        _updatedAt: z.string(),
        owner: text,
        vertical: z.object({_id: z.string(), _type: z.literal('vertical'), title: text, slug: text}).nullish(),
        parentBeat: link,
        subBeats: listOf(documentLinkSchema),
        cluster: link,
        clusterScope: z.enum(['whole', 'named']).nullish(),
        clusterMembers: presentListOf(link),
        rosterStatement: z.enum(rosterStatements).nullish(),
        roster: presentListOf(subjectLinkSchema),
        sections: sectionsSchema(contract.sections),
        sources: presentListOf(sourceSchema.nullable()),
        takeCount: count,
        takes: listOf(takeListingSchema),
        citedBy: listOf(citingDocumentSchema),
      })
      .transform((beat) => called(beat, 'title'))
      .nullable(),
  })
}
export type BeatPage = z.infer<ReturnType<typeof beatPageSchema>>
export type Beat = NonNullable<BeatPage['beat']>

/** What the edition's query returns for a contract, parsed: the sections must be the contract's, in its order. */
export function editionSchema(contract: BriefingContract) {
  return z.object({
    publication: publicationSchema,
    /** Who the briefing comes from. */
    sender: z.object({name: text, address: text}).nullish(),
    beat: beatListingSchema
      .extend({
        _rev: z.string(),
        emailSubject: text,
        vertical: z.object({_id: z.string(), _type: z.literal('vertical'), title: text, slug: text}).nullish(),
        sections: sectionsSchema(contract.sections),
        sources: presentListOf(sourceSchema.nullable()),
        takes: listOf(takeListingSchema),
      })
      .nullable(),
  })
}
export type EditionResult = z.infer<ReturnType<typeof editionSchema>>
/** The beat an edition is made from. */
export type EditionBeat = NonNullable<EditionResult['beat']>

/** What the take page's query returns, parsed. */
export const takePageSchema = z.object({
  publication: publicationSchema,
  take: z
    .object({
      _id: z.string(),
      _type: z.literal('take'),
      _updatedAt: z.string(),
      headline: text,
      slug: z.string(),
      dek: text,
      publishedAt: text,
      byline: text,
      corrections: listOf(z.object({_key: z.string(), date: text, text})),
      beats: listOf(z.object({_key: z.string(), role, beat: link})),
      body: proseSchema,
      subjects: presentListOf(subjectLinkSchema),
      sources: presentListOf(sourceSchema.nullable()),
      settles: listOf(
        documentLinkSchema.extend({
          items: listOf(z.object({_key: z.string(), status: z.enum(watchStatuses).nullish(), resolvedOn: text, text})),
        }),
      ),
      citedBy: listOf(citingDocumentSchema),
    })
    .transform((take) => called(take, 'headline'))
    .nullable(),
})
export type TakePage = z.infer<typeof takePageSchema>
export type Take = NonNullable<TakePage['take']>

/** What the subject page's query returns, parsed. */
export const subjectPageSchema = z.object({
  publication: publicationSchema,
  subject: z
    .object({
      _id: z.string(),
      _type: z.literal('subject'),
      _updatedAt: z.string(),
      name: text,
      slug: z.string(),
      kind: z.enum(subjectKinds).nullish(),
      aliases: listOf(z.string()),
      description: text,
      beats: listOf(beatListingSchema),
      takeCount: count,
      takes: listOf(takeListingSchema),
      citedBy: listOf(citingDocumentSchema),
    })
    .transform((subject) => called(subject, 'name'))
    .nullable(),
})
export type SubjectPage = z.infer<typeof subjectPageSchema>

/** What the cluster page's query returns, parsed. */
export const clusterPageSchema = z.object({
  publication: publicationSchema,
  cluster: z
    .object({
      _id: z.string(),
      _type: z.literal('cluster'),
      _updatedAt: z.string(),
      title: text,
      slug: z.string(),
      aliases: listOf(z.string()),
      description: text,
      beats: listOf(
        beatListingSchema.extend({
          clusterScope: z.enum(['whole', 'named']).nullish(),
          takeCount: count,
          takes: listOf(takeListingSchema),
        }),
      ),
      citedBy: listOf(citingDocumentSchema),
    })
    .transform((cluster) => called(cluster, 'title'))
    .nullable(),
})
export type ClusterPage = z.infer<typeof clusterPageSchema>
