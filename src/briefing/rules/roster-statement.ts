import {fieldPlace, isEmpty, sectionOf, wholeOf} from '../brief.ts'
import type {Section} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The roster is listed, or the brief says that there is none. */
export const rosterStatement = defineRule({
  id: 'roster-statement',
  severity: 'error',
  needs: ['text'],
  why: 'Silence is not the same as an empty roster.',

  *check(brief) {
    const {fields} = brief
    if (fields) {
      if (fields.rosterStatement === undefined) {
        yield {
          message: 'Nobody has said whether this beat has a roster. Choose "listed" or "none".',
          place: fieldPlace(['rosterStatement']),
          fixes: [{title: 'Say that there is none', kind: 'setField', path: ['rosterStatement'], value: 'none'}],
        }
      } else if (fields.rosterStatement === 'listed' && fields.roster.length === 0) {
        yield {
          message: 'The roster is said to be listed, and it is empty. List its subjects, or choose "none".',
          place: fieldPlace(['roster']),
        }
      }
      return
    }
    const section = sectionOf(brief, 'relationships')
    if (!section || isEmpty(section) || statesRoster(section)) return
    yield {
      message:
        `"${section.heading}" does not say who is on the roster. Name them after "roster", or say that ` +
        `there is no roster.`,
      place: wholeOf(section),
    }
  },
})

function statesRoster(section: Section): boolean {
  return section.sentences.some(({text, reading}) => {
    const at = text.search(/\broster/i)
    if (at < 0) return false
    const none = /\b(?:no|without an?|empty|nobody|none|no one|does not (?:have|keep|list))\b/i
    return none.test(text) || reading.names.some((name) => name.certain || name.start > at)
  })
}
