import {expectTypeOf, test} from 'vitest'
import type {z} from 'zod'
import type {
  ArchiveQueryResult,
  BeatQueryResult,
  BeatChangesQueryResult,
  BeatFeedQueryResult,
  BeatTakesQueryResult,
  ClusterQueryResult,
  EditionQueryResult,
  FeedQueryResult,
  HomeQueryResult,
  MissingQueryResult,
  NewsQueryResult,
  PublicationQueryResult,
  SearchQueryResult,
  SitemapQueryResult,
  SubjectQueryResult,
  TakeQueryResult,
  UndatedQueryResult,
  VerticalQueryResult,
} from './generated/sanity.types.ts'
import type {beatFeedSchema, feedSchema, sitemapSchema} from './feedResults.ts'
import type {
  archivePageSchema,
  beatChangesPageSchema,
  beatTakesPageSchema,
  missingPageSchema,
  newsSchema,
  publicationPageSchema,
  searchPageSchema,
  undatedPageSchema,
  verticalPageSchema,
} from './listResults.ts'
import type {
  beatPageSchema,
  clusterPageSchema,
  editionSchema,
  homePageSchema,
  subjectPageSchema,
  takePageSchema,
} from './pageResults.ts'

/**
 * The paths of `Asked` that `Given` has not, in any member of a union. Prose is open to other blocks and marks, so the
 * walk ends there.
 */
type Missing<Asked, Given, Path extends string = ''> = unknown extends Given
  ? never
  : [Given] extends [null | undefined]
    ? never
    : NonNullable<Asked> extends infer A
      ? A extends readonly (infer Item)[]
        ? Missing<Item, Extract<NonNullable<Given>, readonly unknown[]>[number], `${Path}[]`>
        : A extends object
          ? string extends keyof A
            ? never
            : {
                [Key in keyof A & string]: Key extends KeyOfAny<NonNullable<Given>>
                  ? Missing<A[Key], ValueOfAny<NonNullable<Given>, Key>, `${Path}.${Key}`>
                  : `${Path}.${Key}`
              }[keyof A & string]
          : never
      : never
type KeyOfAny<Union> = Union extends unknown ? keyof Union : never
type ValueOfAny<Union, Key extends PropertyKey> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never

test('a page schema reads no key that its query does not ask for', () => {
  expectTypeOf<Missing<z.input<typeof homePageSchema>, HomeQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<ReturnType<typeof beatPageSchema>>, BeatQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof takePageSchema>, TakeQueryResult>>().toBeNever()
  // A take plays its role in a beat, and this page has none; it shares the listing of takes with pages that do.
  expectTypeOf<Missing<z.input<typeof subjectPageSchema>, SubjectQueryResult>>().toEqualTypeOf<'.subject.takes[].role'>()
  expectTypeOf<Missing<z.input<typeof clusterPageSchema>, ClusterQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<ReturnType<typeof editionSchema>>, EditionQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof verticalPageSchema>, VerticalQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof archivePageSchema>, ArchiveQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof undatedPageSchema>, UndatedQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof beatTakesPageSchema>, BeatTakesQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof beatChangesPageSchema>, BeatChangesQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof searchPageSchema>, SearchQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof missingPageSchema>, MissingQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof newsSchema>, NewsQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof publicationPageSchema>, PublicationQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof feedSchema>, FeedQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof beatFeedSchema>, BeatFeedQueryResult>>().toBeNever()
  expectTypeOf<Missing<z.input<typeof sitemapSchema>, SitemapQueryResult>>().toBeNever()
})

test('a query asks for no key that its page schema drops', () => {
  expectTypeOf<Missing<HomeQueryResult, z.input<typeof homePageSchema>>>().toBeNever()
  expectTypeOf<Missing<BeatQueryResult, z.input<ReturnType<typeof beatPageSchema>>>>().toBeNever()
  expectTypeOf<Missing<TakeQueryResult, z.input<typeof takePageSchema>>>().toBeNever()
  expectTypeOf<Missing<SubjectQueryResult, z.input<typeof subjectPageSchema>>>().toBeNever()
  expectTypeOf<Missing<ClusterQueryResult, z.input<typeof clusterPageSchema>>>().toBeNever()
  expectTypeOf<Missing<EditionQueryResult, z.input<ReturnType<typeof editionSchema>>>>().toBeNever()
  expectTypeOf<Missing<VerticalQueryResult, z.input<typeof verticalPageSchema>>>().toBeNever()
  expectTypeOf<Missing<ArchiveQueryResult, z.input<typeof archivePageSchema>>>().toBeNever()
  expectTypeOf<Missing<UndatedQueryResult, z.input<typeof undatedPageSchema>>>().toBeNever()
  expectTypeOf<Missing<BeatTakesQueryResult, z.input<typeof beatTakesPageSchema>>>().toBeNever()
  expectTypeOf<Missing<BeatChangesQueryResult, z.input<typeof beatChangesPageSchema>>>().toBeNever()
  expectTypeOf<Missing<SearchQueryResult, z.input<typeof searchPageSchema>>>().toBeNever()
  expectTypeOf<Missing<MissingQueryResult, z.input<typeof missingPageSchema>>>().toBeNever()
  expectTypeOf<Missing<NewsQueryResult, z.input<typeof newsSchema>>>().toBeNever()
  expectTypeOf<Missing<PublicationQueryResult, z.input<typeof publicationPageSchema>>>().toBeNever()
  expectTypeOf<Missing<FeedQueryResult, z.input<typeof feedSchema>>>().toBeNever()
  expectTypeOf<Missing<BeatFeedQueryResult, z.input<typeof beatFeedSchema>>>().toBeNever()
  expectTypeOf<Missing<SitemapQueryResult, z.input<typeof sitemapSchema>>>().toBeNever()
})
