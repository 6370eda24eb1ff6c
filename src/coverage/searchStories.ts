import type {Brief} from '../briefing/brief.ts'
import {namesOf} from '../briefing/corpus.ts'
import {relatedStories} from '../related/rank.ts'
import {wordsOf} from '../related/terms.ts'
import {citedBy, paragraphAt, queryOf, textOf, type Caret} from './draft.ts'
import type {Newsroom} from './newsroom.ts'
import type {StoryKind} from './storyOf.ts'
import {cardOf, type StoryCard} from './suggest.ts'

/** What someone looks for who is about to link. */
export interface StorySearch {
  /** What was typed so far, the last word perhaps unfinished; empty to be offered what fits the passage. */
  readonly text: string
  readonly kinds: readonly StoryKind[]
  /** Milliseconds since 1970. */
  readonly now: number
  readonly brief: Brief | undefined
  readonly document: unknown
  readonly caret: Caret | undefined
}

const shown = 8
const considered = 200

/**
 * Stories for the link picker. Those whose title or another name holds every typed word, the last as a beginning, in
 * the order of the related list for the passage and then the newest first; without words, that list itself.
 */
export function searchStories(newsroom: Newsroom, {text, kinds, now, brief, document, caret}: StorySearch): StoryCard[] {
  const passage = (brief && caret && paragraphAt(brief, caret)?.paragraph.text) || (brief ? textOf(brief) : '')
  const own = brief?.id ?? ''
  const query = {...(brief ? queryOf(brief, document, now) : {at: now}), text: passage, without: new Set([own])}
  const ranked = relatedStories(newsroom.archive, query, 'passage', considered)
  const wanted = wordsOf(text).map(fold)
  const rank = new Map(ranked.map((hit, index) => [hit.id, index]))
  const hits = new Map(ranked.map((hit) => [hit.id, hit]))
  const fitting =
    wanted.length === 0
      ? ranked.map(({id}) => id)
      : [...newsroom.stories()]
          .filter(({entry}) => entry.id !== own && namesOf(entry).some((name) => holds(name, wanted)))
          .sort((a, b) => nearness(a.entry.title, wanted) - nearness(b.entry.title, wanted) || order(rank, a.entry.id) - order(rank, b.entry.id) || b.date.localeCompare(a.date) || (a.entry.id < b.entry.id ? -1 : 1))
          .map(({entry}) => entry.id)
  const context = {text: passage, cites: brief ? [...citedBy(brief)] : [], now}
  return fitting
    .filter((id) => kinds.includes(newsroom.facts(id)?.kind ?? 'beat'))
    .slice(0, shown)
    .flatMap((id) => cardOf(newsroom, hits.get(id) ?? {id, score: 0, reasons: []}, context) ?? [])
}

function order(rank: ReadonlyMap<string, number>, id: string): number {
  return rank.get(id) ?? considered
}

function fold(word: string): string {
  return word.toLowerCase().normalize('NFKC')
}

/** Whether a name holds every wanted word, the last as the beginning of one. */
function holds(name: string, wanted: readonly string[]): boolean {
  const words = wordsOf(name).map(fold)
  return wanted.every((word, index) => words.some((own) => (index === wanted.length - 1 ? own.startsWith(word) : own === word)))
}

/** A title that begins with the words comes before one that holds them somewhere. */
function nearness(title: string, wanted: readonly string[]): number {
  const words = wordsOf(title).map(fold)
  return wanted.every((word, index) => (index === wanted.length - 1 ? words[index]?.startsWith(word) : words[index] === word)) ? 0 : 1
}
