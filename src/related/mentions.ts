import type {Span} from '../text/spans.ts'
import {findQuotations} from '../text/quotations.ts'
import type {Quotation} from '../text/quotations.ts'
import {overlaps, touches} from '../text/spans.ts'
import {countWords} from '../text/words.ts'
import {contextOf, historyOf, isNamelike, likestContext, looksLikeHeading, titleLikeness} from './anchorHistory.ts'
import type {AnchorHistory, Context} from './anchorHistory.ts'
import type {Archive} from './archive.ts'
import {featureNames, gather} from './features.ts'
import type {Candidate} from './features.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {isOffered} from './query.ts'
import type {Query} from './query.ts'
import {termsOf} from './terms.ts'
import {curatedName, mentionThreshold, mentionWeights} from './weights.ts'

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
  'longTitle',
  'exactTitle',
  'part',
  'anchorUses',
  'shareOfUses',
  'linkedRate',
  'linkedLately',
  'linkedByLike',
  'sameContext',
  'sameLead',
  'words',
  'rarity',
  'namelike',
  'alone',
  'together',
  'subjects',
  'neighbours',
  'thisYear',
  'latest',
  'moving',
  'movingToNewest',
] as const

export type MentionFeatureName = (typeof mentionFeatureNames)[number]

export interface PossibleMention extends Span {
  readonly passage: number
  readonly id: string
  readonly features: readonly number[]
  /** Whether editors gave the story this name and the words are written as a name or are more than one. */
  readonly curated: boolean
}

const evidence = ['together', 'subjects', 'neighbours', 'thisYear'] as const
const newestOfSeriesAt = featureNames.indexOf('latestOfSeries')
const evidenceAt = evidence.map((name) => featureNames.indexOf(name))
const tries = 5

/** Every way to read the draft's phrases as stories, with the evidence for each, in the order of the text. */
export function possibleMentions(archive: Archive, draft: Draft): PossibleMention[] {
  const {passages, ...query} = draft
  const whole = passages.map(({text}) => text).join('\n\n')
  const {candidates} = gather(archive, {...query, text: whole})
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate.features]))
  const newest = newestOfSeries(candidates)
  const title = new Set(termsOf(query.title ?? '').flatMap((term) => archive.termId(term) ?? []))
  const histories = new Map<string, AnchorHistory>()
  const found: PossibleMention[] = []
  let from = 0
  passages.forEach(({text, skip = [], heading}, passage) => {
    const offset = from
    from += text.length + 2
    if (heading || looksLikeHeading(text, passages[passage + 1]?.text)) return
    const quotations = findQuotations(text)
    for (const match of archive.phrases.findAll(text)) {
      if (touches(match, skip) || isQuoted(text, match, quotations)) continue
      const phrase = text.slice(match.start, match.end)
      if (!isWhole(phrase)) continue
      const moving = movement(match.namings)
      const namings = withNewest(match.namings, moving, newest).filter(({id}) => mayName(archive, draft, phrase, id))
      if (namings.length === 0) continue
      if (!histories.has(match.key)) histories.set(match.key, historyOf(archive, phrase))
      const use = {
        phrase,
        match,
        title,
        history: histories.get(match.key)!,
        context: contextOf(whole, offset + match.start, offset + match.end),
        alone: match.end - match.start > 0.8 * text.trim().length,
        namelike: isNamelike(text, match),
      }
      const dates = namings.map(({id}) => archive.story(id)?.date ?? Number.NEGATIVE_INFINITY)
      const last = Math.max(...dates)
      const common = commonOf(archive, use, namings)
      namings
        .map((naming, index) => ({naming, latest: dates[index] === last ? 1 : 0}))
        .sort((a, b) => usesOf(b.naming) - usesOf(a.naming) || b.latest - a.latest || (a.naming.id < b.naming.id ? -1 : 1))
        .slice(0, tries)
        .forEach(({naming, latest}) => {
          const ofStory = evidenceAt.map((at) => known.get(naming.id)?.[at] ?? 0)
          const features = [...common.of(naming), ...ofStory, latest, moving, naming.id === newest ? moving * common.linkedByLike : 0]
          const curated = naming.counts.name > 0 && phrase.length > 1 && (use.namelike || match.words > 1)
          found.push({passage, start: match.start, end: match.end, id: naming.id, features, curated})
        })
    }
  })
  return found
}

/** The story most like the draft by title, and newest among those; undefined when none is much alike. */
function newestOfSeries(candidates: readonly Candidate[]): string | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    const own = candidate.features[newestOfSeriesAt]!
    const other = best?.features[newestOfSeriesAt] ?? 0.5
    if (own > other || (own === other && best && candidate.id < best.id)) best = candidate
  }
  return best?.id
}

/**
 * How far a phrase names whatever came last rather than one story ("our last update"): near 1 when each link on it went
 * elsewhere, 0 when it is a story's own name or was linked once.
 */
function movement(namings: readonly Naming[]): number {
  let links = 0
  let targets = 0
  for (const {counts, from} of namings) {
    if (counts.title + counts.part + counts.name > 0) return 0
    links += from.length
    if (from.length > 0) targets++
  }
  return targets < 2 ? 0 : (targets - 1) / links
}

/** The readings of a phrase; one that names whatever came last may also mean the newest of the draft's own series. */
function withNewest(namings: readonly Naming[], moving: number, newest: string | undefined): readonly Naming[] {
  if (moving === 0 || newest === undefined || namings.some(({id}) => id === newest)) return namings
  return [...namings, {id: newest, counts: {title: 0, part: 0, name: 0, anchor: 0}, from: []}]
}

