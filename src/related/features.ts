import type {Archive} from './archive.ts'
import {SentenceReader} from './bestSentence.ts'
import {LooseTerms, newestTitle} from './looseTitle.ts'
import {isMeant, namedPeriods} from './namedDates.ts'
import type {NamedSlots} from './namedSlots.ts'
import type {Scores} from './scores.ts'
import type {Query, WeightedTerm} from './query.ts'
import {recencyOf} from './recency.ts'
import {seriesPlaces} from './series.ts'
import {subjectOverlap, subjectWeights} from './subjects.ts'
import type {TermPairs} from './termPairs.ts'
import {TitlePlaces} from './titlePlaces.ts'
import {walkFrom} from './walks.ts'
import type {Workspace} from './workspace.ts'

/** The evidence the blend weighs, each between 0 and 1 and higher for closer. */
export const featureNames = [
  'body',
  'title',
  'anchors',
  'ownTitleInTitle',
  'together',
  'titleCovered',
  'anchorNamed',
  'neighbours',
  'citedWith',
  'subjects',
  'popular',
  'thisYear',
  'recentYears',
  'siblings',
  'latestOfSeries',
  'dateNamed',
  'titleRun',
  'titleNear',
  'bestSentence',
  'opening',
  'repeated',
  'newestWith',
  'titleLoosely',
  'newestTitle',
] as const

export type FeatureName = (typeof featureNames)[number]

export interface Candidate {
  readonly id: string
  readonly slot: number
  readonly features: readonly number[]
}

/** What was found so far: the slots to describe, and the scores of their fields. */
export interface Gathered {
  readonly work: Workspace
  readonly slots: readonly number[]
  readonly named: NamedSlots
  readonly terms: readonly WeightedTerm[]
  readonly ownTerms: readonly number[]
  readonly pairs: TermPairs
  /** The terms of the query's text in their order. */
  readonly textTerms: readonly number[]
}

/** Of how many slots, best first, the terms are read one by one. */
const storiesRead = 50

/** The evidence for each slot, in their order. */
export function describe(archive: Archive, query: Query, {work, slots, named, terms, ownTerms, pairs, textTerms}: Gathered): Candidate[] {
  const weights = new Set(terms.map(({id}) => id))
  const {body, title, anchors, lead, near, cited} = work
  const top = (scores: Scores) => slots.reduce((high, slot) => Math.max(high, scores.values[slot]!), 1e-9)
  const tops = {body: top(body), title: top(title), anchors: top(anchors), lead: top(lead)}
  const both = slots.map((slot) => together(work, slot) * (1 + 0.5 * recencyOf(query.at, archive.dateAt(slot), 365)))
  const mostBoth = both.reduce((high, score) => Math.max(high, score), 1e-9)
  walkFrom(archive, query, work, slots, both, mostBoth)
  const mostNear = top(near)
  const mostCited = top(cited)
  const subjects = subjectWeights(archive, query)
  let allSubjects = 1e-9
  for (const weight of subjects.values()) allSubjects += weight
  const series = seriesPlaces(archive, ownTerms, slots)
  const periods = namedPeriods(query.text, query.at)
  const places = new TitlePlaces(textTerms)
  const read = new SentenceReader(archive, query.text, textTerms, terms).read(slots.slice(0, storiesRead))
  const mostSentence = read.reduce((high, {sentence}) => Math.max(high, sentence), 1e-9)
  const mostOpening = read.reduce((high, {opening}) => Math.max(high, opening), 1e-9)
  const mostRepeated = read.reduce((high, {repeated}) => Math.max(high, repeated), 1e-9)
  const mostNewest = read.reduce((high, {newest}) => Math.max(high, newest), 1e-9)
  const loose = new LooseTerms(archive, textTerms)
  const newestTitles = newestTitle(archive, textTerms, slots)
  const mostNewestTitle = newestTitles.reduce((high, score) => Math.max(high, score), 1e-9)
  return slots.map((slot, index) => {
    const id = archive.idAt(slot)
    const titleTerms = archive.title.terms(slot)
    let covered = 0
    let titleWeight = 1e-9
    for (const term of titleTerms) {
      const rarity = archive.rarity(term)
      titleWeight += rarity
      if (weights.has(term)) covered += rarity
    }
    const date = archive.dateAt(slot)
    const features = [
      body.values[slot]! / tops.body,
      title.values[slot]! / tops.title,
      anchors.values[slot]! / tops.anchors,
      lead.values[slot]! / tops.lead,
      both[index]! / mostBoth,
      covered / titleWeight,
      named.sureOf(slot),
      near.values[slot]! / mostNear,
      cited.values[slot]! / mostCited,
      subjects.size === 0 ? 0 : subjectOverlap(archive, subjects, allSubjects, slot),
      Math.min(1, Math.log1p(archive.graph.citations(slot)) / 4),
      recencyOf(query.at, date, 365),
      recencyOf(query.at, date, 1500),
      series[index]!.likeness,
      series[index]!.latest,
      isMeant(periods, date),
      pairs.run(titleTerms),
      places.nearest(archive, titleTerms),
      (read[index]?.sentence ?? 0) / mostSentence,
      (read[index]?.opening ?? 0) / mostOpening,
      (read[index]?.repeated ?? 0) / mostRepeated,
      (read[index]?.newest ?? 0) / mostNewest,
      loose.covered(titleTerms),
      newestTitles[index]! / mostNewestTitle,
    ]
    return {id, slot, features}
  })
}

function together({body, title, lead, leadBody}: Workspace, slot: number): number {
  return body.values[slot]! + leadBody.values[slot]! + title.values[slot]! + lead.values[slot]!
}
