import {placeIn, wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** History gives dates. */
export const historyDated = defineRule({
  id: 'history-dated',
  severity: 'warning',
  needs: ['text'],
  defaults: {share: 0.8},
  why: 'A history without dates cannot be checked, and cannot be joined to another.',

  *checkSection(section, {share}) {
    if (section.key !== 'history' || section.sentences.length === 0) return
    const undated = section.sentences.filter(({reading}) => reading.absoluteDates.length === 0)
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
