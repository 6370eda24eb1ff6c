import {symbolStart} from './currencies.ts'
import {measureOf} from './measures.ts'
import type {Measure} from './measures.ts'
import type {Span} from './spans.ts'
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

/** A figure and the index of its last token. */
export interface Read {
  readonly figure: Figure
  readonly last: number
}

/** A figure of the tokens from `first` to `last`, with the words around it that say what it measures. */
export function makeFigure(
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
