import {inSection, isBorrowed, isInName, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

const rotting = /(?<![\p{L}\p{N}-])(?:currently|at the moment|nowadays|recently|now|soon|latest)(?![\p{L}\p{N}-])/giu

/** Cheaper than the search itself, and false for most sentences. */
const hint = /currently|moment|nowadays|recently|now|soon|latest/i

/** Words that were true on the day of writing and on no other. */
export const rottingWord = defineRule({
  id: 'rotting-word',
  severity: 'warning',
  needs: ['text'],
  why: 'The reader does not know when "now" was.',

  *checkSection(section) {
    for (const sentence of section.sentences) {
      const {text} = sentence.reading
      for (const match of hint.test(text) ? text.matchAll(rotting) : []) {
        const span = {start: match.index, end: match.index + match[0].length}
        if (isFixed(text, match[0].toLowerCase(), span.start, span.end)) continue
        const place = inSection(sentence, span)
        if (isBorrowed(section, place) || (/^\p{Lu}/u.test(match[0]) && span.start > 0) || isInName(sentence, place))
          continue
        const words = {start: place.start, end: place.end}
        yield {
          message: `"${match[0]}" is true on the day it is written. Give a date, or leave it out.`,
          place: placeIn(section, words),
        }
      }
      if (!text.includes('current ')) continue
      const {tokens, figures} = sentence.reading
      for (const [index, token] of tokens.entries()) {
        const next = tokens[index + 1]
        if (token.text !== 'current' || !next || !figures.some((figure) => figure.start === next.start)) continue
        const place = inSection(sentence, token)
        if (isBorrowed(section, place)) continue
        yield {
          message: '"current" stands before a figure that will change. Give the figure its date.',
          place: placeIn(section, place),
          severity: 'info',
        }
      }
    }
  },
})

/** Turns of phrase that do not speak of the day of writing. */
function isFixed(text: string, word: string, start: number, end: number): boolean {
  const before = text.slice(0, start)
  const after = text.slice(end)
  if (word === 'now') {
    if (/\b(?:until|by|from|till|before|up to)\s+$/i.test(before)) return true
    return /\bwhat\s+(?:is|are|was|were)\s+$/i.test(before) && /^\s+(?:the\s+)?\p{Lu}/u.test(after) // "in what is now Ghana"
  }
  if (word === 'soon')
    return (
      (/\bas\s+$/i.test(before) && /^\s+as\b/.test(after)) ||
      (/\b(?:too|how)\s+$/i.test(before) && /^\s+to\b/.test(after))
    )
  if (word === 'latest')
    return /\bat the(?: very)?\s+$/i.test(before) && !/^\s+\p{Ll}/u.test(after.replace(/^\s+(?:by|in|on)\b.*/s, ''))
  return false
}
