import {rememberedText} from './remembered.ts'
import type {Span} from './spans.ts'

/** Words as the contract counts them: runs of non-space characters that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  let counted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 32) counted = false
    else if (!counted && isLetterOrDigit(code, text, at)) {
      counted = true
      count++
    } else if ((code < 32 || code > 127) && /\s/.test(text[at]!)) counted = false
  }
  return count
}

function isLetterOrDigit(code: number, text: string, at: number): boolean {
  if (code > 127) return /[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at)!))
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}

/** A word-like stretch, a run of masked characters, or one punctuation character. */
export interface Token extends Span {
  readonly text: string
  /** `text` in lower case without a possessive ending. */
  readonly base: string
  readonly kind: 'word' | 'number' | 'mask' | 'mark'
  /** Begins with a capital or holds one: "Meta", "xAI", "iOS". */
  readonly capital: boolean
}

/** Stands, once per hidden character, for words that are evidence and not prose, such as a cited title. */
export const maskCharacter = '\uE000'

const tokenExpression =
  /\uE000+|(?:\p{Lu}\.){2,}(?!\p{L})|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:x|bn|m|k)?(?![\p{L}\d])|\d+(?:\.\d+)*(?![\p{L}\d.-]|\.\d)|\d+(?:\.\d+)?(?=\.(?:\s|$))|[\p{L}\p{N}\p{M}]+(?:(?:['’.\-\u2010\u2011&/][\p{L}\p{N}\p{M}]+)|['’](?=\s|$))*|\S/gu

/** Splits text into tokens. Hyphens, slashes, inner points and apostrophes stay inside: "GLM-5.2", "Meta's", "U.S". */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let from = 0
  for (const token of text.match(tokenExpression) ?? []) {
    const start = text.indexOf(token, from)
    from = start + token.length
    const {text: same, base, kind, capital} = factsOf(token)
    tokens.push({start, end: from, text: same, base, kind, capital})
  }
  return tokens
}

/** What every token of the same text has in common. */
const factsOf = rememberedText((text): Omit<Token, keyof Span> => ({
  text,
  base: baseOf(text),
  kind: kindOf(text),
  capital: isCapitalised(text),
}))

function kindOf(token: string): Token['kind'] {
  if (token[0] === maskCharacter) return 'mask'
  if (/^\d[\d,.]*$/.test(token)) return 'number'
  return /[\p{L}\p{N}]/u.test(token) ? 'word' : 'mark'
}

/** Lower case, without 's or a closing apostrophe. */
export function baseOf(word: string): string {
  return withoutPossessive(word).toLowerCase()
}

export function withoutPossessive(word: string): string {
  return word.includes("'") || word.includes('’') ? word.replace(/['’]s?$/u, '') : word
}

/** Whether a word begins with a capital or holds one: "Meta", "xAI", "iOS". */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}|^\p{Ll}{1,2}\p{Lu}/u.test(word)
}

/** Folds an English plural to its singular, well enough to compare two words of the same text. */
export const singular = rememberedText((word): string => {
  if (/[^aeiou]ies$/.test(word)) return word.slice(0, -3) + 'y'
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (/[^su]s$/.test(word) && word.length > 3 && !/(?:is|us|ss)$/.test(word)) return word.slice(0, -1)
  return word
})

const functionWords = new Set(
  `a an the and or nor but if of in on at by to from for with without within into onto over under than then that
  this these those as is are was were be been being am do does did doing done has have had having it its itself he
  him his she her hers they them their theirs we us our ours you your yours i me my who whom whose which what when
  where why how whether while because since until after before during between among against about above below up
  down out off through across per via not no so such only own same too very can could will would shall should may
  might must also both each every either neither some any all most more much many few fewer less least other
  others another one ones there here just still yet even ever however although though vs vs. v v. versus once
  already instead rather`.split(/\s+/),
)

export function isFunctionWord(word: string): boolean {
  return functionWords.has(word)
}

/** The words of a text that carry meaning, lower case, plural folded, hyphen compounds split; in order, with repeats. */
export function contentWords(text: string): string[] {
  return contentOf(tokenise(text))
}

/** The same of tokens that have been read. */
export function contentOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({base, kind}) => (kind === 'word' ? contentParts(base) : []))
}

const contentParts = rememberedText((base): readonly string[] =>
  base
    .split(/[-\u2010\u2011/&]/)
    .filter((part) => part.length > 1 && !functionWords.has(part) && /\p{L}/u.test(part))
    .map(singular),
)

/** Case, curly marks and repeated spaces folded; for comparing titles. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim()
}
