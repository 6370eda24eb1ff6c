import {isInside, overlaps, type Span} from '../text/spans.ts'
import type {Reading} from '../text/reading.ts'
import {denominatorOf, magnitudeOf, smallNumber} from '../text/numbers.ts'
import {isCapitalised, isFunctionWord} from '../text/words.ts'

/** A word in the sentence it stands in; offsets count in the sentence. */
export interface WordInSentence extends Span {
  readonly text: string
  readonly reading: Reading | undefined
}

const negations = new Set(
  `not no never none nor neither nobody nothing nowhere without cannot cant wont dont didnt isnt arent wasnt werent hasnt
  havent hadnt doesnt wouldnt shouldnt couldnt hardly barely scarcely seldom rarely unless except lack lacks fail fails
  deny denies denied refuse refuses refused`.split(/\s+/),
)
const modals = new Set('will would shall should can could may might must ought need needs dare'.split(' '))
/** A letter or three in front that turn a word into its opposite. */
const negativePrefixes = ['un', 'in', 'im', 'ir', 'il', 'de', 're', 'ex', 'a', 'an', 'dis', 'non', 'mis', 'pre', 'up', 'sub']
const endings = /(?:'s|s|es|d|ed|ing|er|est|ly|n|en)$/
const farthest = 2

/**
 * Whether `after` mends a misspelt `before`: a word the corpus does not know became one it knows, at most two letters
 * apart, and neither is a number, part of a name, figure or date, a negation, a modal, another form of the same word or
 * the same word with a prefix.
 */
export function isTypo(before: WordInSentence, after: WordInSentence, isKnownWord: (word: string) => boolean): boolean {
  const [old, fresh] = [before.text.toLowerCase(), after.text.toLowerCase()]
  const known = (word: string) => isFunctionWord(word) || isKnownWord(word)
  return (
    old !== fresh &&
    /^\p{L}\p{Ll}+$/u.test(before.text) &&
    /^\p{L}\p{Ll}+$/u.test(after.text) &&
    isCapitalised(before.text) === isCapitalised(after.text) &&
    !known(old) &&
    known(fresh) &&
    letterDistance(old, fresh) <= Math.min(farthest, old.length - 1, fresh.length - 1) &&
    ![old, fresh].some((word) => negations.has(word) || modals.has(word) || isNumber(word)) &&
    !hasPrefix(old, fresh) &&
    !hasPrefix(fresh, old) &&
    old.replace(endings, '') !== fresh.replace(endings, '') &&
    !meansMore(before) &&
    !meansMore(after)
  )
}

function isNumber(word: string): boolean {
  return smallNumber(word) !== undefined || magnitudeOf(word) !== undefined || denominatorOf(word) !== undefined
}

function hasPrefix(longer: string, shorter: string): boolean {
  return negativePrefixes.some((prefix) => longer === prefix + shorter)
}

/** Whether a word is part of a name, a figure or a date. */
function meansMore({reading, ...word}: WordInSentence): boolean {
  if (!reading) return false
  const told = [...reading.names, ...reading.figures, ...reading.dates]
  return isInside(word, told) || told.some((span) => overlaps(span, word)) || reading.relativeDates.some((span) => overlaps(span, word))
}

/** Letters to add, drop or replace to turn one word into another. */
export function letterDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let row = b.map((_, index) => index + 1)
  row.unshift(0)
  a.forEach((letter, index) => {
    const next = [index + 1]
    b.forEach((wanted, at) => {
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + (letter === wanted ? 0 : 1)))
    })
    row = next
  })
  return row.at(-1)!
}
