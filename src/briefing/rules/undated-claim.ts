import {asOfSection} from '../asOf.ts'
import {placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isAttributed} from '../support.ts'

/** A claim about today says when it was seen or who says so. */
export const undatedClaim = defineRule({
  id: 'undated-claim',
  severity: 'info',
  needs: ['text'],
  why: 'Without a date or a source nobody can tell when the claim stops being true.',

  *checkSection(section) {
    if (section.key !== asOfSection) return
    for (const sentence of section.sentences) {
      if (sentence.reading.absoluteDates.length > 0 || isAttributed(section, sentence)) continue
      yield {message: 'This claim has no date and no source. Add one of them.', place: placeIn(section, sentence)}
    }
  },
})
