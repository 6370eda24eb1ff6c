import {isNationality} from '../../text/names.ts'
import {remembered} from '../../text/remembered.ts'
import type {RelativeDate} from '../../text/relativeDates.ts'
import type {Span} from '../../text/spans.ts'
import {contentWords, singular} from '../../text/words.ts'
import {derived, type Reading} from '../../text/reading.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Section, Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'

interface Told {
  readonly section: Section
  /** Base of the verb, and its form as a content word. */
  readonly verb: string
  readonly form: string
  /** The clause without its date. */
  readonly clause: string
  readonly names: readonly string[]
  readonly span: Span
  readonly text: string
  readonly first: number
  readonly last: number
  readonly relative: boolean
  readonly numbers: string
}

/** One event has one date, wherever the brief tells it. */
export const dateConflict = defineRule({
  id: 'date-conflict',
  severity: 'warning',
  needs: ['text'],
  defaults: {sharedWords: 3},
  why: 'Two dates for one event cannot both be right.',

  *check(brief, {sharedWords}) {
    const told = brief.sections.flatMap(eventsOf)
    for (const [index, here] of told.entries()) {
      const there = told.slice(index + 1).find((other) => isSameEvent(here, other, sharedWords) && differ(here, other))
      if (!there) continue
      const overlap = here.first <= there.last && there.first <= here.last
      yield {
        message:
          `"${here.text}" here, "${there.text}" in "${there.section.heading}" for what seems to be the ` +
          `same event. Which is right?`,
        place: placeIn(here.section, here.span),
        severity: overlap ? 'info' : 'warning',
        related: [placeIn(there.section, there.span)],
      }
    }
  },
})

/** Clauses that tell of another instance of the same kind of event. */
const another =
  /\b(?:again|second|third|fourth|fifth|further|another|new|latest|previous|earlier|first|initial|initially|later|draft|final|interim|provisional|revised|each|every|annual|successive|repeatedly)\b/

/** "Spanish parliament" names one body, "Spanish boats" do not. */
const institution =
  /^\s+(?:parliament|government|cabinet|senate|congress|supreme court|constitutional court|central bank|army|navy|treasury|presidency|president|king|prime minister)\b/

function isSameEvent(a: Told, b: Told, least: number): boolean {
  if (a.verb !== b.verb || a.section === b.section || a.numbers !== b.numbers) return false
  const words = wordsOf(b)
  const shared = [...wordsOf(a)].filter((word) => words.has(word))
  return shared.length >= least && wordsIn(a.names).some((name) => wordsIn(b.names).includes(name))
}

/** Content words of the clause, without the verb and the date. */
const wordsOf = remembered(
  ({clause, form}: Told): ReadonlySet<string> => new Set(contentWords(clause).filter((word) => word !== form)),
)

function wordsIn(names: readonly string[]): string[] {
  return names.flatMap(contentWords)
}

function differ(a: Told, b: Told): boolean {
  if (a.relative || b.relative) return a.text !== b.text
  // A month holds its days: the same date said more exactly is no conflict.
  const holds = (outer: Told, inner: Told) => outer.first <= inner.first && inner.last <= outer.last
  return !holds(a, b) && !holds(b, a)
}

const eventsOf = remembered((section: Section): readonly Told[] => {
  let anchor: {first: number; last: number} | undefined
  return section.sentences.flatMap((sentence) => {
    const dates = sentence.reading.absoluteDates.filter(({exists}) => exists)
    const found = toldIn(section, sentence, anchor)
    anchor =
      dates.reduce((best, date) => (best && best.last > date.last ? best : date), undefined as typeof anchor) ?? anchor
    return found
  })
})

function toldIn(section: Section, sentence: Sentence, anchor: {first: number; last: number} | undefined): Told[] {
  const events = (anchor ? anchoredEvents : absoluteEvents)(sentence.reading)
  return events.flatMap(({daysAfter, ...event}): Told[] => {
    const span = inSection(sentence, event.span)
    if (isBorrowed(section, span)) return []
    const {first, last} = event
    if (!daysAfter || !anchor) return [{...event, section, span, first, last}]
    return [{...event, section, span, first: anchor.first + daysAfter[0], last: anchor.last + daysAfter[1]}]
  })
}

/** An event as its sentence tells it; a relative date has its distance and no day yet. */
interface Event extends Omit<Told, 'section'> {
  readonly daysAfter: RelativeDate['daysAfter']
}

