import type {Brief} from '../briefing/brief.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {relatedStories, type Hit, type Mode} from '../related/rank.ts'
import {dayOfIso} from '../text/calendar.ts'
import type {Span} from '../text/spans.ts'
import {citedBy, citedIn, isRunningText, paragraphAt, queryOf, takenIn, textOf, type Caret} from './draft.ts'
import {rarestIn, rarityIn} from './coverageOf.ts'
import {matchedSentence, tellingTerms, wordsForTitle, type MatchedSentence} from './matchedSentence.ts'
import {mentionsIn, type MentionPlace} from './mentionsIn.ts'
import type {Newsroom} from './newsroom.ts'
import type {StoryFacts, StoryKind} from './storyOf.ts'

/** Why a story is offered, in parts a sentence can be made of. */
export type CardReason =
  | {readonly kind: 'named'}
  | {readonly kind: 'subjects'; readonly names: readonly string[]}
  | {readonly kind: 'sameBeat'; readonly names: readonly string[]}
  | {readonly kind: 'sameCluster'; readonly names: readonly string[]}
  | {readonly kind: 'citedTogether'; readonly count: number}
  | {readonly kind: 'neighbour'}
  | {readonly kind: 'anchor'}
  | {readonly kind: 'series'}
  | {readonly kind: 'words'; readonly words: readonly string[]}
  | {readonly kind: 'age'; readonly days: number}

/** A story with the reasons it is offered and the sentence that shows it. */
export interface StoryCard extends StoryFacts, MatchedSentence {
  readonly reasons: readonly CardReason[]
}

/** A related story; `link` is the words of the passage at the caret that stand for it, when there are some. */
export interface RelatedCard extends StoryCard {
  readonly link?: {readonly blockKey: string; readonly start: number; readonly end: number; readonly text: string}
}

export interface MentionCard extends MentionPlace {
  readonly card: StoryCard
}

/** Why a list has nothing in it. */
export type EmptyReason = 'noText' | 'noStories' | 'onlyThis' | 'nothingShared' | 'noCaret'

export interface RelatedList {
  readonly cards: readonly RelatedCard[]
  /** Only when there is no card. */
  readonly empty?: EmptyReason
}

export interface SuggestOptions {
  readonly contract: BriefingContract
  /** Milliseconds since 1970. */
  readonly now: number
  readonly threshold?: number
}

const shown = 8

/** The mentions of a draft, each with its card. */
export function suggestedMentions(brief: Brief, document: unknown, newsroom: Newsroom, options: SuggestOptions): MentionCard[] {
  return mentionsIn(brief, document, newsroom, options).flatMap((mention) => {
    const paragraph = sentenceAround(brief, mention)
    const card = cardOf(newsroom, {id: mention.target, score: 0, reasons: [{kind: 'named'}]}, {text: paragraph, cites: [...citedBy(brief)], now: options.now})
    return card ? [{...mention, card}] : []
  })
}

function sentenceAround(brief: Brief, {place}: MentionPlace): string {
  const section = brief.sections.find(({key}) => key === place.section)
  return section?.sentences.find(({start, end}) => start <= place.start && place.start < end)?.text ?? place.text
}

/** Stories close to the passage at the caret that its section does not cite. */
export function relatedToPassage(
  brief: Brief,
  document: unknown,
  newsroom: Newsroom,
  caret: Caret | undefined,
  options: SuggestOptions,
  kinds: readonly StoryKind[] = ['beat', 'take'],
): RelatedList {
  const at = caret && paragraphAt(brief, caret)
  if (!at) return {cards: [], empty: 'noCaret'}
  const {section, paragraph} = at
  const cards = ranked(brief, document, newsroom, {mode: 'passage', text: paragraph.text, cited: citedIn(section), kinds, options})
  const taken = takenIn(section, paragraph)
  const linkable = isRunningText(paragraph) ? cards.map((card) => withLink(card, paragraph.text, paragraph.blockKey, taken, newsroom)) : cards
  return listOf(brief, newsroom, paragraph.text, linkable)
}

/** Stories close to the whole draft that it does not cite anywhere. */
export function relatedToDraft(
  brief: Brief,
  document: unknown,
  newsroom: Newsroom,
  options: SuggestOptions,
  kinds: readonly StoryKind[] = ['beat', 'take'],
): RelatedList {
  const text = textOf(brief)
  return listOf(brief, newsroom, text, ranked(brief, document, newsroom, {mode: 'draft', text, cited: citedBy(brief), kinds, options}))
}

interface Ranking {
  readonly mode: Mode
  readonly text: string
  readonly cited: ReadonlySet<string>
  readonly kinds: readonly StoryKind[]
  readonly options: SuggestOptions
}

