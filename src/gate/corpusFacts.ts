import {corpusOf, type Corpus} from '../briefing/index.ts'
import type {Doc} from '../lake/index.ts'
import {remembered} from '../text/remembered.ts'

const citable = new Set(['beat', 'take', 'subject', 'cluster'])

/** What the rules know of the other documents: the same facts, without their prose, that the Studio lints with. */
export function corpusFacts(documents: readonly Doc[]): Corpus {
  return corpusOf(documents.flatMap((document) => (citable.has(document._type) ? [factsOf(document)] : [])))
}

const factsOf = remembered((document: Doc) => {
  const {_id, _type, title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug, publishedAt} = document
  const {beats, subjects, roster, cluster, parentBeat} = document
  const names = {title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug}
  return {_id, _type, ...names, publishedAt, beats, subjects, roster, cluster, parentBeat}
})
