import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The title fits a page, a list and a search result. */
export const titleLength = defineRule({
  id: 'title-length',
  severity: 'error',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'A longer title is cut off in lists, search results and inboxes.',

  *check({kind, title, titlePath}, _options, {contract}) {
    const [min, max] = kind === 'take' ? contract.take.headline.characters : [0, contract.title.maxCharacters]
    const name = kind === 'take' ? 'headline' : 'title'
    if (title.length > max) {
      yield {message: `The ${name} has ${title.length} characters. Keep it to ${max}.`, place: fieldPlace(titlePath)}
    } else if (title.length < min) {
      yield {
        message: `The ${name} has ${title.length} characters. Give it at least ${min}.`,
        place: fieldPlace(titlePath),
        severity: 'warning',
      }
    }
  },
})
