import {dayExists} from './calendar.ts'
import type {Day} from './calendar.ts'
import {dayPeriod, halfPeriod, monthPeriod, partOfMonth, partOfYear, quarterPeriod, seasonPeriod, yearPeriod} from './periods.ts'
import type {Period, Precision} from './periods.ts'
import {matches, touches} from './spans.ts'
import type {Span} from './spans.ts'

/** A date in prose. */
export interface DateMention extends Span {
  readonly text: string
  readonly precision: Precision
  /** First and last day of the period it names. */
  readonly first: Day
  readonly last: Day
  /** The day its age is counted from: the last, but 1 March, 1 July and 1 November for early, mid and late years. */
  readonly anchor: Day
  /** Whether it names a year. Without one the period is unknown and `first` and `last` are NaN. */
  readonly absolute: boolean
  /** False for 31 April, a thirteenth month or a fifth quarter. */
  readonly exists: boolean
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)'
const year = '(?:1[4-9]\\d\\d|2[01]\\d\\d)(?![\\d]|[.,]\\d)'
const day = '\\d{1,2}(?:st|nd|rd|th)?'
const dash = '\\s*(?:[-–—]|\\bto\\b|\\band\\b|\\bor\\b|\\bthrough\\b|\\buntil\\b)\\s*'
const part = '(?:early|mid|late|Early|Mid|Late)'
const end = '(?:start|beginning|middle|end|close)'

const monthNumber = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

/** "2024-25" and "2024-2025"; a second year that is not later is no range. */
function lastYear(from: number, tail: string): number {
  const to = tail.length === 4 ? Number(tail) : Math.floor(from / 100) * 100 + Number(tail)
  return to > from ? to : from
}

const ordinals = ['first', 'second', 'third', 'fourth']
const ordinal = (word: string) => (/^(?:last|final)$/i.test(word) ? 4 : ordinals.indexOf(word.toLowerCase()) + 1)

const hasIsoDay = /\d-\d\d-\d/
const hasMonth = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/
const hasDays = /\d(?:st|nd|rd|th)?\s*(?:[-–—]|to|and|or|through|until)\s*\d/
const hasDayBeforeMonth = /\d(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]/
const hasDayAfterMonth = /[a-z.]\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)/
const hasMonthThenDay = /[a-z.]\s*(?:[-–—]|to|and|or|through|until)\s*\d/
const hasMonths = /[a-z.]\s*(?:[-–—]|to|and|or|through|until)\s*[A-Z]/
const hasDayThenMonth = /\d(?:st|nd|rd|th)?\s*(?:[-–—]|to|and|or|through|until)\s*[A-Z]/
const hasEndOf = /(?:start|beginning|[Mm]iddle|end|close) of /
const hasSlash = /\d\/\d/
const hasQuarter = /Q\d|quarter/
const hasHalf = /H\d|half/
const hasSeason = /spring|summer|autumn|fall|winter/i
const hasPart = /early|mid|late/i
const hasEndYear = /[Ee]nd[- ]\d/
const hasDecade = /\d0s/
const hasCentury = /th[- ]century/
const hasRange = /\d[-–/]\d/

/**
 * Shapes from the most to the least specific; a stretch read by one is not read again. The hint costs less than the
 * expression and is in every text the expression matches.
 */
