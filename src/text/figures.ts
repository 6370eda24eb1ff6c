import {oneOf} from './oneOf.ts'
import {touches} from './spans.ts'
import type {Span} from './spans.ts'
import {measureOf} from './measures.ts'
import type {Measure} from './measures.ts'
import type {Name} from './names.ts'
import {denominatorOf, numberAt, smallNumber} from './numbers.ts'
import type {NumberMention} from './numbers.ts'
import {singular} from './words.ts'
import type {Token} from './words.ts'

export type FigureKind = 'percent' | 'money' | 'quantity' | 'multiple' | 'fraction' | 'magnitude' | 'count'

/** A number that says something: with a unit, currency, percent, magnitude, multiple or fraction, or a count from 11. */
export interface Figure extends Span {
  readonly text: string
  readonly kind: FigureKind
  /** Both ends of a range; equal for a single value. Fractions are parts of one, percentages of a hundred. */
  readonly low: number
  readonly high: number
  /** "percent", "points", "US$", "£", "month", "kilometre", "times", "part", or "" for plain counts. */
  readonly unit: string
  /** What it measures, as far as the words around it show. */
  readonly measure: Measure | undefined
  /** "about 40", "at least 40": the value is a bound or rounded. */
  readonly approximate: boolean
  /** The word before it that makes it a value compared with, not the one claimed: "up from", "than". */
  readonly comparison: (Span & {readonly text: string}) | undefined
}

const timeUnits = /^(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)$/
const physicalUnits = oneOf(String.raw`
    km kilometre kilometer metre meter mile foot feet inch centimetre millimetre cm mm hectare acre ha tonne ton kg
    kilogram gram litre liter barrel watt kilowatt megawatt gigawatt terawatt kw mw gw tw kwh mwh gwh twh gigatonne
    megatonne degree celsius fahrenheit volt hertz mph knot kilobyte megabyte gigabyte terabyte petabyte gb tb pb
    flop (?:kilo|mega|giga|tera)?watt-hour person-hour man-hour micron nanometre nm
  `)
const currencyWords: Record<string, string> = {
  dollar: '$',
  euro: '€',
  pound: '£',
  yen: '¥',
  yuan: 'yuan',
  renminbi: 'yuan',
  rupee: '₹',
  rand: 'rand',
  franc: 'franc',
  krona: 'krona',
  krone: 'krone',
  peso: 'peso',
  real: 'real',
}

/** Whether a word, plural folded, is a unit of time or of physical quantity. */
export function isUnit(word: string): boolean {
  return timeUnits.test(word) || physicalUnits.test(word)
}

/** The figures of one sentence. Dates, ordinals, version numbers and numbers in names are none. */
export function findFigures(
  text: string,
  tokens: readonly Token[],
  dates: readonly Span[],
  names: readonly Name[],
): Figure[] {
  const found: Figure[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token.kind === 'mark' || !mayBegin(token) || touches(token, dates)) continue
    const inName = names.some((name) => touches(token, [name]) && (name.last > name.first || !/^[\d]/.test(token.text)))
    if (inName && !smallNumber(token.base)) continue
    if (isYearOfName(tokens, index)) continue
    const figure =
      fractionAt(text, tokens, index) ??
      wordMultipleAt(text, tokens, index) ??
      numericAt(text, tokens, index, dates, names)
    if (!figure) continue
    found.push(figure.figure)
    index = figure.last
  }
  return found
}

/** Cheaper than the readers below, and false for most words. */
function mayBegin({text, base}: Token): boolean {
  const code = text.charCodeAt(0)
  if ((code >= 48 && code <= 57) || base.includes('-')) return true
  return smallNumber(base) !== undefined || numberWords.has(base) || base.endsWith('fold') || multiplying.test(base)
}

const numberWords = new Set('a an half halved twice double triple treble quadruple quintuple'.split(' '))
const multiplying = /^(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)$/

/** "the 2026 AI Index": a year before a capitalised word belongs to the name. */
function isYearOfName(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return /^(?:1[4-9]|2[01])\d\d$/.test(tokens[index]!.text) && next !== undefined && /^\p{Lu}/u.test(next.text)
}

interface Read {
  readonly figure: Figure
  readonly last: number
}

function make(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  value: Pick<Figure, 'kind' | 'low' | 'high' | 'unit'>,
  tail = '',
): Read {
  const start = symbolStart(tokens, first)
  const span = {start: tokens[start]!.start, end: tokens[last]!.end}
  return {
    figure: {
      ...span,
      text: text.slice(span.start, span.end),
      ...value,
      // "15 cents for a million tokens": the million is the base of the price, no claim of its own.
      measure:
        /^an?$/.test(tokens[first]!.base) && value.kind !== 'fraction'
          ? undefined
          : measureOf(tokens, start, last, value.kind, tail),
      ...hedge(tokens, start),
    },
    last,
  }
}

