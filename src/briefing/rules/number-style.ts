import {isMoneySign} from '../../text/currencies.ts'
import {oneOf} from '../../text/oneOf.ts'
import {isUnit} from '../../text/units.ts'
import {isMultiple} from '../../text/proportions.ts'
import {denominatorOf, magnitudeOf, numberAt, smallNumber, smallNumberNames} from '../../text/numbers.ts'
import {derived, type Reading} from '../../text/reading.ts'
import {matches, touches} from '../../text/spans.ts'
import type {Span} from '../../text/spans.ts'
import {isFunctionWord, singular} from '../../text/words.ts'
import type {Token} from '../../text/words.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** Small numbers in words, fractions with a hyphen, ranges with "to". */
export const numberStyle = defineRule({
  id: 'number-style',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'The house writes numbers one way.',

  *checkSection(section) {
    for (const sentence of section.sentences) {
      for (const slip of slipsOf(sentence.reading)) {
        const span = inSection(sentence, slip)
        if (isBorrowed(section, span)) continue
        const place = placeIn(section, span)
        yield {
          message: slip.message,
          place,
          fixes: [{title: `Write ${slip.instead}`, kind: 'replace', place, text: slip.instead}],
        }
      }
    }
  },
})

interface Slip extends Span {
  readonly message: string
  readonly instead: string
}

const slipsOf = derived((reading: Reading): readonly Slip[] => [
  ...smallDigits(reading),
  ...openFractions(reading),
  ...dashes(reading),
])

const labels =
  /^(?:sections?|articles?|pages?|chapters?|phases?|types?|levels?|grades?|rounds?|nos?|versions?|steps?|groups?|categor(?:y|ies)|tiers?|figures?|tables?|paragraphs?|rules?|parts?|clauses?|items?|numbers?|lines?|routes?|platforms?|rooms?|gates?|age[ds]?|schedules?|annex(?:es)?|appendix|bands?|channels?|units?|class(?:es)?|weeks?|days?|years?|stages?|scopes?|units?|generation|top|under|score|rated?|by|minus|plus|times|over|scale)\.?$/

const none: readonly Slip[] = []

