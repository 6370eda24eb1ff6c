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
  const lower = text.toLowerCase()
  const words: string[] = []
  let start = -1
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 32
    if (code > 127) return lower.match(/[\p{L}\p{N}]+/gu) ?? []
    const isPart = (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    if (isPart && start < 0) start = at
    else if (!isPart && start >= 0) {
      words.push(lower.slice(start, at))
      start = -1
    }
  }
  return words
}

/** Without accents: the É of "Échecs" stands for the E of FIDE. */
function plain(letter: string): string {
  return letter <= 'z' ? letter : letter.normalize('NFD')[0]!
}

function initialsIn(words: readonly string[]): string {
  let all = ''
  let meaning = ''
  for (const word of words) {
    const first = plain(word[0]!)
    all += first
    if (!isFunctionWord(word)) meaning += first
  }
  return `${all} ${meaning}`
}

/** The first letters of a section's words. */
export const sectionInitials = remembered((section: Section): string => initialsIn(wordsOf(section)))

/** Every word of a section in lower case. */
export const sectionWords = remembered((section: Section): ReadonlySet<string> => new Set(wordsOf(section)))

const wordsOf = remembered((section: Section): readonly string[] => wordsIn(section.text))
