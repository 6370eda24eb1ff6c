import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** A take is dated, belongs to a beat and has a source. */
export const takeContract = defineRule({
  id: 'take-contract',
  severity: 'warning',
  needs: ['fields'],
  appliesTo: ['take'],
  why: 'Beats find their takes by membership and date, and readers check them by their sources.',

  *check({fields}) {
    if (!fields) return
    if (fields.publishedAt === undefined)
      yield {message: 'The take has no publication date. Set it.', place: fieldPlace(['publishedAt'])}
    if (fields.beats.length === 0)
      yield {message: 'The take belongs to no beat. Add it to one.', place: fieldPlace(['beats'])}
    if (fields.sources === 0)
      yield {message: 'The take names no source. Add at least one.', place: fieldPlace(['sources'])}
  },
})
