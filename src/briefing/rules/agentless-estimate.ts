import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isAttributed} from '../support.ts'

const agentless =
  /(?<![\p{L}\p{N}-])(?:an estimated(?!\s+(?:time|date|hour|day|delivery|arrival|departure|completion)(?![\p{L}]))|(?:is|are|was|were|been) (?:(?:also|widely|now|still|generally|commonly|often|long) )?(?:believed|thought|said|reported|estimated|understood) to|[Ii]t (?:is|was|has been) (?:(?:also|widely|generally|commonly|often) )?(?:believed|thought|said|reported|estimated|understood) that|reportedly|allegedly)(?![\p{L}\p{N}])/giu

/** Cheaper than the search itself, and false for most sentences. */
const hint = /estimated|believed|thought|said t|reported|understood|allegedly/i

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
