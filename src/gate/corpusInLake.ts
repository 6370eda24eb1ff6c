import {corpusFor, type Corpus} from '../briefing/index.ts'
import type {Doc} from '../lake/index.ts'
import {remembered} from '../text/remembered.ts'

const citable = new Set(['beat', 'take', 'subject', 'cluster'])

/** What the linter knows of the stored documents when it judges this one: their facts, and prose where it is cited. */
export function corpusInLake(document: unknown, stored: readonly Doc[]): Corpus {
  return corpusFor(
    document,
    stored.filter(({_type}) => citable.has(_type)),
    factsOf,
  )
}

/** What the rules know of documents that are not cited: everything but their prose. */
const factsOf = remembered((document: Doc) => {
  const {_id, _type, title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug, publishedAt} = document
  const {beats, subjects, roster, cluster, parentBeat} = document
  const names = {title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug}
  return {_id, _type, ...names, publishedAt, beats, subjects, roster, cluster, parentBeat}
})
