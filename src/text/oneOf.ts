import {rememberedText} from './remembered.ts'

/** Says of a word whether it is on a list. */
export interface WordList {
  test(word: string): boolean
}

/**
 * The words of a list, separated by spaces. They may be expressions themselves, such as `estimat(?:e|es|ed)`; write
 * `\s` for a space inside one. Make a list once, not in a function: it remembers the words it was asked about.
 */
export function oneOf(list: string): WordList {
  const expression = new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`, 'u')
  return {test: rememberedText((word) => expression.test(word))}
}
