import {asOfDate, asOfSection} from '../asOf.ts'
import {placeIn, sectionOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The as-of date names at least a month. */
export const asOfPrecision = defineRule({
  id: 'as-of-precision',
  severity: 'info',
  needs: ['text'],
  why: 'A half-year is a long time for a claim to be true; a month can be checked.',

  *check(brief) {
    const section = sectionOf(brief, asOfSection)
    const date = section && asOfDate(section)
    if (!section || !date || date.precision === 'day' || date.precision === 'month') return
    yield {message: `"${date.text}" is coarser than a month. Name the month.`, place: placeIn(section, date)}
  },
})
