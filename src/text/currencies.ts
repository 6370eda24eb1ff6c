import {oneOf} from './oneOf.ts'
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
  kronor: 'krona',
  kroner: 'krone',
  crown: 'crown',
  koruna: 'koruna',
  zloty: 'zloty',
  forint: 'forint',
  lira: 'lira',
  baht: 'baht',
  dirham: 'dirham',
  riyal: 'riyal',
  shilling: 'shilling',
  naira: 'naira',
  cedi: 'cedi',
  cedis: 'cedi',
  kwacha: 'kwacha',
  rouble: 'rouble',
  ruble: 'rouble',
  hryvnia: 'hryvnia',
  ringgit: 'ringgit',
  rupiah: 'rupiah',
  taka: 'taka',
  dinar: 'dinar',
}

/** Codes and short names that stand before a sum with a space: "CHF 40 million", "Rs 8.17". */
const codes = oneOf(String.raw`
    Rs CHF SEK NOK DKK ISK EUR USD GBP JPY CNY RMB INR PLN CZK HUF RON BGN UAH RUB TRY ILS AUD CAD NZD HKD SGD TWD KRW
    THB MYR IDR PHP VND BRL MXN ARS CLP COP PEN ZAR NGN KES GHS EGP AED SAR QAR KWD PKR BDT LKR kr Kr Kc Ksh
  `)

/** Whether the token is the code of the sum that follows it. */
export function isMoneyCode(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!
  const next = tokens[index + 1]
  return codes.test(token.text) && next !== undefined && next.start === token.end + 1 && /^\d/.test(next.text)
}

/** A sign of money such as "£" or "₹". */
export function isMoneySign(text: string): boolean {
  return /^\p{Sc}$/u.test(text)
}

/** Index of the first token once a currency sign and its country are counted in. */
export function symbolStart(tokens: readonly Token[], first: number): number {
  const sign = tokens[first - 1]
  if (!sign) return first
  if (isMoneyCode(tokens, first - 1)) return first - 1
  if (!isMoneySign(sign.text) || sign.end !== tokens[first]!.start) return first
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
