const mostCharacters = 200
const mostWords = 12

/** What a reader asked for, without control characters and cut to a length a search can mean. */
export function readSearch(given: string | undefined): string {
  return (given ?? '')
    .slice(0, mostCharacters)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
}

/**
 * The words as the argument of `text::query`: all of them must occur, each with any ending once it is three letters long.
 * Whatever has a meaning of its own there, quotes, minus signs and stars, is left out. Empty when no word is left.
 */
export function textQueryOf(words: string): string {
  const found = words.normalize('NFC').match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu) ?? []
  return found
    .slice(0, mostWords)
    .map((word) => (word.length >= 3 ? `${word}*` : word))
    .join(' ')
}
