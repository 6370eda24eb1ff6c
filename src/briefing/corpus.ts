/** What the rules know of one document that briefs can cite. Ids carry no `drafts.` or `versions.` prefix. */
export interface CorpusEntry {
  readonly id: string
  readonly type: 'beat' | 'take' | 'subject' | 'cluster'
  /** A beat's or cluster's title, a take's headline, a subject's name. */
  readonly title: string
  readonly shortTitle?: string
  readonly aliases: readonly string[]
  /** Titles or headlines the document bore before. */
  readonly formerTitles: readonly string[]
  readonly slug?: string
  /** Whether readers can see it. */
  readonly isPublic: boolean
  /** A take's publication date, ISO. */
  readonly date?: string
  /** Beats a take belongs to. */
  readonly beats: readonly string[]
  /** Subjects a take names, or a beat's roster lists. */
  readonly subjects: readonly string[]
  readonly cluster?: string
  readonly parentBeat?: string
  /** Prose a brief's figures are compared with: a take's dek and body. Absent when bodies were not loaded. */
  readonly prose?: string
  /** Ids the document's own prose cites. Absent when bodies were not loaded. */
  readonly cites?: readonly string[]
}

/** The citable documents, by id. Rules compare corpora by identity: make a new one when a fact changes. */
export interface Corpus {
  readonly entries: ReadonlyMap<string, CorpusEntry>
  /** Whether `prose` and `cites` are filled in. */
  readonly hasBodies: boolean
}
