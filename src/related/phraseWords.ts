import {stem, wordsOf} from './terms.ts'

/** A word of a text, with its place. Offsets are UTF-16; the end leaves a possessive out. */
export interface PlacedWord {
  readonly start: number
  readonly end: number
  /** As the text has it; `foldWord` makes it comparable. */
  readonly written: string
}

const articles = new Set(['the', 'a', 'an'])

/** Whether a folded word is an article, which a phrase of more words than that does without at its beginning. */
export function isArticle(word: string): boolean {
  return articles.has(word)
}

/** The words of a phrase as phrases are compared: folded, without a leading article. */
export function phraseWords(phrase: string): string[] {
  const words = foldedWords(phrase)
  return words.length > 1 && isArticle(words[0]!) ? words.slice(1) : words
}

function fold(word: string): string {
  const lower = word.toLowerCase().normalize('NFKC').replace(/['’]s?$|['’]s$/u, '')
  return stem(lower)
}

const remembered = new Map<string, string>()
const mostRemembered = 100_000

/** A word as phrases compare it: case, possessive and plural folded, function words kept. */
export function foldWord(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const fresh = fold(word)
  if (remembered.size > mostRemembered) remembered.clear()
  remembered.set(word, fresh)
  return fresh
}

export function foldedWords(text: string): string[] {
  return wordsOf(text).map(foldWord)
}

export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = []
  let from = 0
  for (const word of wordsOf(text)) {
    const start = text.indexOf(word, from)
    if (start < 0) continue
    words.push({start, end: start + word.length - possessiveLength(word), written: word})
    // Pairs of characters overlap, in scripts without spaces.
    from = start + (word.length > 1 && words.length > 1 && words.at(-2)!.end > start ? 1 : word.length)
  }
  return words
}

const lettersS = 115

function possessiveLength(word: string): number {
  if (word.charCodeAt(word.length - 1) !== lettersS) return 0
  const mark = word.charAt(word.length - 2)
  return mark === '\'' || mark === '’' ? 2 : 0
}
