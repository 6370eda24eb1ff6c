import type {Figure} from '../../text/figure.ts'
import {oneOf} from '../../text/oneOf.ts'
import type {Reading} from '../../text/reading.ts'
import {asOfSection} from '../asOf.ts'
import {inSection, isBorrowed, isEmpty, placeIn, sectionOf, wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isAttributed, isCarried, isSourced} from '../support.ts'

/** A figure about today says whose it is. */
export const figureSource = defineRule({
  id: 'figure-source',
  severity: 'warning',
  needs: ['text'],
  why: 'A figure without a source cannot be checked, or brought up to date.',

  *check(brief, _options, {corpus}) {
    const section = sectionOf(brief, asOfSection)
    if (!section || isEmpty(section)) return
    if (!section.sentences.some((sentence) => isAttributed(section, sentence))) {
      yield {
        message: `Nobody is named as a source in "${section.heading}". Say who reports, estimates or measures what.`,
        place: wholeOf(section),
      }
    }
    for (const sentence of section.sentences) {
      if (isSourced(section, sentence)) continue
      for (const figure of sentence.reading.figures) {
        const span = inSection(sentence, figure)
        if (isPassing(sentence.reading, figure) || isBorrowed(section, span) || isCarried(figure, brief, section, sentence, corpus)) continue
        yield {
          message: `"${figure.text}" has no source. Say who reports it, or cite the take that does.`,
          place: placeIn(section, span),
        }
      }
    }
  },
})

const times = /^(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)$/
/** What stands before a length of time that is the claim itself: "stood at 14 weeks", "a wait of 14 weeks". */
const measures = oneOf(String.raw`
    at by to is are was were of takes? took lasts lasted averag(?:es|ed) reach(?:es|ed) exceed(?:s|ed) wait waits waited
    from between puts? estimates? than
  `)
const rounding = oneOf('about around roughly nearly almost approximately over under some more less only just up')

/**
 * A number that claims nothing about today: a length of time that only places or bounds something ("the first in 20
 * years", "terms of 12 months or less"), and the count of a vote, which everyone may look up.
 */
function isPassing({tokens, text}: Reading, {start, end, kind, unit}: Figure): boolean {
  if (kind === 'count') return /^\s+votes?\s+to\b/.test(text.slice(end)) || /\bvotes?\s+to\s+$/.test(text.slice(0, start))
  if (kind !== 'quantity' || !times.test(unit)) return false
  if (/^\s+(?:or\s+(?:less|more|longer|fewer|over|under)|from|away|ahead|off|later|ago|before|after|old|earlier)\b/.test(text.slice(end))) return true
  let before = tokens.findLastIndex((token) => token.end <= start)
  while (rounding.test(tokens[before]?.base ?? '')) before--
  return !measures.test(tokens[before]?.base ?? '')
}
