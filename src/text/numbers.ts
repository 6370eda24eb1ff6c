import type {Span} from './spans.ts'
import type {Token} from './words.ts'

/** A number as written, in digits or words. */
export interface NumberMention extends Span {
  readonly value: number
  readonly spelled: boolean
  /** Index of its first and last token. */
  readonly first: number
  readonly last: number
  /** A thousand, million, billion or trillion was named, not only written out in digits. */
  readonly magnitude: boolean
  /** A unit glued to the digits ("40km", "2x"), or the words hyphened to the number ("one-million-token"). */
  readonly tail: string
}

/** "zero" to "nineteen", each at its own index. */
export const smallNumberNames: readonly string[] = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/)
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const smallNumbers = new Map<string, number>(smallNumberNames.map((word, value) => [word, value]))
for (const [index, ten] of tens.entries()) {
  smallNumbers.set(ten, index * 10 + 20)
  for (const [value, unit] of smallNumberNames.slice(0, 10).entries()) smallNumbers.set(`${ten}-${unit}`, index * 10 + 20 + value)
}

const magnitudes: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  tn: 1e12,
}
const gluedUnits = /^(?:x|km|kg|cm|mm|GW|MW|kW|TW|GWh|MWh|kWh|TWh|km²|ha|mph|kph|pc|pp|C|F)$/
const bigMagnitude = /^(?:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|tn)$/

/** The value of a word such as "seven" or "twenty-one"; undefined for any other word. */
export function smallNumber(word: string): number | undefined {
  return smallNumbers.get(word)
}

export function magnitudeOf(word: string): number | undefined {
  return bigMagnitude.test(word) ? magnitudes[word] : undefined
}

/** The number that begins at token `index`, if one does. */
export function numberAt(tokens: readonly Token[], index: number): NumberMention | undefined {
  const token = tokens[index]
  if (!token || token.kind === 'mark' || token.kind === 'mask') return undefined
  return /^\d/.test(token.text) ? digitsAt(tokens, index, token) : wordsAt(tokens, index, token)
}

function digitsAt(tokens: readonly Token[], index: number, token: Token): NumberMention | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(-?)(\p{L}[\p{L}-]*))?$/u.exec(token.text)
  if (!match) return undefined
  let value = Number(match[1]!.replaceAll(',', ''))
  const tail = match[3] ?? ''
  const [head = '', ...rest] = tail.split('-')
  const glued = magnitudes[head.toLowerCase()]
  if (glued !== undefined && (head === head.toLowerCase() || head === 'M' || head === 'K')) {
    return mention(tokens, index, index, value * glued, false, true, rest.join('-'))
  }
  // "21st", "1990s" and "5G" are no numbers; "40km" and "40-bed" are.
  if (tail !== '' && match[2] === '' && !gluedUnits.test(tail)) return undefined
  if (tail !== '') return mention(tokens, index, index, value, false, false, tail)
  let last = index
  let magnitude = false
  for (let next = tokens[last + 1]; next; next = tokens[last + 1]) {
    const [word = '', ...compound] = next.base.split('-')
    const factor = magnitudeOf(word)
    if (factor === undefined) break
    value *= factor
    magnitude = true
    last++
    if (compound.length > 0) return mention(tokens, index, last, value, false, true, compound.join('-'))
  }
  return mention(tokens, index, last, value, false, magnitude, '')
}

function wordsAt(tokens: readonly Token[], index: number, token: Token): NumberMention | undefined {
  const article = token.base === 'a' || token.base === 'an'
  const half = token.base === 'half'
  const start = smallNumber(token.base)
  if (start === undefined && !article && !half) {
    return token.base.includes('-') ? compoundNumber(tokens, index, token.base.split('-')) : undefined
  }
  const following = tokens[index + (half && /^an?$/.test(tokens[index + 1]?.base ?? '') ? 2 : 1)]
  if ((article || half) && (!following || magnitudeOf(following.base.split('-')[0]!) === undefined)) return undefined
  let total = 0
  let current = half ? 0.5 : (start ?? 1)
  let last = half && following !== tokens[index + 1] ? index + 1 : index
  let magnitude = false
  for (let next = tokens[last + 1]; next; next = tokens[last + 1]) {
    const [word = '', ...compound] = next.base.split('-')
    const factor = magnitudeOf(word)
    const small = smallNumber(next.base)
    if (factor !== undefined) {
      magnitude = true
      if (factor === 100) current *= 100
      else {
        total += current * factor
        current = 0
      }
      last++
      if (compound.length > 0) return mention(tokens, index, last, total + current, true, true, compound.join('-'))
    } else if (magnitude && small !== undefined && small < 100) {
      current += small
      last++
    } else if (
      magnitude &&
      next.base === 'and' &&
      smallNumber(tokens[last + 2]?.base ?? '') !== undefined &&
      current >= 100
    ) {
      last++
    } else break
  }
  return mention(tokens, index, last, total + current, true, magnitude, '')
}

/** "one-million-token", "ten-year", "thirty-two-bed". */
function compoundNumber(tokens: readonly Token[], index: number, parts: string[]): NumberMention | undefined {
  const pair = smallNumber(parts.slice(0, 2).join('-'))
  let used = pair === undefined ? 1 : 2
  const head = pair ?? smallNumber(parts[0]!) ?? (parts[0] === 'half' ? 0.5 : undefined)
  if (head === undefined) return undefined
  let value = head
  let magnitude = false
  for (let factor = magnitudeOf(parts[used] ?? ''); factor !== undefined; factor = magnitudeOf(parts[used] ?? '')) {
    value *= factor
    magnitude = true
    used++
  }
  if (parts[0] === 'half' && !magnitude) return undefined
  return mention(tokens, index, index, value, true, magnitude, parts.slice(used).join('-'))
}

function mention(
  tokens: readonly Token[],
  first: number,
  last: number,
  value: number,
  spelled: boolean,
  magnitude: boolean,
  tail: string,
): NumberMention {
  return {
    start: tokens[first]!.start,
    end: tokens[last]!.end,
    value: tidy(value),
    spelled,
    first,
    last,
    magnitude,
    tail,
  }
}

/** 5.6 × 1,000,000 is not 5600000 in binary; compare what was written. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

const denominators = new Map<string, number>([['half', 2], ['halves', 2], ['fourth', 4], ['fourths', 4], ['hundredth', 100], ['hundredths', 100]])
for (const [index, word] of 'third quarter fifth sixth seventh eighth ninth tenth'.split(' ').entries()) {
  denominators.set(word, index + 3).set(`${word}s`, index + 3)
}

/** The denominator a fraction word names: 6 for "sixth" and "sixths". */
export function denominatorOf(word: string): number | undefined {
  return denominators.get(word)
}