function smallDigits({tokens, dates, names: proper, text}: Reading): Slip[] {
  return tokens.flatMap((token, index): readonly Slip[] => {
    if (token.kind !== 'number' || !/^(?:[1-9]|10)$/.test(token.text) || touches(token, dates) || touches(token, proper)) return none
    const before = tokens[index - 1]
    const after = tokens[index + 1]
    if (
      before &&
      (isNamePart(before, index - 1) || labels.test(before.base) || isMoneySign(before.text) || /^[:/#.+×*=<>-]$/.test(before.text))
    )
      return none
    if (after && after.start === token.end && !/^[.,;:!?)"'’”]$/.test(after.text)) return none
    if (isOneOfLabelled(tokens, index)) return none
    if (before?.text === '[' || (!before && /^[.)]$/.test(after?.text ?? ''))) return none // A note mark, a list number.
    if (after?.text === ':' && tokens[index + 2]?.start === after.end) return none // A time of day.
    if (
      /^[-–—]/.test(text.slice(token.end)) ||
      (/[-–—(]$/.test(text.slice(0, token.start)) && /^\)/.test(text.slice(token.end)))
    )
      return none
    if (measures(tokens, index + 1)) return none
    const word = smallNumberNames[Number(token.text)]!
    return [
      {
        start: token.start,
        end: token.end,
        message: `"${token.text}" stands in digits. Write "${word}".`,
        instead: word,
      },
    ]
  })
}

/** A capitalised word before a number makes a name of both; "The" and "In" at a sentence's beginning do not. */
function isNamePart({capital, base}: Token, index: number): boolean {
  return capital && !(index === 0 && isFunctionWord(base) && base !== 'no')
}

/** The 7 of "Primary 6 and 7" and "Articles 5, 6 and 7": one label holds for all of them. */
function isOneOfLabelled(tokens: Reading['tokens'], index: number): boolean {
  let at = index - 1
  while (/^(?:and|or|to|,|&)$/.test(tokens[at]?.base ?? '') && /^\d{1,3}$/.test(tokens[at - 1]?.text ?? tokens[at]!.base)) at -= 2
  const label = tokens[at]
  if (at === index - 1 || !label) return false
  return isNamePart(label, at) || labels.test(label.base)
}

/** A unit or magnitude follows, if need be after "to 12" or "or 12". */
function measures(tokens: Reading['tokens'], index: number): boolean {
  const next = tokens[index]
  if (!next) return false
  if (next.base === 'times') return isMultiple(tokens, index - 1, index)
  if (isMeasure(next.base) || /^[%°]$/.test(next.text)) return true
  if (next.base === 'per' && tokens[index + 1]?.base === 'cent') return true
  if (!/^(?:to|or|and|in|of|[-–—])$/.test(next.text)) return false
  const other = numberAt(tokens, index + 1)
  if (!other || other.spelled) return false
  if (/^(?:to|or|and|[-–—])$/.test(next.text) && other.value > 10) return true // "8 to 12 towns" mixes no words with digits.
  return /^(?:in|of)$/.test(next.text)
    ? false
    : other.magnitude ||
        other.tail !== '' ||
        isMeasure(tokens[other.last + 1]?.base ?? '') ||
        tokens[other.last + 1]?.text === '%'
}

const otherMeasures = oneOf(String.raw`
    percent percentage basis point am pm a\.m\.? p\.m\.? cent penny pence dollar euro pound yen yuan c f g bn
    m k mn tn x mm ml mg bit byte watt volt square cubic star goal all nil v
  `)

function isMeasure(word: string): boolean {
  const one = singular(word)
  return isUnit(one) || magnitudeOf(one) !== undefined || otherMeasures.test(one)
}

/** "one sixth", "two thirds of": the house joins them with a hyphen. */
function openFractions({tokens}: Reading): Slip[] {
  return tokens.flatMap((token, index): readonly Slip[] => {
    if (token.kind !== 'word') return none
    const next = tokens[index + 1]
    const numerator = smallNumber(token.base)
    if (!next || numerator === undefined || next.start !== token.end + 1) return none
    const denominator = denominatorOf(next.text)
    if (denominator === undefined || numerator >= denominator || numerator > 9) return none
    const plural = /s$/.test(next.text)
    if (plural !== numerator > 1) return none
    const after = tokens[index + 2]?.base ?? ''
    const isPart =
      after === 'of' ||
      (/^(?:the|as|more|less|fewer|higher|lower|larger|smaller|cheaper)$/.test(after) &&
        !/^(?:quarters?|half)$/.test(next.text))
    const isTime =
      /^(?:quarters?|half|halves)$/.test(next.text) &&
      !/^(?:the|all|its|their|those|these|an?)$/.test(tokens[index + 3]?.base ?? '')
    const isEnd = /^(?:thirds|fifths|sixths|sevenths|eighths|ninths|tenths)$/.test(next.text)
    if ((!isPart && !isEnd && !isAlone(tokens, index)) || isTime) return none
    const instead = `${token.text}-${next.text}`
    return [
      {
        start: token.start,
        end: next.end,
        message: `"${token.text} ${next.text}" is a fraction. Write "${instead}".`,
        instead,
      },
    ]
  })
}

/** "fell by one third", "about one fifth in 2024": nothing follows that the ordinal could belong to. */
function isAlone(tokens: Reading['tokens'], index: number): boolean {
  const next = tokens[index + 1]!
  if (/^(?:quarters?|half|halves|fourths?)$/.test(next.base)) return false
  const after = tokens[index + 2]
  const leads = /^(?:by|to|about|nearly|almost|roughly|some|around|than|over|under|only|just|up|down|fell|rose|lost)$/
  return (
    leads.test(tokens[index - 1]?.base ?? '') &&
    (!after || after.kind === 'mark' || /^(?:in|on|at|since|from|between|to|and|by|over|after|during|for|within)$/.test(after.base))
  )
}

const scores =
  /\b(?:won|lost|drew|beat|beaten|voted|split|ruled|score[ds]?|defeat|victory|win|draw|ahead|behind|led|margin|vote|record)\b[^.;]*$/i
const scored =
  /^\s+(?:vote|votes|ruling|decision|majority|win|defeat|draw|victory|split|loss|margin|aggregate|lead|opinion|in favour|against|on)\b/i

const range = /(?<![\p{L}\p{N}.,/-])([$€£]?\d[\d,]*(?:\.\d+)?)\s?([-–—])\s?([$€£]?)(\d[\d,]*(?:\.\d+)?)(?![\p{L}\p{N}-]|[.,/]\d)/gu
/** Cheaper than the range itself, and false for most sentences. */
const mayHaveRange = /[\d,]\s?[-–—]\s?[$€£]?\d/

/** A range of numbers joined by a dash. Dates, scores, votes and names keep theirs. */
function dashes({text, dates, names: proper, tokens}: Reading): Slip[] {
  const found: Slip[] = []
  for (const match of mayHaveRange.test(text) ? matches(text, range) : []) {
    const span = {start: match.index, end: match.index + match[0].length}
    if (touches(span, dates) || touches(span, proper)) continue
    const [low, high] = [match[1]!, match[4]!].map((part) => Number(part.replace(/[^\d.]/g, ''))) as [number, number]
    const before = text.slice(0, span.start)
    if (match[2] === '-' && (low >= high || !/^\s*(?:%|\p{Ll})/u.test(text.slice(span.end)))) continue
    if (/\b(?:[Nn]os?|[Dd]ocket|[Cc]ase|[Ff]ile|[Rr]ef|[Aa]rticles?|[Ss]ections?|[Pp]ages?|[Cc]hapters?)\.?\s+$/.test(before)) continue
    if (
      scores.test(before) ||
      scored.test(text.slice(span.end)) ||
      (/\p{Lu}[\p{L}]*\s$/u.test(before) && tokens.length > 1 && before.trim() !== before.trim().split(' ')[0])
    )
      continue
    const instead = `${match[1]} to ${match[3]}${match[4]}`
    found.push({...span, message: `A dash joins "${match[0]}". Write "${instead}".`, instead})
  }
  return found
}
