import type {Span} from '../text/spans.ts'
import {findQuotations} from '../text/quotations.ts'
import {touches} from '../text/spans.ts'
import {countWords} from '../text/words.ts'
import type {Archive} from './archive.ts'
import {featureNames, gather, isOffered} from './features.ts'
import type {Query} from './features.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {termsOf} from './terms.ts'
import {mentionThreshold, mentionWeights} from './weights.ts'

/** One paragraph of the draft. */
export interface MentionPassage {
  readonly text: string
  /** Where no suggestion may stand: links above all. Quotations are found and left alone in any case. */
  readonly skip?: readonly Span[]
  /** No suggestion stands in a heading. */
  readonly heading?: boolean
  /** Passages of one section share its cap; those without a section are one section together. */
  readonly section?: string
  /** How many links the passage holds already. */
  readonly links?: number
}

export interface Draft extends Omit<Query, 'text'> {
  readonly passages: readonly MentionPassage[]
  /** One link, suggested or there already, per this many words of a section; 20 unless told. */
  readonly wordsPerLink?: number
}

/** Words of the draft that probably name a story. Offsets are UTF-16, in the passage's text. */
export interface Mention extends Span {
  readonly passage: number
  readonly id: string
  /** That an editor would link these words to this story. */
  readonly probability: number
}

export const mentionFeatureNames = [
  'title',
  'part',
  'name',
  'anchor',
  'anchorUses',
  'shareOfUses',
  'linkedRate',
  'words',
  'long',
  'rarity',
  'capital',
  'wholeTitle',
  'body',
  'together',
  'subjects',
  'ownTitle',
  'thisYear',
  'latest',
] as const

export type MentionFeatureName = (typeof mentionFeatureNames)[number]

export interface PossibleMention extends Span {
  readonly passage: number
  readonly id: string
  readonly features: readonly number[]
}

const evidence = ['body', 'together', 'subjects', 'ownTitleInTitle', 'thisYear'] as const
const evidenceAt = evidence.map((name) => featureNames.indexOf(name))
const tries = 5

/** Every way to read the draft's phrases as stories, with the evidence for each, in the order of the text. */
export function possibleMentions(archive: Archive, draft: Draft): PossibleMention[] {
  const {passages, ...query} = draft
  const {candidates} = gather(archive, {...query, text: passages.map(({text}) => text).join('\n')})
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate.features]))
  const found: PossibleMention[] = []
  passages.forEach(({text, skip = [], heading}, passage) => {
    if (heading) return
    const closed = [...skip, ...findQuotations(text)]
    for (const match of archive.phrases.find(text)) {
      if (touches(match, closed)) continue
      const namings = match.namings.filter(({id}) => mayName(archive, draft, text.slice(match.start, match.end), id))
      if (namings.length === 0) continue
      const dates = namings.map(({id}) => archive.story(id)?.date ?? Number.NEGATIVE_INFINITY)
      const newest = Math.max(...dates)
      const common = commonOf(archive, text.slice(match.start, match.end), match, namings)
      namings
        .map((naming, index) => ({naming, latest: dates[index] === newest ? 1 : 0}))
        .sort((a, b) => usesOf(b.naming) - usesOf(a.naming) || b.latest - a.latest || (a.naming.id < b.naming.id ? -1 : 1))
        .slice(0, tries)
        .forEach(({naming, latest}) => {
          const features = [...common(naming), ...evidenceAt.map((at) => known.get(naming.id)?.[at] ?? 0), latest]
          found.push({passage, start: match.start, end: match.end, id: naming.id, features})
        })
    }
  })
  return found
}

function mayName(archive: Archive, query: Omit<Query, 'text'>, words: string, id: string): boolean {
  return isOffered(archive, query, id) && !query.cites?.includes(id) && !archive.isRejected(words, id)
}

function usesOf({counts}: Naming): number {
  return counts.title * 3 + counts.name * 3 + counts.part * 2 + counts.anchor
}

