import {inSection, isBorrowed, isInName, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** "Days later" and "last week" mean nothing to someone who reads the brief next year. */
export const relativeDate = defineRule({
  id: 'relative-date',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'A brief is read long after it is written; a relative date then points nowhere.',

  *checkSection(section) {
    for (const sentence of section.sentences) {
      if (sentence.reading.absoluteDates.length > 0) continue
      for (const date of sentence.reading.relativeDates) {
        const span = inSection(sentence, date)
        if (isBorrowed(section, span) || isInName(sentence, span)) continue
        yield {
          message: `"${date.text}" has no date to count from in this sentence. Give the date.`,
          place: placeIn(section, span),
        }
      }
    }
  },
})