const shapes: readonly [hint: RegExp, expression: RegExp, read: (groups: string[]) => Period | undefined][] = [
  [hasIsoDay, /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g, ([y, m, d]) => dayPeriod(Number(y), Number(m), Number(d))],
  [
    hasDays,
    new RegExp(`\\b(${day})${dash}(${day})\\s+(?:of\\s+)?(${month}),?\\s+(${year})`, 'g'),
    ([a, b, m, y]) => dayPeriod(Number(y), monthNumber(m!), Number.parseInt(a!), Number.parseInt(b!)),
  ],
  [
    hasDays,
    new RegExp(`\\b(${month})\\s+(${day})${dash}(${day}),?\\s+(${year})`, 'g'),
    ([m, a, b, y]) => dayPeriod(Number(y), monthNumber(m!), Number.parseInt(a!), Number.parseInt(b!)),
  ],
  [
    hasMonthThenDay,
    new RegExp(`\\b(${day})\\s+(${month})${dash}(${day})\\s+(${month}),?\\s+(${year})`, 'g'),
    ([a, m, b, n, y]) => dayRange(Number(y), [m!, a!], [n!, b!]),
  ],
  [
    hasDayThenMonth,
    new RegExp(`\\b(${month})\\s+(${day})${dash}(${month})\\s+(${day}),?\\s+(${year})`, 'g'),
    ([m, a, n, b, y]) => dayRange(Number(y), [m!, a!], [n!, b!]),
  ],
  [
    hasDayBeforeMonth,
    new RegExp(`\\b(?<!/(?=\\d+\\s+of\\s))(${day})\\s+(of\\s+)?(${month}),?\\s+(${year})`, 'g'),
    // "Regulation 47/88 of May 1990", "Law 88 of May 1990": the number of a law and the month it was passed.
    ([d, of, m, y]) =>
      of && Number.parseInt(d!) > 31 ? undefined : dayPeriod(Number(y), monthNumber(m!), Number.parseInt(d!)),
  ],
  [
    hasDayAfterMonth,
    new RegExp(`\\b(${month})\\s+(${day}),?\\s+(${year})`, 'g'),
    ([m, d, y]) => dayPeriod(Number(y), monthNumber(m!), Number.parseInt(d!)),
  ],
  [hasSlash, /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, ([a, b, y]) => slashed(Number(a), Number(b), Number(y))],
  [
    hasMonths,
    new RegExp(`\\b(${month})${dash}(${month}),?\\s+(${year})`, 'g'),
    ([a, b, y]) =>
      monthNumber(a!) < monthNumber(b!) ? monthPeriod(Number(y), monthNumber(a!), monthNumber(b!)) : undefined,
  ],
  [
    hasPart,
    new RegExp(`\\b(${part})[- ](${month}),?\\s+(?:of\\s+)?(${year})`, 'g'),
    ([p, m, y]) => partOfMonth(p!, Number(y), monthNumber(m!)),
  ],
  [
    hasEndOf,
    new RegExp(`\\b(${end}) of (${month}),?\\s+(?:of\\s+)?(${year})`, 'g'),
    ([p, m, y]) => partOfMonth(p!, Number(y), monthNumber(m!)),
  ],
  [hasMonth, new RegExp(`\\b(${month}),?\\s+(?:of\\s+)?(${year})`, 'g'), ([m, y]) => monthPeriod(Number(y), monthNumber(m!))],
  [
    hasQuarter,
    new RegExp(`\\bQ(\\d)(?:,|\\s+of)?\\s+(?:fiscal\\s+)?(${year})`, 'g'),
    ([q, y]) => quarterPeriod(Number(y), Number(q)),
  ],
  [hasQuarter, new RegExp(`\\b(${year})\\s+Q(\\d)\\b`, 'g'), ([y, q]) => quarterPeriod(Number(y), Number(q))],
  [
    hasQuarter,
    new RegExp(`\\b([Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal) quarter,?(?:\\s+of)?\\s+(${year})`, 'g'),
    ([q, y]) => quarterPeriod(Number(y), ordinal(q!)),
  ],
  [hasHalf, new RegExp(`\\bH([1-9])(?:,|\\s+of)?\\s+(${year})`, 'g'), ([h, y]) => halfPeriod(Number(y), Number(h))],
  [
    hasHalf,
    new RegExp(`\\b([Ff]irst|[Ss]econd) half,?(?:\\s+of)?\\s+(${year})`, 'g'),
    ([h, y]) => halfPeriod(Number(y), ordinal(h!)),
  ],
  [
    hasSeason,
    new RegExp(
      `\\b(?:${part}[- ` +
        `])?([Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter),?(?:\\s+of)?\\s+(${year})(?:[-–/]\\d{2,4})?`,
      'g',
    ),
    ([s, y]) => seasonPeriod(s!, Number(y)),
  ],
  [
    hasPart,
    new RegExp(`\\b(?:${part}[- ](?:to|and)[- ])?(${part})(?:[- ]|\\s+in\\s+)(?:the\\s+)?(${year})(?![-–/]\\d)`, 'g'),
    ([p, y]) => partOfYear(p!, Number(y)),
  ],
  [hasEndOf, new RegExp(`\\b(${end}|[Mm]iddle) of (${year})`, 'g'), ([p, y]) => partOfYear(p!, Number(y))],
  [hasEndYear, new RegExp(`\\b(?:[Yy]ear-)?[Ee]nd[- ](${year})`, 'g'), ([y]) => partOfYear('end', Number(y))],
  [hasDecade, /(?<![\p{L}\d])(\d{3}0)s\b/gu, ([y]) => ({...yearPeriod(Number(y), Number(y) + 9), precision: 'decade'})],
  [
    hasCentury,
    /\b(1\d|2[01])th[- ]century\b/g,
    ([c]) => ({...yearPeriod(Number(c) * 100 - 99, Number(c) * 100), precision: 'century'}),
  ],
  [
    hasRange,
    new RegExp(
      `(?<![\\p{L}\\d.,$£€¥-])(${year.replace('(?![\\d]|[.,]\\d)', '')})[-–/](\\d{4}|\\d{2})(?![\\p{L}\\d-]|[.,]\\d)`,
      'gu',
    ),
    // "2024/1364" is the number of a law.
    ([a, b]) => (b!.length === 4 && Number(b) <= Number(a) ? undefined : yearPeriod(Number(a), lastYear(Number(a), b!))),
  ],
]

