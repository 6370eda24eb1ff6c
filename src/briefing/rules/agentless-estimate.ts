import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isAttributed} from '../support.ts'

const agentless =
  /(?<![\p{L}\p{N}-])(?:an estimated(?=\s+(?:[$€£¥A-Z]{0,4}\d|(?:a|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![\p{L}])))|(?:is|are|was|were|been) (?:(?:also|widely|now|still|generally) )?(?:believed|thought|said|reported|estimated|understood) to|reportedly|allegedly)(?![\p{L}\p{N}])/giu

/** Cheaper than the search itself, and false for most sentences. */
const hint = /estimated|believed|thought|said to|reported|understood|allegedly/i

/** An estimate has an estimator. */
export const agentlessEstimate = defineRule({
  id: 'agentless-estimate',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'An estimate is worth as much as the one who made it.',

  *checkSection(section) {
    for (const sentence of section.sentences) {
      if (!hint.test(sentence.reading.text)) continue
      for (const match of sentence.reading.text.matchAll(agentless)) {
        const span = inSection(sentence, {start: match.index, end: match.index + match[0].length})
        if (isBorrowed(section, span) || isAttributed(section, sentence)) continue
        if (/\bby (?:the |its |an? )?\p{Lu}/u.test(sentence.reading.text)) continue
        yield {
          message: `"${match[0]}" does not say by whom. Name who estimates or says so.`,
          place: placeIn(section, span),
        }
      }
    }
  },
})
