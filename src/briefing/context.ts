import type {Corpus} from './corpus.ts'

/** The moment of a document's life a lint stands for; each includes what the ones before it ask. */
export const phases = ['draft', 'submit', 'publish', 'send'] as const
export type Phase = (typeof phases)[number]

/** What the rules may know besides the document. */
export interface LintContext {
  /** The clock: an ISO date, or an ISO date and time, which `timeZone` turns into a day. */
  readonly now: string
  /** The newsroom's IANA time zone; UTC when absent. */
  readonly timeZone?: string
  /** `draft` when absent. */
  readonly phase?: Phase
  /** Facts about the other documents; rules that need them are not evaluated without. See `corpusOf`. */
  readonly corpus?: Corpus
}
