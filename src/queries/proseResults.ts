import {z} from 'zod'
import {crossReferenceRelations, datePrecisions, subjectKinds} from '../contract/vocabulary.ts'
import {listOf, name} from './listOf.ts'

const text = z.string().nullish()

/** A document a page can link to. */
export const documentLinkSchema = z.object({
  _id: z.string(),
  _type: z.string(),
  title: name,
  slug: z.string(),
})
export type DocumentLink = z.infer<typeof documentLinkSchema>

/** A resolved reference as it comes. Ends in `.nullish().transform(linkable)`. */
export const resolvedSchema = documentLinkSchema.extend({title: text, slug: text})

/** A resolved reference as a link; null when its target is not public, or has no title or no address to link to. */
export function linkable<Target extends z.infer<typeof resolvedSchema>>(
  target: Target | null | undefined,
): (Target & DocumentLink) | null {
  if (!target?.title || !target.slug) return null
  return {...target, title: target.title, slug: target.slug}
}

const referenceTargetSchema = resolvedSchema
  .extend({date: text, kind: z.enum(subjectKinds).nullish()})
  .nullish()
  .transform(linkable)
export type ReferenceTarget = NonNullable<z.infer<typeof referenceTargetSchema>>

export const sourceSchema = z.object({
  _id: z.string(),
  _type: z.literal('source'),
  name: text,
  work: text,
  date: text,
  datePrecision: z.enum(datePrecisions).nullish(),
  url: text,
})
export type Source = z.infer<typeof sourceSchema>

const crossReferenceSchema = z.object({
  _key: z.string(),
  _type: z.literal('crossReference'),
  relation: z.enum(crossReferenceRelations).nullish(),
  facet: text,
  target: referenceTargetSchema,
})
export type CrossReferenceMark = z.infer<typeof crossReferenceSchema>

const sourceCitationSchema = z.object({
  _key: z.string(),
  _type: z.literal('sourceCitation'),
  source: sourceSchema.nullish().transform((source) => source ?? null),
})
export type SourceCitationMark = z.infer<typeof sourceCitationSchema>

const linkSchema = z.object({_key: z.string(), _type: z.literal('link'), href: text})
export type LinkMark = z.infer<typeof linkSchema>

/** An annotation this package does not know; a frontend that does renders it through `components`. */
export interface UnknownMark {
  readonly _key: string
  readonly _type: string
}

const markDefSchema = oneOfType<CrossReferenceMark | SourceCitationMark | LinkMark | UnknownMark>({
  crossReference: crossReferenceSchema,
  sourceCitation: sourceCitationSchema,
  link: linkSchema,
})

const spanSchema = z.object({
  _key: z.string().nullish(),
  _type: z.string(),
  text: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  marks: listOf(z.string()),
})

/** How deep a list item stands. Renderers nest one list in another for each level, so none is deeper than a page can show. */
const listLevel = z
  .number()
  .nullish()
  .transform((level) => (typeof level === 'number' ? Math.min(10, Math.max(1, Math.floor(level))) : level))

const textBlockSchema = z.object({
  _key: z.string(),
  _type: z.literal('block'),
  style: text,
  listItem: text,
  level: listLevel,
  children: listOf(spanSchema),
  markDefs: listOf(markDefSchema),
})
export type TextBlock = z.infer<typeof textBlockSchema>

const figureSchema = z.object({
  _key: z.string(),
  _type: z.literal('figure'),
  alt: text,
  caption: text,
  credit: text,
  image: z.object({url: text, width: z.number().nullish(), height: z.number().nullish()}).nullish(),
})
export type Figure = z.infer<typeof figureSchema>

/** A block this package does not know; a frontend that does renders it through `components`. */
export interface UnknownBlock {
  readonly _key: string
  readonly _type: string
}
/** Every block that the queries of this package ask for by its type. */
export type KnownBlock = TextBlock | Figure
/** Every annotation that the queries of this package ask for by its type. */
export type KnownMark = CrossReferenceMark | SourceCitationMark | LinkMark
export type BodyBlock = KnownBlock | UnknownBlock

/** Prose of a brief or the body of a take. Absent prose is an empty list. */
export const proseSchema = listOf(oneOfType<BodyBlock>({block: textBlockSchema, figure: figureSchema}))

/** Checks a member by the schema of its `_type`; a member of another type passes as it is. */
function oneOfType<Member extends {_key: string; _type: string}>(schemas: Record<string, z.ZodType<Member>>) {
  return z.looseObject({_key: z.string(), _type: z.string()}).transform((value, context): Member => {
    const schema = Object.hasOwn(schemas, value._type) ? schemas[value._type] : undefined
    if (!schema) return value as object as Member
    const result = schema.safeParse(value)
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      context.addIssue({code: 'custom', message: issue.message, path: [...issue.path], input: value})
    }
    return z.NEVER
  })
}
