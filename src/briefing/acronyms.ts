import {remembered} from '../text/remembered.ts'
import {isFunctionWord} from '../text/words.ts'
import type {Section} from './brief.ts'

/**
 * The first letters of a text's words, twice: all of them, and without small words, so that "Organisation of the
 * Petroleum Exporting Countries" holds both "ootpec" and "opec". Hyphened words give one letter per part.
 */
export function initialsOf(text: string): string {
  let all = ''
  let meaning = ''
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    all += word[0]
    if (!isFunctionWord(word)) meaning += word[0]
  }
  return `${all} ${meaning}`
}

/** The first letters of a section's words. */
export const sectionInitials = remembered((section: Section): string => initialsOf(section.text))

/** Every word of a section in lower case. */
export const sectionWords = remembered(
  (section: Section): ReadonlySet<string> => new Set(section.text.toLowerCase().match(/[\p{L}\p{N}]+/gu)),
)
