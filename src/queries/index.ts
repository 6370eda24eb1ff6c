export {
  beatFeedQuery,
  beatQuery,
  clusterQuery,
  editionQuery,
  feedQuery,
  homeQuery,
  sitemapQuery,
  subjectQuery,
  takeQuery,
} from './generated/queries.ts'
export {
  beatFeedPageQuery,
  beatPageQuery,
  clusterPageQuery,
  editionPageQuery,
  feedPageQuery,
  homePageQuery,
  sitemapPageQuery,
  subjectPageQuery,
  takePageQuery,
} from './pageQueries.ts'
export {
  beatPageSchema,
  clusterPageSchema,
  editionSchema,
  homePageSchema,
  subjectPageSchema,
  takePageSchema,
  type AsOfDate,
  type Beat,
  type BeatListing,
  type BeatPage,
  type BriefSection,
  type ClusterPage,
  type EditionBeat,
  type EditionResult,
  type HomePage,
  type Publication,
  type Role,
  type SubjectLink,
  type SubjectPage,
  type Take,
  type TakeListing,
  type TakePage,
  type WatchItem,
} from './pageResults.ts'
export {beatFeedSchema, feedSchema, sitemapSchema, type BeatFeed, type Feed, type FeedEntry, type Sitemap} from './feedResults.ts'
export type {
  BodyBlock,
  CrossReferenceMark,
  DocumentLink,
  Figure,
  LinkMark,
  ReferenceTarget,
  Source,
  SourceCitationMark,
  TextBlock,
  UnknownBlock,
  UnknownMark,
} from './proseResults.ts'
export {citingSentence, type CitingBlock, type CitingDocument} from './citingSentence.ts'
export {fetchPage, PageDataError, type FetchPageOptions, type PageClient, type PageDataIssue} from './fetchPage.ts'
export {briefingContract} from '../contract/briefingContract.ts'
export type {BriefingContract} from '../contract/contractTypes.ts'
