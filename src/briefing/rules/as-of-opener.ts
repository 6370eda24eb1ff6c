import {asOfDate, asOfSection, asOfValue, sayAsOf, storedAsOf} from '../asOf.ts'
import {fieldPlace, isEmpty, placeIn, sectionOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** Current state opens "As of <date>", and a document's as-of field says the same date. */
export const asOfOpener = defineRule({
  id: 'as-of-opener',
  severity: 'error',
  needs: ['text'],
  why: 'A reader must know at the first word how old the claims are.',

  *check(brief) {
    const section = sectionOf(brief, asOfSection)
    if (!section || isEmpty(section)) return // `section-order` owns this case.
    const [first] = section.sentences
    const date = asOfDate(section)
    const asOf = brief.fields?.asOf
    if (!date) {
      const said = asOf && sayAsOf(asOf)
      const start = first?.start ?? 0
      yield {
        message: `Current state opens without a date. Begin with "As of ${said ?? 'a month and year'}".`,
        place: placeIn(section, {start, end: first?.end ?? start}),
        fixes: said
          ? [
              {
                title: `Begin with "As of ${said},"`,
                kind: 'insert',
                place: placeIn(section, {start, end: start}),
                text: `As of ${said}, `,
              },
            ]
          : [],
      }
      return
    }
    if (!brief.fields) return
    const stored = storedAsOf(brief)
    const place = placeIn(section, date)
    const setField = {
      title: `Set the as-of date to ${date.text}`,
      kind: 'setField',
      path: ['asOf'],
      value: asOfValue(date),
    } as const
    if (!asOf || !stored) {
      yield {
        message: `The text says "As of ${date.text}", but the as-of date is not set. Set it.`,
        place,
        related: [fieldPlace(['asOf'])],
        fixes: date.exists ? [setField] : [],
      }
    } else if (!agree(date, stored)) {
      const said = sayAsOf(asOf)
      yield {
        message: `The text says "As of ${date.text}", the as-of date says ${said}. Which is right?`,
        place,
        related: [fieldPlace(['asOf'])],
        fixes: [{title: `Write "${said}"`, kind: 'replace', place, text: said}, ...(date.exists ? [setField] : [])],
      }
    }
  },
})

interface Period {
  readonly first: number
  readonly last: number
}

/** The same date, or one of them said more exactly. */
function agree(a: Period, b: Period): boolean {
  return (a.first <= b.first && b.last <= a.last) || (b.first <= a.first && a.last <= b.last)
}
