import {asOfSection} from '../asOf.ts'
import {inSection, isBorrowed, isEmpty, placeIn, sectionOf, wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isAttributed, isCarried, isSourced} from '../support.ts'

/** A figure about today says whose it is. */
export const figureSource = defineRule({
  id: 'figure-source',
  severity: 'warning',
  needs: ['text'],
  why: 'A figure without a source cannot be checked, or brought up to date.',

  *check(brief, _options, {corpus}) {
    const section = sectionOf(brief, asOfSection)
    if (!section || isEmpty(section)) return
    if (!section.sentences.some((sentence) => isAttributed(section, sentence))) {
      yield {
        message: `Nobody is named as a source in "${section.heading}". Say who reports, estimates or measures what.`,
        place: wholeOf(section),
      }
    }
    for (const sentence of section.sentences) {
      if (isSourced(section, sentence)) continue
      for (const figure of sentence.reading.figures) {
        const span = inSection(sentence, figure)
        if (isBorrowed(section, span) || isCarried(figure, brief, section, sentence, corpus)) continue
        yield {
          message: `"${figure.text}" has no source. Say who reports it, or cite the take that does.`,
          place: placeIn(section, span),
        }
      }
    }
  },
})
