import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The title is a name and, after a colon, what hangs on it. */
export const titleShape = defineRule({
  id: 'title-shape',
  severity: 'warning',
  needs: ['text'],
  why: 'The first half names the beat wherever it is listed; the second says why to open it.',

  *check({title, titlePath}) {
    if (/\p{L}.*?:\s+\S*\p{L}/u.test(title)) return
    yield {
      message:
        title === ''
          ? 'The title is missing. Write its name, a colon, and what hangs on it.'
          : 'The title has no two halves around a colon. Write its name, a colon, and what hangs on it.',
      place: fieldPlace(titlePath),
    }
  },
})
