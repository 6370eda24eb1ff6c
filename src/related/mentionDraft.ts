import type {Span} from '../text/spans.ts'
import type {Query} from './query.ts'

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
