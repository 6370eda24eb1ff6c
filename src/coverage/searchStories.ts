import type {Brief} from '../briefing/brief.ts'
import {pickStories} from '../related/picker.ts'
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

/** Stories for the link picker, in the order of the related list for the passage around the caret. */
export function searchStories(newsroom: Newsroom, {text, kinds, now, brief, document, caret}: StorySearch): StoryCard[] {
  const passage = (brief && caret && paragraphAt(brief, caret)?.paragraph.text) || (brief ? textOf(brief) : '')
  const query = {...(brief ? queryOf(brief, document, now) : {at: now}), text: passage, kinds, without: new Set([brief?.id ?? ''])}
  const context = {text: passage, cites: brief ? [...citedBy(brief)] : [], now}
  return pickStories(newsroom.archive, query, text, shown).flatMap((hit) => cardOf(newsroom, hit, context) ?? [])
}
