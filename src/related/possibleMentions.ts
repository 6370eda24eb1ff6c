import type {Span} from '../text/spans.ts'
import {findQuotations} from '../text/quotations.ts'
import type {Quotation} from '../text/quotations.ts'
import {touches} from '../text/spans.ts'
import {contextOf, historyOf, isNamelike, looksLikeHeading} from './anchorHistory.ts'
import type {AnchorHistory} from './anchorHistory.ts'
import type {Archive} from './archive.ts'
import {featureNames} from './features.ts'
import type {Candidate} from './features.ts'
import {gather} from './gather.ts'
import type {Draft} from './mentionDraft.ts'
import {phraseEvidence, usesOf} from './phraseUse.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {isOffered} from './query.ts'
import type {Query} from './query.ts'
import {termsOf} from './terms.ts'

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
  'pointedTo',
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
      const pointedTo = isPointedTo(text, match.start) ? 1 : 0
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
      const common = phraseEvidence(archive, use, namings)
      namings
        .map((naming, index) => ({naming, latest: dates[index] === last ? 1 : 0}))
        .sort((a, b) => usesOf(b.naming) - usesOf(a.naming) || b.latest - a.latest || (a.naming.id < b.naming.id ? -1 : 1))
        .slice(0, tries)
        .forEach(({naming, latest}) => {
          const ofStory = evidenceAt.map((at) => known.get(naming.id)?.[at] ?? 0)
          const own = common.of(naming)
          const toNewest = naming.id === newest ? moving * common.linkedByLike : 0
          const features = [...own, ...ofStory, latest, moving, toNewest, pointedTo]
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

const pointing =
  /\b(?:posts?|articles?|blog|blogged|wrote|written|read|see|saw|check|learn more|more about|more on|discussed|covered|announced|published|recap|series|part)\b[^.!?]{0,40}$/iu

/** Whether the words just before say that something to read follows; English only. */
function isPointedTo(text: string, start: number): boolean {
  return pointing.test(text.slice(Math.max(0, start - 60), start))
}

/** Words inside a quotation are the speaker's; a title that fills its quotation marks is only set apart by them. */
function isQuoted(text: string, match: PhraseMatch, quotations: readonly Quotation[]): boolean {
  return quotations.some(
    ({start, end, inner}) =>
      start < match.end && match.start < end && /[\p{L}\p{N}]/u.test(text.slice(inner.start, match.start).replace(/^\s*(?:the|an?)\s+$/iu, '') + text.slice(match.end, inner.end)),
  )
}

function mayName(archive: Archive, query: Omit<Query, 'text'>, words: string, id: string): boolean {
  return isOffered(archive, query, id) && !query.cites?.includes(id) && !archive.isRejected(words, id)
}
