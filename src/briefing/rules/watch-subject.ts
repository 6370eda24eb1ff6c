import {namesOf} from '../corpus.ts'
import {placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {holdsName} from '../subjects.ts'

/** "3F", "5G": a name that begins with a digit. */
const coded = /^\d+\p{Lu}/u

/** A watch item names who or how much. */
export const watchSubject = defineRule({
  id: 'watch-subject',
  severity: 'warning',
  needs: ['text'],
  why: 'An item about nobody in particular can never be settled.',

  *checkSection(section, _options, {corpus}) {
    for (const item of section.items) {
      const readings = item.sentences.map(({reading}) => reading)
      if (
        readings.some(
          ({names, figures, tokens, absoluteDates}) =>
            names.length > 0 ||
            figures.length > 0 ||
            absoluteDates.length > 0 ||
            tokens.some(({kind, text}) => kind === 'mask' || coded.test(text)),
        )
      )
        continue
      if (section.links.some((link) => item.start <= link.start && link.end <= item.end)) continue
      const subjects = corpus ? [...corpus.entries.values()].filter(({type}) => type === 'subject') : []
      if (subjects.some((subject) => namesOf(subject).some((name) => holdsName(item.text, name)))) continue
      yield {
        message: 'This item names nobody and gives no figure. Say who, which law, or how much.',
        place: placeIn(section, item),
      }
    }
  },
})
