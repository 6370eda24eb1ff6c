import {placeIn} from '../brief.ts'
import {outside} from '../bands.ts'
import {defineRule} from '../rule.ts'

/** A paragraph is one thought, not a page. */
export const paragraphLength = defineRule({
  id: 'paragraph-length',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  defaults: {warnOver: 180, errorOver: 260},
  why: 'A paragraph that fills a phone screen twice is not read to its end.',

  *checkSection(section, {warnOver, errorOver}) {
    for (const paragraph of section.paragraphs) {
      const severity = outside(paragraph.words, {warn: [0, warnOver], error: [0, errorOver]})
      if (!severity) continue
      yield {
        message: `This paragraph has ${paragraph.words} words. Keep it to ${warnOver}.`,
        place: placeIn(section, paragraph),
        severity,
      }
    }
  },
})
