import {placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

const form =
  /^["“(]?(?:Whether|How|Which|When|Who)\b|^The (?:pace|extent|timing|outcome|fate) (?:of|at which|to which)\b/

/** A watch item is an open question put as a statement. */
export const watchForm = defineRule({
  id: 'watch-form',
  severity: 'error',
  needs: ['text'],
  why: 'Items in one form can be scanned, and each can be answered.',

  *checkSection(section) {
    for (const item of section.items) {
      if (/\?["”')]*$/.test(item.text)) {
        yield {
          message: 'This item is a question. Put it as a statement that begins with Whether.',
          place: placeIn(section, item),
        }
      } else if (!form.test(item.text)) {
        yield {
          message:
            `This item begins with "${item.text.split(/\s+/)[0]}". Begin with Whether, How, Which, When ` +
            `or Who, or with the pace, extent, timing, outcome or fate of something.`,
          place: placeIn(section, item),
        }
      }
    }
  },
})
