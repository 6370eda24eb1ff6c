import type {Source} from '../queries/index.ts'

/** Some words of an edition, with what they are. */
export interface Words {
  readonly text: string
  readonly emphasis?: 'em' | 'strong'
  /** Where the words lead, and what is there. The address is absolute and safe. */
  readonly link?: {readonly href: string; readonly title: string}
  readonly change?: 'added' | 'removed'
}

/** The place where a sentence names its source. */
export interface Citation {
  readonly source: Source
}

export type Run = Words | Citation

/** One piece of an edition. HTML and plain text are two ways to write the same list of pieces. */
export type Part =
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly quiet?: boolean}
  | {readonly kind: 'list'; readonly items: readonly ListItem[]}
  /** A sentence that is not as it was; words in it may be marked as added or removed. */
  | {readonly kind: 'change'; readonly label: string; readonly runs: readonly Run[]}

export interface ListItem {
  readonly runs: readonly Run[]
  /** A line under the item: the state of a question, the date of a take. */
  readonly note?: readonly Run[]
}

/** What an edition is, apart from how it is written. */
export interface EditionContent {
  readonly subject: string
  readonly preheader: string
  readonly publication: string
  /** The publication's address. */
  readonly home: string
  /** Where the brief stands on the site. */
  readonly page: string
  /** One line above the title: the department, the date it is true as of. */
  readonly meta: readonly string[]
  readonly title: string
  /** The title's second half. */
  readonly consequence: string | null
  readonly dek: string
  readonly parts: readonly Part[]
  /** Where the reader ends the subscription; absent in a preview. */
  readonly unsubscribe: string | undefined
}

export function isCitation(run: Run): run is Citation {
  return 'source' in run
}