function dayRange(y: number, [m, a]: [string, string], [n, b]: [string, string]): Period {
  const from = dayPeriod(y, monthNumber(m), Number.parseInt(a))
  const to = dayPeriod(y, monthNumber(n), Number.parseInt(b))
  const exists = from.exists !== false && to.exists !== false && from.first <= to.last
  return {precision: 'day', first: Math.min(from.first, to.first), last: Math.max(from.last, to.last), exists}
}

/** British order unless only the American one exists. */
function slashed(a: number, b: number, y: number): Period {
  return !dayExists(y, b, a) && dayExists(y, a, b) ? dayPeriod(y, a, b) : dayPeriod(y, b, a)
}

const bareYear = new RegExp(`(?<![\\p{L}\\d.,$£€¥/#-])(${year})(?![\\p{L}%/-])`, 'gu')
const yearless = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${month})(?!\\p{Ll})|(${month})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?![,.]?\\d))`,
  'gu',
)

/** The dates of a text, in order. A bare year inside a name ("the 2026 AI Index", "Act 2010") is none. */
export function findDates(text: string): DateMention[] {
  if (!/\d/.test(text)) return []
  const found: DateMention[] = []
  const add = (match: RegExpExecArray, period: Period | undefined, absolute = true) => {
    const span = {start: match.index, end: match.index + match[0].length}
    if (!period || touches(span, found)) return
    found.push({...span, text: match[0], anchor: period.last, exists: true, ...period, absolute})
  }
  if (/\d{4}|\dth[- ]c/.test(text)) {
    for (const [hint, expression, read] of shapes) {
      if (!hint.test(text)) continue
      for (const match of matches(text, expression)) add(match, read(match.slice(1)))
    }
    for (const match of matches(text, bareYear)) {
      if (isDateYear(text, match.index, match.index + match[0].length)) add(match, yearPeriod(Number(match[1])))
    }
  }
  const mayHaveDay = (hasDayBeforeMonth.test(text) || hasDayAfterMonth.test(text)) && hasMonth.test(text)
  for (const match of mayHaveDay ? matches(text, yearless) : []) {
    const date = Number(match[1] ?? match[4])
    const name = match[2] ?? match[3] ?? ''
    // A leap year, so that only days no year has are refused.
    const exists = dayExists(2024, monthNumber(name), date)
    if (date <= 31) add(match, {precision: 'day', first: Number.NaN, last: Number.NaN, exists}, false)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The end of a text from its last word on, whatever spaces follow it. */
function lastWord(text: string): string {
  const end = text.trimEnd()
  let from = end.length
  while (from > 0 && !isSpace(end, from - 1)) from--
  return text.slice(from)
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || ((code < 33 || code > 127) && /\s/.test(text[at]!))
}

const datePrepositions = new Set(
  `in by since until till of during from for through before after late early to and or between around about circa mid as
  throughout than at on following until`.split(/\s+/),
)
const countedNouns =
  /^\s+(?:people|persons|men|women|children|workers|staff|jobs|homes|houses|deaths|cases|patients|miles|metres|meters|km|kilometres|tonnes|tons|hectares|acres|megawatts|gigawatts|MW|GW|kg|seats|votes|pages|euros|dollars|pounds|words|hours|days|years)\b/

/** Whether four digits are a year of the calendar rather than a quantity or part of a name. */
function isDateYear(text: string, start: number, stop: number): boolean {
  // From the space before it on: an expression that ends with "$" is tried at every letter before.
  const before = /([\p{L}\p{N}'’.-]+)\s*$/u.exec(lastWord(text.slice(0, start)))
  const word = before?.[1] ?? ''
  const glued = before !== null && /\s$/.test(before[0])
  const after = text.slice(stop)
  const preposition = glued && datePrepositions.has(word.toLowerCase())
  if (preposition) return !countedNouns.test(after) || /^(?:in|since|by)$/i.test(word)
  if (countedNouns.test(after)) return false
  if (/^\s+["“'‘]?\p{Lu}/u.test(after) && !/^\s+(?:[A-Z]{2,}\s+)?(?:and|or|to)\b/.test(after))
    return !glued && /[(,]\s*$/.test(text.slice(0, start))
  return !(glued && /^\p{Lu}/u.test(word) && !/^(?:The|This|That|A|An|Its|His|Her|Their|Our|Since|Year)$/.test(word))
}
