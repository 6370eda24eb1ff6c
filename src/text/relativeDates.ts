import {smallNumber, smallNumberNames} from './numbers.ts'
import type {Span} from './spans.ts'
import {finiteVerbs} from './verbs.ts'
import {tokenise} from './words.ts'

/** A date that only means something beside another one, or beside the day of reading: "Days later", "last week". */
export interface RelativeDate extends Span {
  readonly text: string
  /** Days after the date it leans on, when it says "later" or "after" of an earlier one; else undefined. */
  readonly daysAfter?: readonly [min: number, max: number]
}

const amount = `(?:a few|a couple of|several|some|many|a|an|${smallNumberNames.slice(1, 13).join('|')}|\\d{1,3})`
const distance = new RegExp(
  `(?<![\\p{L}\\d-])(?:(${amount})\\s+)?(days?|weeks?|months?|years?)\\s+(later|earlier|ago|before|after)(?![\\p{L}-])`,
  'giu',
)
const deictic =
  /(?<![\p{L}\d-])(?:(?:last|this|next)\s+(?:week|month|quarter|year|season)|yesterday|today|tomorrow)(?![\p{L}\d'’-])/giu

/** Cheaper than the searches themselves, and false for most sentences. */
const hasDistance = /(?:day|week|month|year)s?\s+(?:later|earlier|ago|before|after)/i
const hasDeictic = /(?:last|this|next)\s|yesterday|today|tomorrow/i

/** Days a bare plural may stand for. */
const spread: Record<string, readonly [number, number]> = {
  day: [2, 13],
  week: [7, 60],
  month: [28, 330],
  year: [365, 3650],
}
const unitDays: Record<string, number> = {day: 1, week: 7, month: 30, year: 365}

/** The relative dates of a text, in order. A capital past the first word makes a name of it ("28 Days Later"). */
export function findRelativeDates(text: string): RelativeDate[] {
  const found: RelativeDate[] = []
  for (const match of hasDistance.test(text) ? text.matchAll(distance) : []) {
    const [whole, count, unitWord = '', direction = ''] = match
    const unit = unitWord.toLowerCase().replace(/s$/, '')
    // "the day after" and "day before" without an amount lean on an event the sentence itself names.
    if (!count && !/s$/i.test(unitWord)) continue
    if (hasInnerCapital(whole) || isTerm(text, match)) continue
    found.push({
      start: match.index,
      end: match.index + whole.length,
      text: whole,
      ...(/^(?:later|after)$/i.test(direction) ? {daysAfter: daysAfter(count, unit)} : {}),
    })
  }
  for (const match of hasDeictic.test(text) ? text.matchAll(deictic) : []) {
    if (hasInnerCapital(match[0]) || isPart(text, match) || isOfPlace(text, match)) continue
    found.push({start: match.index, end: match.index + match[0].length, text: match[0]})
  }
  return found.sort((a, b) => a.start - b.start)
}

/**
 * A length of time that leans on no day: "up 3 percent on a year earlier" compares, and "a patent expires 20 years after
 * filing" or "treatment starts 18 weeks later" tells a rule, in the present tense.
 */
function isTerm(text: string, {0: whole, 1: count = '', 3: direction = '', index}: RegExpExecArray): boolean {
  const before = text.slice(0, index)
  if (/^(?:an?|one)$/i.test(count) && /^(?:earlier|before)$/i.test(direction)) {
    return /\b(?:than|from|on|over|against|with|of|versus|the|was|were)\s+$/i.test(before)
  }
  const leans = /^(?:after|before)$/i.test(direction) && /^\s+\p{L}/u.test(text.slice(index + whole.length))
  const follows = /^later$/i.test(direction) && before.trim() !== ''
  return count !== '' && (leans || follows) && isGeneral(text)
}

/**
 * "its last week of talks", "the last week before a vote", "the club's next season": part of something, not of the calendar. So is "the next year" of a
 * rule told in the present tense ("unspent leave lapses the next year"), unless it looks ahead or gives a stretch.
 */
function isPart(text: string, {0: whole, index}: RegExpExecArray): boolean {
  if (!/^(?:last|next)/i.test(whole)) return false
  const before = text.slice(0, index)
  if (/^next/i.test(whole) && /(?:^|\s)the\s+$/i.test(before)) {
    const stretch = /\b(?:in|over|within|during|for|through|by)\s+the\s+$/i.test(before)
    return !stretch && !/\b(?:will|shall|due|planned|going)\b/i.test(text) && isGeneral(text)
  }
  if (/(?:^|\s)the\s+$/i.test(before) && /^\s+before\s+\p{L}/u.test(text.slice(index + whole.length))) return true
  return /^\s+of\b(?!\s+(?:the\s+)?(?:\d|this|that))/.test(text.slice(index + whole.length)) || /(?:['’]s?|\b(?:its|their|his|her))\s+$/i.test(before)
}

/** "in what is today Ghana", "in what is Ghana today": the place is told by the name it goes by. */
function isOfPlace(text: string, {0: whole, index}: RegExpExecArray): boolean {
  if (!/^today$/i.test(whole)) return false
  const before = text.slice(0, index)
  if (/\bwhat\s+(?:is|are)\s+(?:the\s+)?(?:\p{Lu}[\p{L}.'’-]*\s+(?:and\s+)?){1,4}$/u.test(before)) return true
  return /\bwhat\s+(?:is|are)\s+$/.test(before) && /^\s+(?:the\s+)?\p{Lu}/u.test(text.slice(index + whole.length))
}

/** Told in the present tense throughout. */
function isGeneral(text: string): boolean {
  const verbs = finiteVerbs(tokenise(text))
  return verbs.length > 0 && verbs.every(({tense}) => tense !== 'past')
}

function hasInnerCapital(phrase: string): boolean {
  return /\s\p{Lu}/u.test(phrase)
}

function daysAfter(count: string | undefined, unit: string): readonly [number, number] {
  const exact = count === undefined ? undefined : amountOf(count.toLowerCase())
  if (exact === undefined || Number.isNaN(exact)) return spread[unit] ?? [0, 0]
  const days = (unitDays[unit] ?? 1) * exact
  const slack = unit === 'day' ? 0 : Math.ceil((unitDays[unit] ?? 1) / 2)
  return [days - slack, days + slack]
}

function amountOf(count: string): number {
  return /^an?$/.test(count) ? 1 : (smallNumber(count) ?? Number.parseInt(count))
}
