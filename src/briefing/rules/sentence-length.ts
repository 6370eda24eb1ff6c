import {countWords} from '../../text/words.ts'
import {placeIn} from '../brief.ts'
import {outside} from '../bands.ts'
import {defineRule} from '../rule.ts'

/** A sentence ends before its reader has to go back. */
export const sentenceLength = defineRule({
  id: 'sentence-length',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  defaults: {warnOver: 45, errorOver: 70},
  why: 'The house writes long sentences; past this length even its readers start again.',

  *checkSection(section, {warnOver, errorOver}) {
    for (const sentence of section.sentences) {
      if (sentence.end - sentence.start < warnOver) continue // Shorter in characters than allowed in words.
      const words = countWords(sentence.text)
      const severity = outside(words, {warn: [0, warnOver], error: [0, errorOver]})
      if (!severity) continue
      yield {
        message: `This sentence has ${words} words. Keep it to ${warnOver}.`,
        place: placeIn(section, sentence),
        severity,
      }
    }
  },
})
