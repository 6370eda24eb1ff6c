import {remembered, rememberedText} from '../text/remembered.ts'
import {isFunctionWord} from '../text/words.ts'
import type {Section} from './brief.ts'

/**
 * The first letters of a text's words, twice: all of them, and without small words, so that "Organisation of the
 * Petroleum Exporting Countries" holds both "ootpec" and "opec". Hyphened words give one letter per part.
 */
export const initialsOf = rememberedText((text): string => initialsIn(wordsIn(text)))

/** Every word of a text in lower case, as parts of hyphened words and without apostrophes. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function initialsIn(words: readonly string[]): string {
  let all = ''
  let meaning = ''
  for (const word of words) {
    all += word[0]
    if (!isFunctionWord(word)) meaning += word[0]
  }
  return `${all} ${meaning}`
}

/** The first letters of a section's words. */
export const sectionInitials = remembered((section: Section): string => initialsIn(wordsOf(section)))

/** Every word of a section in lower case. */
export const sectionWords = remembered((section: Section): ReadonlySet<string> => new Set(wordsOf(section)))

const wordsOf = remembered((section: Section): readonly string[] => wordsIn(section.text))
