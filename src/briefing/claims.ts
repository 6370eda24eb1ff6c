import type {DateMention} from '../text/dates.ts'
import type {Figure} from '../text/figures.ts'
import {isNationality} from '../text/names.ts'
import {Reading} from '../text/reading.ts'
import {touches} from '../text/spans.ts'
import {contentWords} from '../text/words.ts'
import {inSection, placeIn} from './brief.ts'
import type {Brief} from './brief.ts'
import type {CorpusEntry} from './corpus.ts'
import type {Place} from './finding.ts'

/** A figure with the sentence it stands in, in prose or in another document. */
export interface Claim {
  readonly figure: Figure
  readonly reading: Reading
  readonly place: Place
  /** The document the figure is evidence from; undefined for the brief's own prose. */
  readonly evidence: CorpusEntry | undefined
}

/** The figures of the brief's own prose, quotations and cited titles left out. */
export function claimsOf(brief: Brief): Claim[] {
  return brief.sections.flatMap((section) =>
    section.sentences.flatMap((sentence) =>
      sentence.reading.figures.flatMap((figure): Claim[] => {
        const span = inSection(sentence, figure)
        if (touches(span, section.quotations)) return []
        return [{figure, reading: sentence.reading, place: placeIn(section, span), evidence: undefined}]
      }),
    ),
  )
}

const titleReadings = new WeakMap<CorpusEntry, Reading>()

/** The figures of a cited title. */
export function titleClaims(entry: CorpusEntry): Claim[] {
  const reading = titleReadings.get(entry) ?? new Reading(entry.title)
  titleReadings.set(entry, reading)
  return reading.figures.map((figure) => ({
    figure,
    reading,
    place: {document: entry.id, path: [entry.type === 'take' ? 'headline' : 'title'], start: figure.start, end: figure.end, text: figure.text},
    evidence: entry,
  }))
}

/** Same value, rounding and bounds allowed where the words say so: "about 3" is 3.3, "more than 40" is 52. */
export function sameValue(a: Figure, b: Figure): boolean {
  if (close(a.low, b.low) && close(a.high, b.high)) return true
  if (a.low <= b.low && b.high <= a.high && a.low < a.high) return true
  if (b.low <= a.low && a.high <= b.high && b.low < b.high) return true
  if (!a.approximate && !b.approximate) return false
  const ratio = Math.max(a.low, b.low) / Math.min(a.low, b.low)
  return ratio < 1.15
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9
}

/** Same unit and kind of thing; a plain dollar sign is taken for the US one. */
export function sameUnit(a: Figure, b: Figure): boolean {
  const unit = (figure: Figure) => (figure.unit === '$' ? 'US$' : figure.unit)
  const kind = (figure: Figure) => (figure.kind === 'magnitude' ? 'count' : figure.kind)
  return unit(a) === unit(b) && kind(a) === kind(b)
}

/** Whether two figures claim to measure the same thing at the same time. Unsure is no. */
export function comparable(a: Claim, b: Claim): boolean {
  if (!sameUnit(a.figure, b.figure) || a.figure.comparison || b.figure.comparison) return false
  const measure = a.figure.measure
  const other = b.figure.measure
  if (!measure || !other || measure.noun !== other.noun) return false
  const disjoint = !measure.modifiers.some((word) => other.modifiers.includes(word))
  if (measure.modifiers.length > 0 && other.modifiers.length > 0 && disjoint) return false
  return !datedDifferently(datesOf(a), datesOf(b)) && sameSubject(a, b)
}

function datedDifferently(a: readonly DateMention[], b: readonly DateMention[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  return !a.some((date) => b.some((other) => date.first <= other.last && other.first <= date.last))
}

/** The dates a figure may be of: the one beside it when its sentence gives several figures and dates, else all. */
function datesOf({figure, reading}: Claim): readonly DateMention[] {
  const dates = reading.absoluteDates
  const others = reading.figures.filter((other) => other !== figure)
  if (dates.length < 2 || others.length === 0) return dates
  const next = Math.min(...others.filter(({start}) => start > figure.start).map(({start}) => start), Infinity)
  const previous = Math.max(...others.filter(({end}) => end <= figure.start).map(({end}) => end), -1)
  const after = dates.find(({start}) => start >= figure.end && start < next)
  const before = dates.findLast(({start, end}) => end <= figure.start && start >= previous)
  return after ? [after] : before ? [before] : dates
}

/** They share a name, or one names nobody; and they share other words, so that they speak of one thing. */
function sameSubject(a: Claim, b: Claim): boolean {
  const names = namesIn(a.reading)
  const others = namesIn(b.reading)
  const shared = [...names].some((name) => others.has(name))
  if (!shared && names.size > 0 && others.size > 0) return false
  const ignored = new Set([a.figure.measure!.noun, 'percent', ...contentWords(a.figure.text), ...contentWords(b.figure.text), ...[...names, ...others].flatMap(contentWords)])
  const words = new Set(a.reading.content.filter((word) => !ignored.has(word)))
  const common = new Set(b.reading.content.filter((word) => words.has(word)))
  return common.size >= (shared ? 1 : 2)
}

function namesIn(reading: Reading): ReadonlySet<string> {
  return new Set(reading.names.filter(({text}) => !isNationality(text)).map(({text}) => text.toLowerCase()))
}
