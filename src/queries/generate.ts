import {writeFileSync} from 'node:fs'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {
  archivePageQuery,
  beatChangesPageQuery,
  beatTakesPageQuery,
  missingPageQuery,
  publicationPageQuery,
  searchPageQuery,
  undatedPageQuery,
  verticalPageQuery,
} from './listQueries.ts'
import {
  beatFeedPageQuery,
  beatPageQuery,
  clusterPageQuery,
  editionPageQuery,
  feedPageQuery,
  homePageQuery,
  newsPageQuery,
  sitemapPageQuery,
  subjectPageQuery,
  takePageQuery,
} from './pageQueries.ts'

/** Where the queries of the default contract stand, as literals that Sanity TypeGen can read without running code. */
export const generatedQueriesFile = new URL('./generated/queries.ts', import.meta.url)

/** The source of the generated module for a contract. */
export function queriesModule(contract: BriefingContract): string {
  const queries = [
    ['homeQuery', 'The home page: beats by vertical, and the clusters.', homePageQuery()],
    ['beatQuery', 'One beat and everything its page shows. Takes `$slug`.', beatPageQuery(contract)],
    ['takeQuery', 'One take and everything its page shows. Takes `$slug`.', takePageQuery(contract)],
    ['subjectQuery', 'One subject: who lists it, covers it and cites it. Takes `$slug`.', subjectPageQuery(contract)],
    ['clusterQuery', 'One cluster: its beats with their takes. Takes `$slug`.', clusterPageQuery(contract)],
    ['verticalQuery', 'One vertical and its beats. Takes `$slug`.', verticalPageQuery()],
    ['archiveQuery', 'Takes of a span of time, a page at a time. Takes `$from`, `$to`, `$before` and `$after`.', archivePageQuery()],
    ['undatedQuery', 'Takes without a date, by id, a page at a time. Takes `$after`.', undatedPageQuery()],
    ['beatTakesQuery', 'All takes of one beat, a page at a time. Takes `$slug`, `$before` and `$after`.', beatTakesPageQuery()],
    ['beatChangesQuery', 'The beat whose changes are listed. Takes `$slug`.', beatChangesPageQuery()],
    ['searchQuery', 'What holds all of the words. Takes `$text`, `$before` and `$after`.', searchPageQuery()],
    ['publicationQuery', 'The publication alone, for a page that shows no document.', publicationPageQuery()],
    ['missingQuery', 'What to say where nothing is. Takes `$type`, `$slug`, and `$one` to `$three`.', missingPageQuery()],
    ['newsQuery', 'The newest takes, for the news sitemap. Takes `$since`.', newsPageQuery()],
    ['editionQuery', 'What an edition of one beat is made from. Takes `$id`.', editionPageQuery(contract)],
    ['feedQuery', 'The newest takes of the publication, for its feed.', feedPageQuery()],
    ['beatFeedQuery', 'The newest takes of one beat, for its feed. Takes `$slug`.', beatFeedPageQuery()],
    ['sitemapQuery', 'Every document with a page of its own, for sitemaps. Takes `$after`.', sitemapPageQuery()],
  ] as const
  const head = [
    `// Written by src/queries/generate.ts from the "${contract.name}" contract; run that file instead of editing.`,
    "import {defineQuery} from 'groq'",
  ]
  const body = queries.map(
    ([name, doc, text]) => `/** ${doc} */\nexport const ${name} = defineQuery(\`${escapeTemplate(text)}\`)`,
  )
  return [head.join('\n'), ...body].join('\n\n') + '\n'
}

function escapeTemplate(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, (character) => `\\${character}`)
}

if (import.meta.main) writeFileSync(generatedQueriesFile, queriesModule(briefingContract))
