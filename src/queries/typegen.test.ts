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

test('whatever TypeGen says a query returns, its schema takes', () => {
  expectTypeOf<HomeQueryResult>().toExtend<z.input<typeof homePageSchema>>()
  expectTypeOf<BeatQueryResult>().toExtend<z.input<ReturnType<typeof beatPageSchema>>>()
  expectTypeOf<TakeQueryResult>().toExtend<z.input<typeof takePageSchema>>()
  expectTypeOf<SubjectQueryResult>().toExtend<z.input<typeof subjectPageSchema>>()
  expectTypeOf<ClusterQueryResult>().toExtend<z.input<typeof clusterPageSchema>>()
  expectTypeOf<EditionQueryResult>().toExtend<z.input<ReturnType<typeof editionSchema>>>()
  expectTypeOf<VerticalQueryResult>().toExtend<z.input<typeof verticalPageSchema>>()
  expectTypeOf<ArchiveQueryResult>().toExtend<z.input<typeof archivePageSchema>>()
  expectTypeOf<UndatedQueryResult>().toExtend<z.input<typeof undatedPageSchema>>()
  expectTypeOf<BeatTakesQueryResult>().toExtend<z.input<typeof beatTakesPageSchema>>()
  expectTypeOf<BeatChangesQueryResult>().toExtend<z.input<typeof beatChangesPageSchema>>()
  expectTypeOf<SearchQueryResult>().toExtend<z.input<typeof searchPageSchema>>()
  expectTypeOf<MissingQueryResult>().toExtend<z.input<typeof missingPageSchema>>()
  expectTypeOf<NewsQueryResult>().toExtend<z.input<typeof newsSchema>>()
  expectTypeOf<PublicationQueryResult>().toExtend<z.input<typeof publicationPageSchema>>()
  expectTypeOf<FeedQueryResult>().toExtend<z.input<typeof feedSchema>>()
  expectTypeOf<BeatFeedQueryResult>().toExtend<z.input<typeof beatFeedSchema>>()
  expectTypeOf<SitemapQueryResult>().toExtend<z.input<typeof sitemapSchema>>()
})
