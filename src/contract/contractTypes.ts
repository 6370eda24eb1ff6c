/** An inclusive range. */
export type Range = readonly [min: number, max: number]

/** Outside `warn` is a warning, outside `error` an error. Both ranges are inclusive. */
export interface Band {
  readonly warn: Range
  readonly error: Range
}

interface SectionBase {
  /** The document field that holds the section. */
  readonly key: string
  /** The heading readers see; no editor can change it. */
  readonly heading: string
  /** One sentence for the editor: what belongs here. */
  readonly purpose: string
  /** How the first sentence begins; shown while the section is empty. */
  readonly opener: string
  /** Words in the whole section. */
  readonly words: Band
}

/** A section written as paragraphs of Portable Text. */
export interface ProseSection extends SectionBase {
  readonly kind: 'prose'
  /** Paragraph count; outside is a warning. */
  readonly paragraphs: Range
}

/** A section stored as a list of watch items, each with a state. */
export interface WatchSection extends SectionBase {
  readonly kind: 'watch'
  /** Number of items. */
  readonly items: Band
  /** Words in one item. */
  readonly itemWords: Band
}

export type SectionContract = ProseSection | WatchSection

/** `error` blocks submit and publish, `warning` wants a fix or a recorded reason, `info` is shown to the reviewer. */
export type Severity = 'error' | 'warning' | 'info'

/** What a newsroom says about one rule: switch it off, change its severity, or tune its options. */
export type RuleSetting =
  'off' | Severity | {readonly severity?: Severity; readonly options?: Readonly<Record<string, unknown>>}

/** Word lists the rules read. */
export interface HouseWords {
  /** Spellings the house does not use, in lower case, and what it writes instead. */
  readonly spelling: Readonly<Record<string, string>>
  /** Acronyms every reader knows. */
  readonly acronyms: readonly string[]
  /** Words that tell one version of a named thing from another: Pro, preview, mini. */
  readonly qualifiers: readonly string[]
}

/** The briefing structure: what a brief must hold, in which order and within which bands. */
export interface BriefingContract {
  readonly name: string
  readonly sections: readonly SectionContract[]
  /** Words in the whole brief. */
  readonly total: Band
  /** The closing block of a text brief; documents do not store it. */
  readonly closing: {readonly heading: string}
  readonly title: {readonly maxCharacters: number}
  readonly dek: {readonly maxCharacters: number; readonly words: Range}
  /** Cross-references: how many takes and beats Relationships names, and the densest allowed. */
  readonly links: {readonly takes: Range; readonly beats: Range; readonly wordsPerReference: number}
  /** Age of the as-of date in whole days at which it warns and blocks. */
  readonly asOf: {readonly warnAfterDays: number; readonly errorAfterDays: number}
  /** Which quotation marks prose fields keep. */
  readonly quotes: 'straight' | 'curly'
  readonly words: HouseWords
  /** Settings by rule id; a rule without one runs as it was written. */
  readonly rules: Readonly<Record<string, RuleSetting>>
  readonly take: {
    readonly headline: {readonly characters: Range}
    readonly dek: {readonly maxCharacters: number}
    readonly body: {readonly words: Range}
  }
}
