import {currencyOf, currencyWords, isMoneySign, symbolStart} from './currencies.ts'
import {makeFigure} from './figure.ts'
import type {Figure, FigureKind, Read} from './figure.ts'
import type {Name} from './names.ts'
import {numberAt, smallNumber} from './numbers.ts'
import type {NumberMention} from './numbers.ts'
import {fractionAt, isMultiple, wordMultipleAt} from './proportions.ts'
import {overlaps, touches} from './spans.ts'
import type {Span} from './spans.ts'
import {isUnit} from './units.ts'
import {singular} from './words.ts'
import type {Token} from './words.ts'

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
    if (isInName(token, names) && !smallNumber(token.base)) continue
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

function isInName(token: Token, names: readonly Name[]): boolean {
  return names.some((name) => overlaps(token, name) && (name.last > name.first || !/^[\d]/.test(token.text)))
}

/** Cheaper than the readers below, and false for most words. */
function mayBegin({text, base}: Token): boolean {
  const code = text.charCodeAt(0)
  if ((code >= 48 && code <= 57) || base.includes('-')) return true
  return smallNumber(base) !== undefined || numberWords.has(base) || base.endsWith('fold') || multiplying.test(base)
}

const numberWords = new Set('a an half halved twice double triple treble quadruple quintuple'.split(' '))
const multiplying = /^(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)$/

const fourDigits = /^(?:1[4-9]|2[01])\d\d$/
const capital = /^\p{Lu}/u

/** "the 2026 AI Index": a year before a capitalised word belongs to the name. */
function isYearOfName(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return next?.capital === true && fourDigits.test(tokens[index]!.text) && capital.test(next.text)
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
  if (money !== '') return makeFigure(text, tokens, index, last, value('money', money), tail)
  if (tail !== '') return withTail(text, tokens, index, last, tail, value, magnitude)
  if (next?.base === 'percent' || next?.text === '%')
    return makeFigure(text, tokens, index, last + 1, value('percent', 'percent'))
  if (next?.base === 'per' && tokens[last + 2]?.base === 'cent')
    return makeFigure(text, tokens, index, last + 2, value('percent', 'percent'))
  if (/^(?:percentage|basis)$/.test(next?.base ?? '') && /^points?$/.test(tokens[last + 2]?.base ?? '')) {
    return makeFigure(text, tokens, index, last + 2, value('percent', next!.base === 'basis' ? 'basis points' : 'points'))
  }
  if (next?.base === 'times')
    return isMultiple(tokens, index, last + 1)
      ? makeFigure(text, tokens, index, last + 1, value('multiple', 'times'))
      : undefined
  const coin = Object.hasOwn(currencyWords, unit) ? currencyWords[unit] : undefined
  if (coin !== undefined) return makeFigure(text, tokens, index, last + 1, value('money', coin))
  const foreign = tokens[last + 2] ? singular(tokens[last + 2]!.base) : ''
  const country = Object.hasOwn(currencyWords, foreign) ? currencyWords[foreign] : undefined
  if (country !== undefined && next && /^\p{Lu}/u.test(next.text)) {
    return makeFigure(text, tokens, index, last + 2, value('money', `${next.text === 'US' ? 'US' : ''}${country}`))
  }
  if (isUnit(unit)) return makeFigure(text, tokens, index, last + 1, value('quantity', unit))
  if (magnitude) return makeFigure(text, tokens, index, last, value('magnitude', ''))
  if (!Number.isInteger(low) && next?.kind !== 'word') return undefined
  return high >= 11 && Number.isInteger(low) ? makeFigure(text, tokens, index, last, value('count', '')) : undefined
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
  if (head === 'percent') return makeFigure(text, tokens, index, last, value('percent', 'percent'))
  if (head === 'x' || tail === 'times') return makeFigure(text, tokens, index, last, value('multiple', 'times'))
  if (/^year-olds?$/.test(tail)) return undefined // An age names a group.
  if (isUnit(head)) return makeFigure(text, tokens, index, last, value('quantity', head))
  if (magnitude) return makeFigure(text, tokens, index, last, value('magnitude', ''), tail)
  const {low} = value('count', '')
  return low >= 11 && !/\p{Lu}/u.test(tail) ? makeFigure(text, tokens, index, last, value('count', ''), tail) : undefined
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
  if (isMoneySign(tokens[second]?.text ?? '')) second++
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

const labels =
  /^(?:section|article|page|pages|chapter|phase|type|level|grade|round|no|nos|version|step|group|category|tier|figure|table|paragraph|rule|part|clause|item|number|line|route|platform|room|gate|aged?|schedule|annex|appendix|title|band|channel|flight|unit|class|under)\.?$/

/** "satellites number 8,371": the plural before it does so. */
function isCounting(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]!.base === 'number' && /[^s]s$/.test(tokens[index - 2]?.base ?? '')
}

/** Whether the number names something ("article 51", "Llama 70") rather than counting it. */
function isLabelled(tokens: readonly Token[], index: number, names: readonly Name[]): boolean {
  const before = tokens[index - 1]
  if (!before || symbolStart(tokens, index) !== index) return false
  if (labels.test(before.base) && !isCounting(tokens, index)) return true
  if (before.text === ':' && before.end === tokens[index]!.start) return true
  return names.some((name) => name.first <= index && index <= name.last)
}
