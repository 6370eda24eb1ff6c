import {isFunctionWord} from '../text/words.ts'

const wordExpression = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’.][\p{L}\p{N}]+)*|\p{N}+(?:[.,]\p{N}+)*(?:\p{L}[\p{L}\p{M}\p{N}]*)?/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const asciiOnly = /^[\0-\x7f]*$/

/**
 * The terms of a text, in order, with repeats: lower case, lightly stemmed, function words dropped. Versions stay whole
 * and are known by their first two numbers too ("1.32.0" and "1.32"). Scripts written without spaces give overlapping pairs of characters.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const word of wordsOf(text)) {
    const term = termOf(word)
    if (term === '') continue
    terms.push(term)
    const release = /^(\d+\.\d+)\.\d/.exec(term)
    if (release) terms.push(release[1]!)
  }
  return terms
}

let lastText = ''
let lastWords: readonly string[] = []

/**
 * The words of a text as written, before folding; pairs of characters where a script has no spaces. Those of the last
 * text are kept: a draft is read for its terms and for the phrases in it.
 */
export function wordsOf(text: string): readonly string[] {
  if (text.length < worthKeeping) return split(text)
  if (text !== lastText) {
    lastWords = split(text)
    lastText = text
  }
  return lastWords
}

const worthKeeping = 200

function split(text: string): readonly string[] {
  const words = text.match(wordExpression) ?? []
  if (asciiOnly.test(text) || !unspaced.test(text)) return words
  return words.flatMap((word) => (unspaced.test(word) ? pairs(word) : [word]))
}

function pairs(word: string): string[] {
  const characters = [...word]
  if (characters.length < 2) return [word]
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

const remembered = new Map<string, string>()
const rememberedLimit = 200_000

/** The term of one word: lower case, no possessive, plural and verb endings folded; empty for a function word. */
export function termOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const lower = word.toLowerCase().normalize('NFKC').replace(/['’]s?$|['’]s(?=$)/u, '')
  const term = lower.length < 2 && /[a-z]/.test(lower) ? '' : isFunctionWord(lower) ? '' : stem(lower).slice(0, 40)
  if (remembered.size >= rememberedLimit) remembered.clear()
  remembered.set(word, term)
  return term
}

/** Folds English endings, so far that two forms of a word meet and two words seldom do. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const one = withoutPlural(word)
  const base = withoutEnding(one)
  return base.length > 3 && base.endsWith('e') ? base.slice(0, -1) : base.length > 3 && base.endsWith('y') ? base.slice(0, -1) + 'i' : base
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y'
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

function withoutEnding(word: string): string {
  const end = word.length > 6 && word.endsWith('ing') ? 3 : word.length > 5 && word.endsWith('ed') ? 2 : 0
  if (end === 0) return word.length > 6 && word.endsWith('ly') ? word.slice(0, -2) : word
  const base = word.slice(0, -end)
  if (!/[aeiouy]/.test(base)) return word
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base
}

const periods = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
  nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter first second third fourth
  q1 q2 q3 q4 week month year day`
    .split(/\s+/)
    .map(stem),
)

/** Whether a term is a number, a version, or a month, weekday, season or count of one. */
export function isOfDate(term: string): boolean {
  return /^\p{N}/u.test(term) || periods.has(term)
}
