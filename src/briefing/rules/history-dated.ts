import {placeIn, wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** A year that a law's name carries, or a month of the year above: a reader can date the sentence by it. */
const namesYear =
  /\b(?:Acts?|Law|Treaty|Order|Regulations?|Directive|Convention|Decree|Bill|Code)(?:,| of)? (?:1[4-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter) of (?:that|the same) year\b/

/** History gives dates. */
export const historyDated = defineRule({
  id: 'history-dated',
  severity: 'warning',
  needs: ['text'],
  defaults: {share: 0.8},
  why: 'A history without dates cannot be checked, and cannot be joined to another.',

  *checkSection(section, {share}) {
    if (section.key !== 'history' || section.sentences.length === 0) return
    const undated = section.sentences.filter(({reading}) => reading.absoluteDates.length === 0 && !namesYear.test(reading.text))
    const dated = section.sentences.length - undated.length
    if (dated / section.sentences.length >= share) return
    yield {
      message:
        `${dated} of ${section.sentences.length} sentences in "${section.heading}" carry a date. Date at ` +
        `least ${Math.ceil(share * section.sentences.length)}.`,
      place: wholeOf(section),
      related: undated.map((sentence) => placeIn(section, sentence)),
    }
  },
})
