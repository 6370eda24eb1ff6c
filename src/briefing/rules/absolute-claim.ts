import {derived, type Reading} from '../../text/reading.ts'
import {inSection, isBorrowed, isInName, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

const absolute =
  /(?<![\p{L}\p{N}-])(?:cannot|can never|never|impossible|irreversibl[ey]|no (?!longer |doubt |more |matter |wonder )[\p{L}-]+(?: [\p{L}-]+)? can)(?![\p{L}\p{N}-])/giu

/** Cheaper than the search itself, and false for most sentences. */
const hint = /cannot|never|impossible|irreversibl| can(?![a-z])/i

const claimsIn = derived(({text}: Reading) => (hint.test(text) ? [...text.matchAll(absolute)] : []))

/** "Never" and "cannot" are claims that one counter-example ends. */
export const absoluteClaim = defineRule({
  id: 'absolute-claim',
  severity: 'info',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'An absolute claim is either sourced, or softened to what is known.',

  *checkSection(section) {
    for (const sentence of section.sentences) {
      for (const match of claimsIn(sentence.reading)) {
        const span = inSection(sentence, {start: match.index, end: match.index + match[0].length})
        if (isBorrowed(section, span) || (/^\p{Lu}/u.test(match[0]) && isInName(sentence, span))) continue
        yield {
          message: `"${match[0]}" allows no exception. Say who says so, or say what is known.`,
          place: placeIn(section, span),
        }
        break
      }
    }
  },
})
