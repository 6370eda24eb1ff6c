import type {Archive} from './archive.ts'
import {candidatesOf} from './candidates.ts'
import {describe} from './features.ts'
import type {Candidate} from './features.ts'
import {readNamings} from './namings.ts'
import {readText, strongest} from './query.ts'
import type {Query, WeightedTerm} from './query.ts'
import {TermPairs} from './termPairs.ts'
import {clear, workspaceFor} from './workspace.ts'

export interface Evidence {
  readonly candidates: readonly Candidate[]
  /** Weighted terms of the query, strongest first. */
  readonly terms: readonly WeightedTerm[]
}

const queryTerms = 60
/** Postings read per query at most, once `fewestTerms` are read. */
const bodyWork = 10_000
const fieldWork = 4_000
const fewestTerms = 4

/** Gathers candidates for a query and the evidence for each. */
export function gather(archive: Archive, query: Query): Evidence {
  const {anchors} = archive
  const work = workspaceFor(archive)
  const text = readText(archive, query.text)
  const own = readText(archive, query.title ?? '')
  const terms = strongest(archive, text, queryTerms)
  const lead = strongest(archive, own, 24)
  archive.body.score(affordable(archive, terms, bodyWork), work.body)
  archive.title.score(affordable(archive, terms, fieldWork), work.title)
  anchors.score(affordable(archive, terms, fieldWork), work.anchors)
  archive.title.score(affordable(archive, lead, fieldWork), work.lead)
  archive.body.score(affordable(archive, lead, fieldWork), work.leadBody)

  const {named} = work
  readNamings(archive, query, named)
  const slots = candidatesOf(archive, query, work, named)
  const all = merged(terms, lead)
  const found = {work, slots, named, terms: all, ownTerms: own.ids, pairs: new TermPairs(text.ids), textTerms: text.ids}
  const candidates = describe(archive, query, found)
  clear(work)
  return {candidates, terms: all}
}

/** The strongest terms until the stories to look at run out; the rest are so common that they decide little. */
function affordable(archive: Archive, terms: readonly WeightedTerm[], budget: number): [term: number, weight: number][] {
  const taken: [number, number][] = []
  let spent = 0
  for (const {id, weight} of terms) {
    spent += archive.frequency(id)
    if (spent > budget && taken.length >= fewestTerms) break
    taken.push([id, weight])
  }
  return taken
}

function merged(terms: readonly WeightedTerm[], lead: readonly WeightedTerm[]): WeightedTerm[] {
  const seen = new Set(terms.map(({id}) => id))
  return [...terms, ...lead.filter(({id}) => !seen.has(id))]
}