/** Index of the first token once a currency sign and its country are counted in. */
function symbolStart(tokens: readonly Token[], first: number): number {
  const sign = tokens[first - 1]
  if (!sign || !/^[$€£¥₹]$/.test(sign.text) || sign.end !== tokens[first]!.start) return first
  const country = tokens[first - 2]
  return country && country.end === sign.start && /^[A-Z]{1,3}$/.test(country.text) ? first - 2 : first - 1
}

function currencyOf(tokens: readonly Token[], first: number): string {
  const start = symbolStart(tokens, first)
  return tokens
    .slice(start, first)
    .map((token) => token.text)
    .join('')
}

/** Reads the words before a figure: whether it is rounded, and whether it is the other side of a comparison. */
function hedge(tokens: readonly Token[], start: number): Pick<Figure, 'approximate' | 'comparison'> {
  let index = start - 1
  let approximate = false
  for (; index >= 0; index--) {
    const {base} = tokens[index]!
    if (
      /^(?:about|around|roughly|nearly|almost|approximately|over|under|above|below|some|circa|estimated)$/.test(base)
    ) {
      approximate = true
    } else if (
      base === 'than' &&
      /^(?:more|less|fewer|greater|rather)$/.test(tokens[index - 1]?.base ?? '') &&
      !isCompared(tokens, index - 1)
    ) {
      approximate = true
      index--
    } else if (/^(?:least|most)$/.test(base) && tokens[index - 1]?.base === 'at') {
      approximate = true
      index--
    } else if (
      base === 'to' &&
      tokens[index - 1]?.base === 'up' &&
      !/^(?:went|was|is|push|pushed|drove|drive)$/.test(tokens[index - 2]?.base ?? '')
    ) {
      approximate = true
      index--
    } else if (!/^(?:an?|the|its|their|just|only|mere|record|further|full)$/.test(base)) break
  }
  const word = tokens[index]
  if (!word || !/^(?:from|than|versus|vs|against)$/.test(word.base)) return {approximate, comparison: undefined}
  const direction = tokens[index - 1]
  const from = word.base === 'from' && direction && /^(?:up|down)$/.test(direction.base) ? direction : word
  return {
    approximate,
    comparison: {start: from.start, end: word.end, text: [...new Set([from.text, word.text])].join(' ')},
  }
}

/** "4 percent more than 3 percent" compares; "more than 3 percent" bounds. */
function isCompared(tokens: readonly Token[], index: number): boolean {
  return /^(?:percent|points?|times|higher|lower|million|billion|much|far)$/.test(tokens[index - 1]?.base ?? '')
}

/** "one-sixth", "two thirds", "1/6", "a third of", "half the", "one in five". */
function fractionAt(text: string, tokens: readonly Token[], index: number): Read | undefined {
  const token = tokens[index]!
  const slash = /^(\d{1,2})\/(\d{1,3})$/.exec(token.text)
  const value = (low: number) => ({kind: 'fraction' as const, low, high: low, unit: 'part'})
  if (slash && Number(slash[1]) < Number(slash[2])) {
    return make(text, tokens, index, index, value(Number(slash[1]) / Number(slash[2])))
  }
  const next = tokens[index + 1]?.base ?? ''
  const [head = '', tail = '', ...more] = token.base.includes('-') ? token.base.split('-') : [token.base]
  const hyphened = more.length === 0 && tail !== '' ? denominatorOf(tail) : undefined
  const numerator = smallNumber(head) ?? (/^an?$/.test(head) ? 1 : undefined)
  if (hyphened !== undefined && numerator !== undefined && numerator < hyphened) {
    return make(text, tokens, index, index, value(numerator / hyphened))
  }
  if (token.base === 'half' && isHalf(tokens, index)) return make(text, tokens, index, index, value(1 / 2))
  const denominator = denominatorOf(next)
  const after = tokens[index + 2]?.base ?? ''
  const isPart =
    after === 'of' && (next !== 'quarters' || /^(?:the|all|its|their|those|these)$/.test(tokens[index + 3]?.base ?? ''))
  if (tokens[index - 1]?.base === 'and' && next === 'half') return undefined // "a year and a half"
  if (tail === '' && numerator !== undefined && denominator !== undefined && numerator < denominator && isPart) {
    return make(text, tokens, index, index + 1, value(numerator / denominator))
  }
  return oneIn(text, tokens, index)
}