/** The events of a sentence that has a date above it to count relative ones from. */
const anchoredEvents = derived((reading: Reading) => eventsIn(reading, reading.relativeDates))
const absoluteEvents = derived((reading: Reading) => eventsIn(reading, []))

function eventsIn(reading: Reading, relativeDates: readonly RelativeDate[]): readonly Event[] {
  const absolute = reading.absoluteDates.filter(({exists}) => exists)
  const relative = relativeDates.filter(({daysAfter}) => daysAfter)
  if (absolute.length === 0 && relative.length === 0) return []
  const dates = [
    ...absolute.map((date) => ({...date, relative: false, daysAfter: undefined})),
    ...relative.map((date) => ({...date, relative: true, daysAfter: date.daysAfter, first: 0, last: 0})),
  ]
  return reading.verbs.flatMap(({index, tense, base}): Event[] => {
    if (tense !== 'past' || /^(?:be|have|do|say|report|become|get|make|take)$/.test(base)) return []
    const clause = clauseAround(reading, index)
    const dated = dates.filter((date) => belongs(reading, date, clause, index))
    const [date] = dated
    if (!date || dated.length > 1) return []
    const text = `${reading.text.slice(clause.start, date.start)} ${reading.text.slice(date.end, clause.end)}`
    if (another.test(text)) return []
    const names = reading.names.filter(
      (name) =>
        name.start >= clause.start && name.end <= clause.end && (!isNationality(name.text) || institution.test(reading.text.slice(name.end))),
    )
    return [
      {
        verb: base,
        form: singular(reading.tokens[index]!.base),
        clause: text,
        names: names.map((name) => name.text),
        span: {start: date.start, end: date.end},
        text: date.text,
        first: date.first,
        last: date.last,
        relative: date.relative,
        daysAfter: date.daysAfter,
        numbers: reading.figures
          .filter((figure) => figure.start >= clause.start && figure.end <= clause.end)
          .map(({low, high, unit}) => `${low}-${high}${unit}`)
          .join(),
      },
    ]
  })
}

const stops = new Set(';:()')
const clauseWords = new Set('while but whereas although because after before when who which'.split(' '))
const afterComma = /^(?:and|but|which|while|who|where|\p{Ll}+ing|triggering|so)$/u

/** The words around a verb up to the next clause, with the noun that a "that" or "which" refers to. */
function clauseAround({tokens, text}: Reading, verb: number): Span {
  let first = verb
  while (first > 0 && !stops.has(tokens[first - 1]!.text) && !isBreak(tokens, first - 1)) first--
  // "the cap, which Ofgem replaced": the clause speaks of the cap.
  if (/^(?:who|which)$/.test(tokens[first - 1]?.base ?? '')) {
    first -= tokens[first - 2]?.text === ',' ? 2 : 1
    while (first > 0 && !stops.has(tokens[first - 1]!.text) && !isBreak(tokens, first - 1)) first--
  }
  let last = verb
  while (last + 1 < tokens.length && !stops.has(tokens[last + 1]!.text) && !isBreak(tokens, last + 1)) last++
  return {start: tokens[first]!.start, end: tokens[last]?.end ?? text.length}
}

/** A comma begins another clause, except after a date or a name in apposition; so does "while" or "but". */
function isBreak(tokens: Reading['tokens'], index: number): boolean {
  const {text, base} = tokens[index]!
  if (clauseWords.has(base) && text === base) return true
  return text === ',' && afterComma.test(tokens[index + 1]?.base ?? '')
}

/** Whether a date is the time of the verb: in its clause outside brackets, or opening the sentence for its first verb. */
function belongs({tokens, text, verbs}: Reading, date: Span, clause: Span, verb: number): boolean {
  const inClause = date.start >= clause.start && date.end <= clause.end
  if (!inClause) return false
  const others = verbs.filter(
    ({index, tense}) =>
      index !== verb && tense === 'past' && tokens[index]!.start >= clause.start && tokens[index]!.end <= clause.end,
  )
  const before = text.slice(0, date.start)
  const fronted = /^(?:(?:In|On|By|Early in|Late in|During)\s+(?:the\s+)?)?$/.test(before)
  const at = tokens[verb]!.start
  if (fronted) return others.every(({index}) => index > verb)
  if (!/\b(?:in|on|during|by)\s+(?:the\s+|early\s+|late\s+)?$/.test(before)) return false
  // The nearest verb before the date has it.
  return at < date.start && others.every(({index}) => index < verb || tokens[index]!.start > date.start)
}