function commonOf(archive: Archive, phrase: string, match: PhraseMatch, namings: readonly Naming[]) {
  const ids = termsOf(phrase).map((term) => archive.termId(term) ?? -1)
  const plain = Math.log(2 + archive.size)
  const rarity = ids.reduce((sum, id) => sum + (id < 0 ? 0 : archive.rarity(id)), 0) / plain
  const rarest = ids.reduce((low, id) => Math.min(low, id < 0 ? low : archive.body.postings.count(id)), archive.size)
  const all = namings.reduce((sum, naming) => sum + usesOf(naming), 0)
  const links = namings.reduce((sum, {counts}) => sum + counts.anchor, 0)
  const capital = /^\P{L}*\p{Lu}/u.test(phrase) || /\p{Lu}.*\p{Lu}|\d/u.test(phrase) ? 1 : 0
  return ({id, counts}: Naming): number[] => {
    const title = Math.max(1, archive.title.length(archive.slotOf(id)!))
    return [
      counts.title > 0 ? 1 : 0,
      counts.part > 0 ? 1 : 0,
      counts.name > 0 ? 1 : 0,
      counts.anchor > 0 ? 1 : 0,
      Math.min(1, Math.log1p(counts.anchor) / 3),
      usesOf({id, counts}) / all,
      (links + 0.1) / (Math.max(rarest, links) + 1),
      Math.min(1, match.words / 6),
      match.words > 3 ? 1 : 0,
      Math.min(1, rarity / 3),
      capital,
      counts.title + counts.part > 0 ? Math.min(1, ids.length / title) : 0,
    ]
  }
}

const row = mentionFeatureNames.map((name) => mentionWeights[name])

/** How probable it is that an editor links these words to this story. */
export function probabilityOf({features}: Pick<PossibleMention, 'features'>): number {
  let sum = mentionWeights.bias
  for (let at = 0; at < row.length; at++) sum += row[at]! * features[at]!
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The words of a draft to offer a link on, in the order of the text: per phrase the most probable story, per story its
 * first mention at or above the threshold, per section no more than its length allows. Never the draft itself, a story
 * it cites already, or words that editors rejected.
 */
export function suggestMentions(archive: Archive, draft: Draft, minProbability = mentionThreshold): Mention[] {
  const possible = possibleMentions(archive, draft).map((one) => ({...one, probability: probabilityOf(one)}))
  return capped(draft, chosenMentions(possible, minProbability))
}

const usualWordsPerLink = 20

/** The most probable mentions of each section, as many as its words allow (at least one) besides the links it has. */
function capped({passages, wordsPerLink = usualWordsPerLink}: Draft, mentions: readonly Mention[]): Mention[] {
  const sections = Map.groupBy(passages, ({section = ''}) => section)
  const room = new Map<string, number>()
  for (const [section, own] of sections) {
    const words = own.reduce((sum, {text}) => sum + countWords(text), 0)
    const links = own.reduce((sum, passage) => sum + (passage.links ?? 0), 0)
    room.set(section, Math.max(1, Math.floor(words / wordsPerLink)) - links)
  }
  const kept = new Set<Mention>()
  for (const mention of mentions.toSorted((a, b) => b.probability - a.probability || a.passage - b.passage || a.start - b.start)) {
    const section = passages[mention.passage]!.section ?? ''
    const left = room.get(section)!
    if (left < 1) continue
    kept.add(mention)
    room.set(section, left - 1)
  }
  return mentions.filter((mention) => kept.has(mention))
}

/** Of all readings, the ones to show at a threshold. */
export function chosenMentions(possible: readonly (PossibleMention & Mention)[], threshold: number): Mention[] {
  const shown: Mention[] = []
  const cited = new Set<string>()
  const bySpan = Map.groupBy(possible, ({passage, start}) => `${passage}:${start}`)
  for (const readings of bySpan.values()) {
    const best = readings.reduce((a, b) => (b.probability > a.probability ? b : a))
    if (best.probability < threshold || cited.has(best.id)) continue
    cited.add(best.id)
    const {passage, start, end, id, probability} = best
    shown.push({passage, start, end, id, probability})
  }
  return shown
}