function isHalf(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.base ?? ''
  const after = tokens[index + 1]?.base ?? ''
  if (/^(?:first|second|other|better|each|either|latter|opening|closing|next|last|and)$/.test(before)) return false
  if (/^(?:of|the|its|their|his|her|that|those|these|all|as)$/.test(after)) return true
  return (
    /^(?:about|nearly|almost|over|than|roughly|by|around)$/.test(before) &&
    !/^(?:an?|past|million|billion|way|time)$/.test(after)
  )
}

function oneIn(text: string, tokens: readonly Token[], index: number): Read | undefined {
  if (tokens[index + 1]?.base !== 'in') return undefined
  const part = smallNumber(tokens[index]!.base) ?? Number(tokens[index]!.text)
  const whole =
    tokens[index + 2] && (smallNumber(tokens[index + 2]!.base) ?? Number(tokens[index + 2]!.text.replaceAll(',', '')))
  if (
    !whole ||
    !(part > 0 && part < whole) ||
    part > 12 ||
    whole > 1_000_000 ||
    isUnit(singular(tokens[index + 3]?.base ?? ''))
  )
    return undefined
  if (/^\d{4}$/.test(tokens[index + 2]!.text)) return undefined
  return make(text, tokens, index, index + 2, {kind: 'fraction', low: part / whole, high: part / whole, unit: 'part'})
}

const foldWords: Record<string, number> = {double: 2, triple: 3, treble: 3, quadruple: 4, quintuple: 5}

/** "tenfold", "doubled", "double the", "twice as many". */
function wordMultipleAt(text: string, tokens: readonly Token[], index: number): Read | undefined {
  const token = tokens[index]!
  const next = tokens[index + 1]?.base ?? ''
  const before = tokens[index - 1]?.base ?? ''
  const value = (times: number) => ({kind: 'multiple' as const, low: times, high: times, unit: 'times'})
  const fold = /^(.+?)-?fold$/.exec(token.base)
  if (fold) {
    if (/^(?:is|are|was|were)$/.test(before)) return undefined // "The plan was threefold."
    const times = smallNumber(fold[1]!.replace(/-$/, '')) ?? (/^[\d.]+$/.test(fold[1]!) ? Number(fold[1]) : undefined)
    return times === undefined ? undefined : make(text, tokens, index, index, value(times))
  }
  const verb = /^(doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)$/.exec(token.base)
  if (verb) return make(text, tokens, index, index, value(foldWords[`${verb[1]}e`] ?? 2))
  if (token.base === 'halved')
    return make(text, tokens, index, index, {kind: 'fraction', low: 0.5, high: 0.5, unit: 'part'})
  const times = Object.hasOwn(foldWords, token.base) ? foldWords[token.base] : token.base === 'twice' ? 2 : undefined
  if (times === undefined) return undefined
  const compares =
    /^(?:the|that|those|its|their|his|her|what|as)$/.test(next) || (before === 'than' && token.base !== 'twice')
  return compares ? make(text, tokens, index, index, value(times)) : undefined
}

function numericAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  dates: readonly Span[],
  names: readonly Name[],
): Read | undefined {
  const number = numberAt(tokens, index)
  if (!number || isLabelled(tokens, index, names)) return undefined
  const {low, high, last, tail, magnitude} = withRange(tokens, number, dates)
  const next = tokens[last + 1]
  const unit = tail === '' ? (next ? singular(next.base) : '') : ''
  const money = currencyOf(tokens, index)
  const value = (kind: FigureKind, name: string) => ({kind, low, high, unit: name})
  if (money !== '') return make(text, tokens, index, last, value('money', money), tail)
  if (tail !== '') return withTail(text, tokens, index, last, tail, value, magnitude)
  if (next?.base === 'percent' || next?.text === '%')
    return make(text, tokens, index, last + 1, value('percent', 'percent'))
  if (next?.base === 'per' && tokens[last + 2]?.base === 'cent')
    return make(text, tokens, index, last + 2, value('percent', 'percent'))
  if (/^(?:percentage|basis)$/.test(next?.base ?? '') && /^points?$/.test(tokens[last + 2]?.base ?? '')) {
    return make(text, tokens, index, last + 2, value('percent', next!.base === 'basis' ? 'basis points' : 'points'))
  }
  if (next?.base === 'times')
    return isMultiple(tokens, index, last + 1)
      ? make(text, tokens, index, last + 1, value('multiple', 'times'))
      : undefined
  const coin = Object.hasOwn(currencyWords, unit) ? currencyWords[unit] : undefined
  if (coin !== undefined) return make(text, tokens, index, last + 1, value('money', coin))
  const country = tokens[last + 2] ? currencyWords[singular(tokens[last + 2]!.base)] : undefined
  if (country !== undefined && next && /^\p{Lu}/u.test(next.text)) {
    return make(text, tokens, index, last + 2, value('money', `${next.text === 'US' ? 'US' : ''}${country}`))
  }
  if (isUnit(unit)) return make(text, tokens, index, last + 1, value('quantity', unit))
  if (magnitude) return make(text, tokens, index, last, value('magnitude', ''))
  if (!Number.isInteger(low) && next?.kind !== 'word') return undefined
  return high >= 11 && Number.isInteger(low) ? make(text, tokens, index, last, value('count', '')) : undefined
}

