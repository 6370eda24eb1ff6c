import {fieldPlace} from '../brief.ts'
import {outside} from '../bands.ts'
import {defineRule} from '../rule.ts'

/** The whole brief keeps to the length of the house's own. */
export const briefLength = defineRule({
  id: 'brief-length',
  severity: 'warning',
  needs: ['text'],
  why: 'A brief is read in one sitting, of a length readers know.',

  *check({sections}, _options, {contract}) {
    const words = sections.reduce((sum, section) => sum + section.words, 0)
    const severity = outside(words, contract.total)
    if (!severity || words === 0) return // An empty brief is `section-order`'s case.
    const [min, max] = contract.total.warn
    yield {message: `The brief has ${words} words. Write ${min} to ${max}.`, place: fieldPlace([]), severity}
  },
})
