import {rememberedText} from '../../text/remembered.ts'
import {contentWords, countWords, singular, tokenise} from '../../text/words.ts'
import {fieldPlace, sectionOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The dek says the stakes in a sentence of its own, not the first sentence again. */
export const dekForm = defineRule({
  id: 'dek-form',
  severity: 'warning',
  needs: ['text'],
  defaults: {sharedWords: 0.7, sharedRun: 8},
  why: 'The dek stands right above the first sentence; a reader should not read the same thing twice.',

  *check(brief, {sharedWords, sharedRun}, {contract}) {
    const place = fieldPlace(['dek'])
    const [min, max] = contract.dek.words
    const words = countWords(brief.dek)
    if (words < min || words > max) {
      yield {message: `The dek has ${words} words. Write ${min} to ${max}.`, place}
    }
    const opening = sectionOf(brief, contract.sections[0]?.key ?? '')?.sentences[0]
    if (words === 0 || !opening) return
    const {size, shared, run} = likenessTo(opening.text)(brief.dek)
    if (run >= sharedRun) {
      yield {
        message:
          `${run} words in a row stand in the dek and in the first sentence. Say the stakes in the dek in ` +
          `other words.`,
        place,
      }
    } else if (size > 0 && shared / size >= sharedWords) {
      yield {
        message:
          `${shared} of the dek's ${size} content words stand in the first sentence. Say the stakes in the ` +
          `dek instead.`,
        place,
      }
    }
  },
})

interface Likeness {
  /** Content words of the dek, and how many of them the sentence holds too. */
  readonly size: number
  readonly shared: number
  /** The longest run of words both hold. */
  readonly run: number
}

const likenessTo = rememberedText((opening) => {
  const known = new Set(contentWords(opening))
  const words = wordsOf(opening)
  return rememberedText((dek): Likeness => {
    const content = [...new Set(contentWords(dek))]
    const shared = content.filter((word) => known.has(word)).length
    return {size: content.length, shared, run: longestSharedRun(wordsOf(dek), words)}
  })
})

/** Words of each side that are compared; a dek of 160 characters has fewer, and a page put in its place is told by its length. */
const comparedWords = 200

function wordsOf(text: string): string[] {
  return tokenise(text.slice(0, comparedWords * 20)).slice(0, comparedWords).flatMap(({kind, base}) => (kind === 'mark' ? [] : [singular(base)]))
}

function longestSharedRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0
  let above: number[] = []
  for (const word of a) {
    const row = b.map((other, index) => (other === word ? (above[index - 1] ?? 0) + 1 : 0))
    longest = Math.max(longest, ...row)
    above = row
  }
  return longest
}
