import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** A published text ends with the sign-up for the briefing. */
export const newsletterBlock = defineRule({
  id: 'newsletter-block',
  severity: 'error',
  needs: ['layout'],
  why: 'The sign-up stands where readers have learned to look for it: at the end.',

  *check({layout}, _options, {contract}) {
    const {heading} = contract.closing
    const headings = layout?.headings ?? []
    if (!headings.some((other) => other.heading === heading)) {
      yield {message: `The closing heading "${heading}" is missing. Add it at the end.`, place: fieldPlace([])}
    } else if (headings.at(-1)?.heading !== heading) {
      yield {
        message: `"${headings.at(-1)?.heading}" stands after "${heading}". Move the closing block to the end.`,
        place: fieldPlace([]),
      }
    }
  },
})