/** Whether brackets and quotation marks that begin inside of a phrase end there too. */
function isWhole(phrase: string): boolean {
  const count = (mark: RegExp) => phrase.match(mark)?.length ?? 0
  return count(/[([]/g) === count(/[)\]]/g) && count(/“/g) === count(/”/g) && count(/"/g) % 2 === 0
}

/** Words inside a quotation are the speaker's; a title that fills its quotation marks is only set apart by them. */
function isQuoted(text: string, match: PhraseMatch, quotations: readonly Quotation[]): boolean {
  return quotations.some(
    ({start, end, inner}) =>
      start < match.end && match.start < end && /[\p{L}\p{N}]/u.test(text.slice(inner.start, match.start) + text.slice(match.end, inner.end)),
  )
}

function mayName(archive: Archive, query: Omit<Query, 'text'>, words: string, id: string): boolean {
  return isOffered(archive, query, id) && !query.cites?.includes(id) && !archive.isRejected(words, id)
}

function usesOf({counts}: Naming): number {
  return counts.title * 3 + counts.name * 3 + counts.part * 2 + counts.anchor
}

const unlinked = {around: 0, lead: false}

interface Use {
  readonly phrase: string
  readonly match: PhraseMatch
  readonly title: ReadonlySet<number>
  readonly history: AnchorHistory
  readonly context: Context
  readonly alone: boolean
  readonly namelike: boolean
}

/** The evidence that does not depend on the draft's other words, in the order of `mentionFeatureNames`. */
function commonOf(archive: Archive, {phrase, match, title, history, context, alone, namelike}: Use, namings: readonly Naming[]) {
  const ids = termsOf(phrase).map((term) => archive.termId(term) ?? -1)
  const plain = Math.log(2 + archive.size)
  const rarity = ids.reduce((sum, id) => sum + (id < 0 ? 0 : archive.rarity(id)), 0) / plain
  const all = namings.reduce((sum, naming) => sum + usesOf(naming), 0)
  const linking = new Set(namings.flatMap(({from}) => from))
  const long = Math.min(1, match.words / 6)
  const likeness = new Map<string, number>()
  const likeTo = (id: string) => {
    if (!likeness.has(id)) likeness.set(id, titleLikeness(archive, title, id))
    return likeness.get(id)!
  }
  let likeLinks = 0
  let likeAll = 0.15
  for (const other of new Set([...history.latest, ...linking])) {
    const weight = likeTo(other) ** 2
    likeAll += weight
    if (linking.has(other)) likeLinks += weight
  }
  const of = (naming: Naming): number[] => {
    const {id, counts, from} = naming
    const around = from.length === 0 ? unlinked : likestContext(archive, naming, phrase, context)
    const sources = new Set(from)
    let lately = 0
    let liked = 0
    let like = 0.15
    for (const other of history.latest) if (sources.has(other)) lately++
    for (const other of new Set([...history.latest, ...sources])) {
      const weight = likeTo(other) ** 2
      like += weight
      if (sources.has(other)) liked += weight
    }
    const whole = counts.title + counts.name > 0 ? 1 : 0
    return [
      whole,
      whole * long,
      whole === 1 && match.words > 1 && archive.story(id)!.title.includes(phrase) ? 1 : 0,
      counts.part > 0 ? 1 : 0,
      Math.min(1, Math.log1p(from.length) / 3),
      usesOf(naming) / all,
      (linking.size + 0.05) / (Math.max(history.containing, linking.size) + 1),
      lately / (history.latest.length + 1),
      liked / like,
      around.around,
      around.lead ? 1 : 0,
      long,
      Math.min(1, rarity / 3),
      namelike ? 1 : 0,
      alone ? 1 : 0,
    ]
  }
  return {of, linkedByLike: likeLinks / likeAll}
}

const row = mentionFeatureNames.map((name) => mentionWeights[name])

/** How probable it is that an editor links these words to this story. */
export function probabilityOf({features, curated}: Pick<PossibleMention, 'features' | 'curated'>): number {
  let sum = mentionWeights.bias + (curated ? curatedName : 0)
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

/** Of all readings, the ones to show at a threshold: of overlapping phrases the surer, of equally sure the longer. */
export function chosenMentions(possible: readonly (PossibleMention & Mention)[], threshold: number): Mention[] {
  const bySpan = Map.groupBy(possible, ({passage, start, end}) => `${passage}:${start}:${end}`)
  const sure = [...bySpan.values()]
    .map((readings) => readings.reduce((a, b) => (b.probability > a.probability ? b : a)))
    .filter(({probability}) => probability >= threshold)
    .sort((a, b) => b.probability - a.probability || b.end - b.start - (a.end - a.start) || a.passage - b.passage || a.start - b.start)
  const apart = new Map<number, Mention[]>()
  for (const {passage, start, end, id, probability} of sure) {
    const taken = apart.get(passage) ?? []
    if (taken.some((other) => overlaps(other, {start, end}))) continue
    apart.set(passage, [...taken, {passage, start, end, id, probability}])
  }
  const shown: Mention[] = []
  const named = new Set<string>()
  for (const mention of [...apart.values()].flat().sort((a, b) => a.passage - b.passage || a.start - b.start)) {
    if (named.has(mention.id)) continue
    named.add(mention.id)
    shown.push(mention)
  }
  return shown
}
