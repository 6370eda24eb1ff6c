import type {Token} from './words.ts'

/** The sign, or the one name, a currency goes by. */
export const currencyWords: Record<string, string> = {
  dollar: '$',
  euro: '€',
  pound: '£',
  yen: '¥',
  yuan: 'yuan',
  renminbi: 'yuan',
  rupee: '₹',
  rand: 'rand',
  franc: 'franc',
  krona: 'krona',
  krone: 'krone',
  peso: 'peso',
  real: 'real',
}

/** Index of the first token once a currency sign and its country are counted in. */
export function symbolStart(tokens: readonly Token[], first: number): number {
  const sign = tokens[first - 1]
  if (!sign || !/^[$€£¥₹]$/.test(sign.text) || sign.end !== tokens[first]!.start) return first
  const country = tokens[first - 2]
  return country && country.end === sign.start && /^[A-Z]{1,3}$/.test(country.text) ? first - 2 : first - 1
}

/** The sign before a number with its country, "US$"; empty when there is none. */
export function currencyOf(tokens: readonly Token[], first: number): string {
  const start = symbolStart(tokens, first)
  return tokens
    .slice(start, first)
    .map((token) => token.text)
    .join('')
}
