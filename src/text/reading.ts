import {findAttributions} from './attribution.ts'
import type {Attribution} from './attribution.ts'
import {findDates} from './dates.ts'
import type {DateMention} from './dates.ts'
import {findFigures} from './figures.ts'
import type {Figure} from './figure.ts'
import {findNames} from './names.ts'
import type {Name} from './names.ts'
import {findQuotations} from './quotations.ts'
import type {Quotation} from './quotations.ts'
import {findRelativeDates} from './relativeDates.ts'
import type {RelativeDate} from './relativeDates.ts'
import {sentenceSpans} from './sentences.ts'
import {findRecordPhrases} from './recordPhrases.ts'
import {findSourcePhrases} from './sourcePhrases.ts'
import type {Span} from './spans.ts'
import {finiteVerbs} from './verbs.ts'
import type {Verb} from './verbs.ts'
import {contentOf, countWords, maskCharacter, tokenise} from './words.ts'
import type {Token} from './words.ts'

/** Characters of a sentence that are read; some readers look back through the clause, which costs the square of it. */
const longestRead = 8_000

/**
 * What one sentence says, read when first asked for. Offsets count from the sentence's start. Cited titles are hidden
 * behind mask characters of the same length, so that nothing in them is taken for prose.
 */
export class Reading {
  readonly text: string
  /** What words, dates and names are looked for in: a sentence past any real length is read no further. */
  readonly #read: string
  #tokens: readonly Token[] | undefined
  #dates: readonly DateMention[] | undefined
  #absoluteDates: readonly DateMention[] | undefined
  #relativeDates: readonly RelativeDate[] | undefined
  #names: readonly Name[] | undefined
  #figures: readonly Figure[] | undefined
  #attributions: readonly Attribution[] | undefined
  #content: readonly string[] | undefined
  #verbs: readonly Verb[] | undefined

  /** What others derived from it; see `derived`. */
  readonly derived: unknown[] = []

  constructor(masked: string) {
    this.text = masked
    this.#read = masked.length > longestRead ? masked.slice(0, longestRead) : masked
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenise(this.#read))
  }

  get dates(): readonly DateMention[] {
    return (this.#dates ??= findDates(this.#read))
  }

  /** The dates that name a year. */
  get absoluteDates(): readonly DateMention[] {
    return (this.#absoluteDates ??= this.dates.filter((date) => date.absolute))
  }

  get relativeDates(): readonly RelativeDate[] {
    return (this.#relativeDates ??= findRelativeDates(this.#read))
  }

  get names(): readonly Name[] {
    return (this.#names ??= findNames(this.text, this.tokens, this.dates))
  }

  get figures(): readonly Figure[] {
    return (this.#figures ??= findFigures(this.text, this.tokens, this.dates, this.names))
  }

  get attributions(): readonly Attribution[] {
    return (this.#attributions ??= [...findAttributions(this), ...findSourcePhrases(this), ...findRecordPhrases(this)].sort((a, b) => a.start - b.start))
  }

  /** A named source says, reports, estimates … in this sentence. */
  get isAttributed(): boolean {
    return this.attributions.some(({by}) => by === 'attribution')
  }

  /** A named maker releases, announces, prices … in this sentence. */
  get isDisclosed(): boolean {
    return this.attributions.some(({by}) => by === 'disclosure')
  }

  get content(): readonly string[] {
    return (this.#content ??= contentOf(this.tokens))
  }

  /** The finite verbs it shows beyond doubt. */
  get verbs(): readonly Verb[] {
    return (this.#verbs ??= finiteVerbs(this.tokens))
  }
}

let slots = 0

/**
 * A pure function of a reading, computed once for each; it never gives undefined. Quicker than a memory of its own, which
 * every sentence would have to be entered in. Make one at the top of a module, not in a function.
 */
export function derived<Value extends object>(compute: (reading: Reading) => Value): (reading: Reading) => Value {
  const slot = slots++
  return (reading) => (reading.derived[slot] ??= compute(reading)) as Value
}

/** One sentence of a paragraph; offsets count from the paragraph's start. */
export interface ReadSentence extends Span {
  readonly reading: Reading
}

export interface ReadParagraph {
  readonly text: string
  readonly words: number
  readonly sentences: readonly ReadSentence[]
  readonly quotations: readonly Quotation[]
}

export interface Reader {
  /** Reads one paragraph; `titles` are cited titles inside it, kept whole and hidden from the sentences. */
  paragraph(text: string, titles?: readonly Span[]): ReadParagraph
}

/** How much is remembered; a 700-word brief holds 30 sentences and 6 paragraphs, and a keystroke makes one of each. */
const sentenceCapacity = 4_000
const paragraphCapacity = 800

/** A reader that remembers what it read: an unchanged sentence of a changed paragraph is not read again. */
export function createReader(): Reader {
  const readings = new Map<string, Reading>()
  const paragraphs = new Map<string, ReadParagraph>()

  function reading(masked: string): Reading {
    const known = readings.get(masked)
    if (known) return known
    const made = new Reading(masked)
    if (readings.size >= sentenceCapacity) readings.clear()
    readings.set(masked, made)
    return made
  }

  return {
    paragraph(text, titles = []) {
      const masked = mask(text, titles)
      const key = titles.length === 0 ? text : `${masked}\n${text}`
      const known = paragraphs.get(key)
      if (known) return known
      const made: ReadParagraph = {
        text,
        words: countWords(text),
        sentences: sentenceSpans(text, titles).map((span) => ({
          ...span,
          reading: reading(masked.slice(span.start, span.end)),
        })),
        quotations: findQuotations(masked),
      }
      if (paragraphs.size >= paragraphCapacity) paragraphs.clear()
      paragraphs.set(key, made)
      return made
    },
  }
}

function mask(text: string, titles: readonly Span[]): string {
  let masked = text
  for (const {start, end} of titles) {
    masked = masked.slice(0, start) + maskCharacter.repeat(end - start) + masked.slice(end)
  }
  return masked
}