function ranked(brief: Brief, document: unknown, newsroom: Newsroom, {mode, text, cited, kinds, options: {now}}: Ranking): StoryCard[] {
  if (text.trim() === '') return []
  const own = brief.id ?? ''
  const query = {...queryOf(brief, document, now), text, kinds, without: new Set([own, ...cited, ...newsroom.dismissed(own)])}
  const context = {text, cites: query.cites ?? [], now}
  return relatedStories(newsroom.archive, query, mode, shown).flatMap((hit) => cardOf(newsroom, hit, context) ?? [])
}

function listOf({id = ''}: Brief, newsroom: Newsroom, text: string, cards: readonly RelatedCard[]): RelatedList {
  if (cards.length > 0) return {cards}
  if (newsroom.size === 0) return {cards, empty: 'noStories'}
  if (newsroom.size === 1 && newsroom.facts(id)) return {cards, empty: 'onlyThis'}
  return {cards, empty: text.trim() === '' ? 'noText' : 'nothingShared'}
}

function withLink(card: StoryCard, text: string, blockKey: string | undefined, taken: readonly Span[], newsroom: Newsroom): RelatedCard {
  const words = blockKey === undefined ? undefined : wordsForTitle(text, card.title, taken, rarityIn(newsroom), rarestIn(newsroom))
  return words && blockKey !== undefined ? {...card, link: {blockKey, ...words, text: text.slice(words.start, words.end)}} : card
}

interface CardContext {
  /** What the draft says: the text whose words are looked for. */
  readonly text: string
  readonly cites: readonly string[]
  readonly now: number
}

/** The card of a story as an answer to some text; undefined when the story has gone meanwhile. */
export function cardOf(newsroom: Newsroom, hit: Hit, {text, cites, now}: CardContext): StoryCard | undefined {
  const facts = newsroom.facts(hit.id)
  if (!facts) return undefined
  const rarity = rarityIn(newsroom)
  const matched = matchedSentence(newsroom.text(hit.id), tellingTerms(text, rarity), rarity)
  const reasons = hit.reasons.flatMap((reason): CardReason[] => {
    switch (reason.kind) {
      case 'subjects':
        return sharedReasons(newsroom, reason.subjects, facts.id)
      case 'terms': {
        const words = tellingWords(matched)
        return words.length > 0 ? [{kind: 'words', words}] : []
      }
      case 'citedTogether': {
        const count = citedTogether(newsroom, facts.id, cites)
        return count > 0 ? [{kind: 'citedTogether', count}] : []
      }
      case 'recent':
        return []
      default:
        return [{kind: reason.kind}]
    }
  })
  const days = ageOf(facts, now)
  return {...facts, ...matched, reasons: days === undefined ? reasons : [...reasons, {kind: 'age', days}]}
}

/** Names and phrases among the matched words; a plain word alone says nothing to a reader. */
function tellingWords({sentence, words}: MatchedSentence): string[] {
  const telling = words.filter(({start, end}) => {
    const text = sentence.slice(start, end)
    return /[\s-]/.test(text) || (start > 0 && /\p{Lu}/u.test(text)) || /\d|\p{Lu}\S*\p{Lu}/u.test(text)
  })
  return [...new Set(telling.map(({start, end}) => sentence.slice(start, end)))].slice(0, 3)
}

/** What both have in common by an editor's decision, by kind; a beat that is the story itself goes without saying. */
function sharedReasons(newsroom: Newsroom, ids: readonly string[], own: string): CardReason[] {
  const shared = ids.flatMap((id) => (id === own ? [] : (newsroom.facts(id) ?? [])))
  const named = (kind: StoryKind) => shared.filter((facts) => facts.kind === kind).map(({shortTitle}) => shortTitle).slice(0, 3)
  const reasons: CardReason[] = [
    {kind: 'subjects', names: named('subject')},
    {kind: 'sameBeat', names: named('beat')},
    {kind: 'sameCluster', names: named('cluster')},
  ]
  return reasons.filter((reason) => !('names' in reason) || reason.names.length > 0)
}

/** How many stories cite both this one and one that the draft cites. */
function citedTogether(newsroom: Newsroom, id: string, cites: readonly string[]): number {
  const cited = new Set(cites)
  return newsroom.sourcesOf(id).filter((source) => newsroom.linksFrom(source).some(({to}) => cited.has(to))).length
}

/** Whole days since a story's date when that is news: under two months, and not in the future. */
function ageOf({date}: StoryFacts, now: number): number | undefined {
  const day = date === undefined ? undefined : dayOfIso(date)
  if (day === undefined) return undefined
  const days = Math.floor(now / 86_400_000) - day
  return days >= 0 && days <= 60 ? days : undefined
}
