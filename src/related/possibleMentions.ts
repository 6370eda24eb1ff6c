import type {Span} from '../text/spans.ts'
import {findQuotations} from '../text/quotations.ts'
import type {Quotation} from '../text/quotations.ts'
import {sentenceSpans} from '../text/sentences.ts'
import {touches} from '../text/spans.ts'
import {countWords} from '../text/words.ts'
import {historyOf, isLinkedIn, isNamelike, leadAt, leadReach, looksLikeHeading} from './anchorHistory.ts'
import type {AnchorHistory} from './anchorHistory.ts'
import type {Archive} from './archive.ts'
import {featureNames} from './features.ts'
import type {Candidate} from './features.ts'
import {gather} from './gather.ts'
import type {Draft, MentionPassage} from './mentionDraft.ts'
import {passageMemory} from './passageMemory.ts'
import type {PassageReading} from './passageMemory.ts'
import {phraseEvidence, usesOf} from './phraseUse.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {isOffered, readText} from './query.ts'
import type {Query} from './query.ts'
import {termsOf} from './terms.ts'
import {TitlePlaces} from './titlePlaces.ts'

export const mentionFeatureNames = [
  'title',
  'longTitle',
  'exactTitle',
  'part',
  'shareOfUses',
  'linkedRate',
  'linkedByLike',
  'sameLead',
  'sameSentence',
  'linkedSince',
  'phraseLinkedSince',
  'words',
  'rarity',
  'namelikeTitle',
  'alone',
  'titleNear',
  'titleLike',
  'sharedSubjects',
  'together',
  'neighbours',
  'thisYear',
  'moving',
  'pointedTo',
  'timesInDraft',
  'firstInDraft',
] as const

export type MentionFeatureName = (typeof mentionFeatureNames)[number]

export interface PossibleMention extends Span {
  readonly passage: number
  readonly id: string
  readonly features: readonly number[]
  /** Whether editors gave the story this name and the words are written as a name or are more than one. */
  readonly curated: boolean
}

const evidence = ['together', 'neighbours', 'thisYear'] as const
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
  const subjects = new Set(query.subjects)
  const reading: Reading = {archive, query, newest, whole, subjects, title: titleOf(archive, query), likeness: new Map(), phrases: new Map(), histories: new Map()}
  const memory = passageMemory(archive, JSON.stringify([query.id, query.title, query.subjects, query.kinds, query.cites, [...(query.without ?? [])], newest]))
  const found: (PossibleMention & {readonly key: string})[] = []
  const places = new Map<string, Set<string>>()
  let from = 0
  passages.forEach((passage, index) => {
    const offset = from
    from += passage.text.length + 2
    if (passage.heading) return
    const bare = looksLikeHeading(passage.text, passages[index + 1]?.text)
    const key = JSON.stringify([passage.text, passage.skip, bare, whole.slice(Math.max(0, offset - leadReach), offset)])
    for (const {start, end, id, key: phrase, own, rest, curated} of memory(key, reading.phrases, () => readPassage(reading, passage, offset, bare))) {
      const ofStory = evidenceAt.map((at) => known.get(id)?.[at] ?? 0)
      const stands = places.get(phrase) ?? new Set()
      places.set(phrase, stands.add(`${index}:${start}`))
      found.push({passage: index, start, end, id, features: [...own, ...ofStory, ...rest], curated, key: phrase})
    }
  })
  return found.map(({key, features, ...one}) => {
    const stands = places.get(key)!
    const [first] = stands
    const inDraft = [Math.log(stands.size) / 3, first === `${one.passage}:${one.start}` ? 1 : 0]
    return {...one, features: [...features, ...inDraft]}
  })
}

function titleOf(archive: Archive, {title = ''}: Omit<Query, 'text'>): Set<number> {
  return new Set(termsOf(title).flatMap((term) => archive.termId(term) ?? []))
}

/** What a draft's passages are read with. */
interface Reading {
  readonly archive: Archive
  readonly query: Omit<Query, 'text'>
  readonly newest: string | undefined
  readonly whole: string
  readonly subjects: ReadonlySet<string>
  readonly title: ReadonlySet<number>
  /** How like the draft's title each story's is. */
  readonly likeness: Map<string, number>
  /** How a phrase is written where it first stands, by its key, and how it was used so far. */
  readonly phrases: Map<string, string>
  readonly histories: Map<string, AnchorHistory>
}

/**
 * The ways to read one passage, without the evidence of the draft's other words; `offset` is its place in the whole. Of
 * one that looks like a heading, only those by which an author linked the very same line before: so it is none.
 */
function readPassage({archive, query, newest, whole, subjects, title, likeness, phrases, histories}: Reading, {text, skip = []}: MentionPassage, offset: number, bare: boolean): PassageReading[] {
  const found: PassageReading[] = []
  const line = text.trim()
  if (bare && countWords(line) < fewestWords) return found
  const quotations = findQuotations(text)
  const sentences = sentenceSpans(text)
  const places = new TitlePlaces(readText(archive, text).ids)
  for (const match of archive.phrases.findAll(text)) {
    if (touches(match, skip) || isQuoted(text, match, quotations)) continue
    const phrase = text.slice(match.start, match.end)
    if (!isWhole(phrase)) continue
    const moving = movement(match.namings)
    const namings = withNewest(match.namings, moving, newest).filter(({id}) => mayName(archive, query, phrase, id) && (!bare || isLinkedIn(archive, line, id, true)))
    if (namings.length === 0) continue
    const first = phrases.get(match.key) ?? phrase
    phrases.set(match.key, first)
    const history = histories.get(match.key) ?? historyOf(archive, first)
    histories.set(match.key, history)
    const pointedTo = isPointedTo(text, match.start) ? 1 : 0
    const use = {
      phrase,
      match,
      title,
      likeness,
      history,
      lead: leadAt(whole, offset + match.start),
      sentence: sentenceOf(text, match, sentences),
      moving,
      places,
      subjects,
      alone: match.end - match.start > 0.8 * text.trim().length,
      namelike: isNamelike(text, match),
    }
    const dates = namings.map(({id}) => archive.story(id)?.date ?? Number.NEGATIVE_INFINITY)
    const last = Math.max(...dates)
    const evidenceFor = phraseEvidence(archive, use, namings)
    namings
      .map((naming, index) => ({naming, latest: dates[index] === last ? 1 : 0}))
      .sort((a, b) => usesOf(b.naming) - usesOf(a.naming) || b.latest - a.latest || (a.naming.id < b.naming.id ? -1 : 1))
      .slice(0, tries)
      .forEach(({naming}) => {
        const curated = naming.counts.name > 0 && phrase.length > 1 && (use.namelike || match.words > 1)
        const rest = [moving, pointedTo]
        found.push({start: match.start, end: match.end, id: naming.id, key: match.key, phrase: first, own: evidenceFor(naming), rest, curated})
      })
  }
  return found
}

const fewestWords = 3

/** The sentence a phrase stands in, whole; empty for one of a word or two, which say nothing of where they were read. */
function sentenceOf(text: string, {start}: PhraseMatch, sentences: readonly Span[]): string {
  const span = sentences.find(({end}) => start < end)
  const sentence = span ? text.slice(span.start, span.end).trim() : ''
  return countWords(sentence) < fewestWords ? '' : sentence
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
