import type {DatePrecision, RosterStatement, SubjectKind, TakeRole, WatchStatus} from '../../src/contract/vocabulary.ts'

/**
 * What the newsroom's writers type. Everything points to everything else by slug; prose is the markup of `prose.ts`.
 * Dates are ISO days in the publication's time zone.
 */
export interface BeatCopy {
  readonly slug: string
  readonly title: string
  readonly shortTitle: string
  readonly formerTitles?: readonly string[]
  readonly aliases?: readonly string[]
  readonly dek: string
  readonly vertical: string
  readonly cluster: string
  readonly clusterScope: 'whole' | 'named'
  /** Slugs as `beat:…` or `take:…`. */
  readonly clusterMembers?: readonly string[]
  readonly rosterStatement: RosterStatement
  readonly roster: readonly string[]
  readonly asOf: {readonly date: string; readonly precision: DatePrecision}
  readonly owner: string
  /** Days. */
  readonly reviewEvery: number
  readonly emailSubject: string
  readonly sources: readonly string[]
  readonly openedOn: string
  readonly whatItIs: string
  readonly history: string
  readonly currentState: string
  readonly relationships: string
  readonly watch: readonly WatchCopy[]
}

export interface WatchCopy {
  readonly question: string
  /** `open` when left out. */
  readonly status?: WatchStatus
  /** The take that settled it, and the day. */
  readonly resolvedBy?: string
  readonly resolvedOn?: string
}

export interface TakeCopy {
  readonly slug: string
  readonly headline: string
  readonly formerHeadlines?: readonly string[]
  readonly aliases?: readonly string[]
  readonly dek: string
  readonly publishedOn: string
  readonly byline: string
  /** Beat slug to role. */
  readonly beats: Readonly<Record<string, TakeRole>>
  readonly subjects: readonly string[]
  readonly sources: readonly string[]
  readonly corrections?: readonly {readonly date: string; readonly text: string}[]
  readonly body: string
}

export interface SubjectCopy {
  readonly slug: string
  readonly name: string
  readonly kind: SubjectKind
  readonly aliases?: readonly string[]
  readonly description: string
}

export interface SourceCopy {
  readonly slug: string
  /** Who published it. */
  readonly name: string
  /** The title of the document. */
  readonly work: string
  readonly date: string
  readonly datePrecision?: DatePrecision
  readonly url?: string
}

export interface ClusterCopy {
  readonly slug: string
  readonly title: string
  readonly aliases?: readonly string[]
  readonly description: string
}

export interface VerticalCopy {
  readonly slug: string
  readonly title: string
  readonly description: string
}

export interface PublicationCopy {
  readonly name: string
  readonly tagline: string
  readonly timeZone: string
  readonly emailSender: {readonly name: string; readonly address: string}
}
