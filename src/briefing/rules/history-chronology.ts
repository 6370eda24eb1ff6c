import {monthNames, yearMonthDay} from '../../text/calendar.ts'
import type {DateMention} from '../../text/dates.ts'
import {monthPeriod} from '../../text/periods.ts'
import {inSection, placeIn} from '../brief.ts'
import type {Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** History goes forward: no sentence ends before the one above it begins. */
export const historyChronology = defineRule({
  id: 'history-chronology',
  severity: 'warning',
  needs: ['text'],
  why: 'A history that jumps back makes the reader work out the order of events.',

  *checkSection(section, _options, {now}) {
    if (section.key !== 'history') return
    let above: Dated | undefined
    const earlier: Dated[] = []
    for (const sentence of section.sentences) {
      const date = latestDate(sentence, now)
      if (!date) continue
      const here = {sentence, date}
      if (above && date.last < above.date.first) {
        const before = earlier.find((other) => date.last < other.date.first) ?? above
        const place = placeIn(section, sentence)
        yield {
          message: `This sentence reaches to ${date.text}, the one above it starts from ${above.date.text}. Move it up.`,
          place,
          related: [placeIn(section, inSection(above.sentence, above.date))],
          fixes: [
            {
              title: `Move before "${opening(before.sentence.text)}"`,
              kind: 'moveSentence',
              place,
              before: placeIn(section, before.sentence),
            },
          ],
        }
      }
      above = here
      earlier.push(here)
    }
  },
})

interface Dated {
  readonly sentence: Sentence
  readonly date: DateMention
}

/**
 * The latest date of what a sentence tells. A date still to come, or one that sets a target or a term, is not the time
 * of an event; neither is the start of a span ("since 2019") in a sentence that leans on the one above it. "Between
 * March 2023 and July 2024" is one period, and "July of that year" is in the year the sentence named before.
 */
function latestDate({text, reading}: Sentence, now: number): DateMention | undefined {
  const known = joinedPeriods(text, [...reading.absoluteDates, ...monthsOfThatYear(text, reading.absoluteDates)])
  const dates = known.filter((date) => date.exists && date.first <= now)
  const events = dates.filter((date) => !isTerm(text, date) && !isSpanOfYears(date, dates, now))
  const told = events.length > 0 ? events : dates.length > 1 ? dates : []
  const latest = told.reduce<DateMention | undefined>(
    (best, date) => (best && best.last >= date.last ? best : date),
    undefined,
  )
  if (!latest) return undefined
  const before = text.slice(0, latest.start)
  const isAside = /,\s+(?:(?:the\s+)?\p{Ll}+ of (?:which|whom)|which|who|whose \p{Ll}+) had\b[^,;]*$/u.test(before)
  const background = isAside || /\b(?:since|dating (?:back )?to|founded in|born in|first \p{Ll}+ in)\s+(?:\p{Ll}+\s+)?$/iu.test(
    before,
  )
  return told.length === 1 && (background || reading.relativeDates.length > 0) ? undefined : latest
}

/** "the rights for 2025–29": years that go on, or that stand beside the date of the event, are its term. */
function isSpanOfYears({precision, first, last}: DateMention, dates: readonly DateMention[], now: number): boolean {
  return precision === 'year' && last - first > 366 && (last > now || dates.length > 1)
}

function joinedPeriods(text: string, dates: readonly DateMention[]): readonly DateMention[] {
  const sorted = [...dates].sort((a, b) => a.start - b.start)
  const found: DateMention[] = []
  for (const date of sorted) {
    const above = found.at(-1)
    const opens = above && /\b[Bb]etween\s+(?:the\s+)?$/.test(text.slice(0, above.start))
    if (above && opens && above.first <= date.first && /^\s+and\s+(?:the\s+)?$/.test(text.slice(above.end, date.start)))
      found[found.length - 1] = {...above, end: date.end, text: text.slice(above.start, date.end), last: date.last, anchor: date.anchor}
    else found.push(date)
  }
  return found
}

const thatYear = new RegExp(`(?<![\\p{L}\\d])(?:(${monthNames.join('|')}) of (?:that|the same) year|that (${monthNames.join('|')}))(?![\\p{L}\\d])`, 'gu')

function monthsOfThatYear(text: string, dates: readonly DateMention[]): DateMention[] {
  if (dates.length === 0 || !/\bthat\b|same year/.test(text)) return []
  return [...text.matchAll(thatYear)].flatMap((match): DateMention[] => {
    const year = dates.findLast(({end}) => end <= match.index)
    if (!year) return []
    const month = monthNames.findIndex((name) => name === (match[1] ?? match[2])) + 1
    const period = monthPeriod(yearMonthDay(year.last).year, month)
    const end = match.index + match[0].length
    return [{...period, anchor: period.last, absolute: true, exists: true, start: match.index, end, text: match[0]}]
  })
}

function isTerm(text: string, {start, end}: DateMention): boolean {
  const before = text.slice(0, start)
  if (/\bdate[sd]? from\s+$/.test(before)) return false
  if (/\b(?:until|till|through|for|from|to be \p{Ll}+ (?:in|by))\s+(?:the\s+)?$/iu.test(before)) return true
  // "had published by May" is an event; "agreed to link 13 cities by 2025" sets a term.
  if (/\S\s+by\s+(?:the\s+)?$/i.test(before) && !isReached(before, text.slice(end))) return true
  return /^(?:\s+(?:targets?|goals?|deadlines?|budgets?|elections?|forecasts?|estimates?))\b/.test(text.slice(end))
}

/** "had published by May", "and by May they had agreed": an event, where "agreed to link 13 cities by May" sets a term. */
function isReached(before: string, after: string): boolean {
  const opens = /[,;]\s+(?:and\s+|but\s+|then\s+)?by\s+(?:the\s+)?$/i.test(before)
  if (opens) return !/^[^,;]*\b(?:must|should|will|would|is|are|shall)\b/.test(after)
  return /\b(?:had|have|has)\b/.test(before + after) && !/\bto (?!(?:an?|the|its|their|his|her)\b)\p{Ll}+/u.test(before)
}

function opening(text: string): string {
  return text.split(/\s+/).slice(0, 5).join(' ')
}