/** "40-year", "40km", "one-million-token": the unit is part of the word. */
function withTail(
  text: string,
  tokens: readonly Token[],
  index: number,
  last: number,
  tail: string,
  value: (kind: FigureKind, name: string) => Pick<Figure, 'kind' | 'low' | 'high' | 'unit'>,
  magnitude: boolean,
): Read | undefined {
  const head = singular(tail.split('-')[0]!.toLowerCase())
  if (head === 'percent') return make(text, tokens, index, last, value('percent', 'percent'))
  if (head === 'x' || tail === 'times') return make(text, tokens, index, last, value('multiple', 'times'))
  if (/^year-olds?$/.test(tail)) return undefined // An age names a group.
  if (isUnit(head)) return make(text, tokens, index, last, value('quantity', head))
  if (magnitude) return make(text, tokens, index, last, value('magnitude', ''), tail)
  const {low} = value('count', '')
  return low >= 11 && !/\p{Lu}/u.test(tail) ? make(text, tokens, index, last, value('count', ''), tail) : undefined
}

interface Range {
  readonly low: number
  readonly high: number
  readonly last: number
  readonly tail: string
  readonly magnitude: boolean
}

/** Joins "three to six", "5-6 million", "between 4 and 6"; "from 4 to 6" stays two values. */
function withRange(tokens: readonly Token[], number: NumberMention, dates: readonly Span[]): Range {
  const single = {
    low: number.value,
    high: number.value,
    last: number.last,
    tail: number.tail,
    magnitude: number.magnitude,
  }
  if (number.tail !== '') return single
  const start = symbolStart(tokens, number.first)
  const before = tokens[start - 1]?.base ?? ''
  const link = tokens[number.last + 1]
  if (!link || before === 'from') return single
  const joins =
    /^(?:to|[-–—])$/.test(link.text) ||
    (link.base === 'and' && before === 'between') ||
    (link.base === 'or' && number.value <= 12)
  if (!joins) return single
  let second = number.last + 2
  if (/^[A-Z]{1,3}$/.test(tokens[second]?.text ?? '') && tokens[second + 1]?.text === '$') second++
  if (/^[$€£¥₹]$/.test(tokens[second]?.text ?? '')) second++
  const other = numberAt(tokens, second)
  if (!other || touches(other, dates) || other.value <= number.value / 1e3) return single
  const scale = other.magnitude && !number.magnitude && number.value < 1000 ? scaleOf(other) : 1
  const low = Number((number.value * scale).toPrecision(12))
  if (low > other.value) return single
  return {low, high: other.value, last: other.last, tail: other.tail, magnitude: other.magnitude}
}

function scaleOf(number: NumberMention): number {
  for (const scale of [1e12, 1e9, 1e6, 1e3, 1e2]) if (number.value >= scale) return scale
  return 1
}

const multiplied = oneOf(String.raw`
    as more less fewer the higher lower greater larger bigger smaller faster slower cheaper longer shorter its their
    what that worse better likelier
  `)

/** "three times on comparable tasks", "by 3 times", "3 times as many" multiply; "won three times" counts occasions. */
function isMultiple(tokens: readonly Token[], first: number, last: number): boolean {
  const after = tokens[last + 1]?.base ?? ''
  let before = tokens[first - 1]?.base ?? ''
  if (/^(?:about|nearly|roughly|almost|some|around|to|than)$/.test(before)) before = tokens[first - 2]?.base ?? ''
  return multiplied.test(after) || before === 'by'
}

const labels =
  /^(?:section|article|page|pages|chapter|phase|type|level|grade|round|no|nos|version|step|group|category|tier|figure|table|paragraph|rule|part|clause|item|number|line|route|platform|room|gate|aged?|schedule|annex|appendix|title|band|channel|flight|unit|class|under)\.?$/

/** Whether the number names something ("article 51", "Llama 70") rather than counting it. */
function isLabelled(tokens: readonly Token[], index: number, names: readonly Name[]): boolean {
  const before = tokens[index - 1]
  if (!before || symbolStart(tokens, index) !== index) return false
  if (labels.test(before.base)) return true
  if (before.text === ':' && before.end === tokens[index]!.start) return true
  return names.some((name) => name.first <= index && index <= name.last)
}
