import type {Random} from './draws.ts'

/** How often the words of a language are used: rank r about as often as 1 / (r + shift) ** exponent. */
export interface WordSkew {
  readonly exponent: number
  readonly shift: number
}

const openings = ['b', 'br', 'c', 'cl', 'd', 'dr', 'f', 'g', 'gr', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'pl', 'qu', 'r', 't', 'tr', 'v', 'w', 'z']
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou', 'ea']
const closings = ['n', 'r', 'l', 'sk', 't', 'k', 'nt', 'rk', 'nd', 'st', 'p', 'rn']
const syllables = openings.length * vowels.length

/** A made-up word for a rank from 0: each rank its own word, commoner words shorter. */
export function wordOfRank(rank: number): string {
  let left = rank
  let word = ''
  for (let count = 0; count < 1 || left > 0; count++) {
    const syllable = left % syllables
    word += openings[syllable % openings.length]! + vowels[Math.floor(syllable / openings.length)]!
    left = Math.floor(left / syllables)
  }
  return word + closings[(rank * 7) % closings.length]!
}

/** Draws a rank from 0 to `size` - 1 by inverting the integral of the skew. */
export function drawRank({exponent, shift}: WordSkew, size: number, random: Random): number {
  const power = 1 - exponent
  const low = (shift + 0.5) ** power
  const high = (size + shift + 0.5) ** power
  return Math.min(size - 1, Math.max(0, Math.floor((low + random() * (high - low)) ** (1 / power) - shift - 0.5)))
}

/** Common function words; a share of any prose, and no part of what it is about. */
export const functionWords =
  'the of to and a in is for that on with as it by at from are was be this have or not but which an has will can were their they'.split(' ')

/** The function words lie on a steep curve of their own. */
export function drawFunctionWord(random: Random): string {
  return functionWords[Math.floor(functionWords.length * random() ** 2.2)]!
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
