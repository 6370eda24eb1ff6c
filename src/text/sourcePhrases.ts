import {isNamedAfter, isNamedBefore} from './attribution.ts'
import type {Attribution, Parts} from './attribution.ts'
import {oneOf} from './oneOf.ts'
import {bodies, unnamed} from './speakerWords.ts'
import type {Token} from './words.ts'

const accounts = oneOf(String.raw`
    counts? estimates? reckoning calculations? figures numbers arithmetic tally tallies measures? data sums
    projections? account admission assessment forecasts? survey poll census records register statistics maths
    yearbook bulletin release statement index table ledger almanac outlook update
    analysis audit ranking definition reports? study filing accounts books results rates tariff
  `)
/** What can be somebody's without anyone saying so: "in its books" names no source of a claim. */
const weakAccounts = oneOf('numbers data records register accounts books results report reports study account rates tariff')
/** What somebody thinks, after "in" or "by" and an owner: "in the view of the bank", "by the union's lights". */
const views = oneOf('view opinion telling judgment judgement lights words eyes estimation reading')
/** Statements whose owner vouches for what they are: "the union's tally is 40". */
const statements = oneOf(String.raw`
    figures? estimates? tally tallies count forecast projection calculation reckoning survey poll census index measure bid offer
    quote quotation score table list schedule tariff ranking register registry catalogue database inventory tracker roll
  `)
const amounts = oneOf('is are was were stands? stood comes? came rose fell reached remains? remained runs ran has gives puts names holds contains includes carries closed ended opened settled slipped climbed dropped')
const measuringNames = /(?:Index|Survey|Barometer|Tracker|Census|Monitor|Poll)$/
const forecasts = /^(?:estimates?|forecasts?|projections?|outlook|predictions?|guidance)$/
const revisions = oneOf(String.raw`
    cuts? raise[sd]? lower(?:s|ed) revise[sd]? trim(?:s|med) lift(?:s|ed) kept keeps update[sd]? increase[sd]?
    upgrade[sd]? downgrade[sd]? widen(?:s|ed) narrow(?:s|ed) reaffirm(?:s|ed) nudge[sd]? pare[sd]? maintain(?:s|ed) halve[sd]? doubled reiterate[sd]?
  `)

/**
 * Sources named without a verb of saying: "by the estimate of X", "on X's figures", "(source: X)", "(X, May 2026)", and
 * whoever "cut its forecast".
 */
export function findSourcePhrases(parts: Parts): Attribution[] {
  const {tokens} = parts
  const found: Attribution[] = []
  const add = (first: number, last: number) =>
    found.push({start: tokens[first]!.start, end: tokens[last]!.end, by: 'attribution'})
  tokens.forEach((token, index) => {
    if (accounts.test(token.base)) {
      const from = prepositionBefore(tokens, index)
      if (from >= 0 && (isOwned(parts, from, index) || isOf(parts, index))) add(from, index)
    }
    if (views.test(token.base)) {
      const from = prepositionBefore(tokens, index)
      const owned = from >= 0 && index - from < 7 && isOwned(parts, from, index) && /['’]s?$/u.test(tokens[index - 1]!.text)
      if (owned || (from === index - 2 && tokens[from + 1]!.base === 'the' && isOf(parts, index))) add(from, index)
    }
    if (isOwnStatement(parts, index)) add(index, index)
    if (token.text === 'Per' && index === 0 && isSaidBy(parts, 1)) add(index, index)
    if (token.base === 'as' && seesIt(parts, index)) add(index, index)
    if (/^[Ss]ources?$/.test(token.text) && tokens[index + 1]?.text === ':' && isSaidBy(parts, index + 2)) add(index, index + 1)
    if (token.text === '(' && isBracketedSource(parts, index)) add(index, index)
    if (forecasts.test(token.base)) {
      const verb = revisionBefore(tokens, index)
      if (verb > 0 && isNamedBefore(parts, verb - 1)) add(verb, index)
    }
  })
  return found
}

/** "Eurostat's figure is", "the union's tally for May stood at", "the figure from Eurostat is", "the Baltic Dry Index fell". */
function isOwnStatement(parts: Parts, index: number): boolean {
  const {tokens} = parts
  const {text, base, capital} = tokens[index]!
  if (capital && measuringNames.test(text) && amounts.test(tokens[index + 1]?.base ?? '')) {
    return parts.names.some((name) => name.first < index && name.last === index)
  }
  if (!statements.test(base)) return false
  const end = tokens.slice(index + 1, index + 8).findIndex((token) => token.kind === 'mark' || amounts.test(token.base))
  if (end < 0 || !amounts.test(tokens[index + 1 + end]!.base)) return false
  if (tokens[index + 1]!.base === 'from') return isOf(parts, index)
  let owner = index - 1
  while (owner > index - 4 && owner >= 0 && tokens[owner]!.kind === 'word' && !/['’]s?$/u.test(tokens[owner]!.text)) owner--
  if (owner < 0 || !/['’]s?$/u.test(tokens[owner]!.text)) return false
  if (parts.names.some((name) => name.first <= owner && name.last >= owner)) return true
  const isKnown = [owner - 1, owner - 2].some((at) => /^(?:the|its|this|that|their)$/.test(tokens[at]?.base ?? ''))
  return isKnown && bodies.test(tokens[owner]!.base.replace(/['’]s?$/u, ''))
}

/** "as the Bank of Korea sees it", "as Fitch has it". */
function seesIt(parts: Parts, index: number): boolean {
  const verb = parts.tokens.slice(index + 1, index + 9).findIndex(({base}) => /^(?:sees|has|tells|puts)$/.test(base))
  if (verb < 1 || parts.tokens[index + 2 + verb]?.base !== 'it') return false
  return isSaidBy({tokens: parts.tokens.slice(0, index + 1 + verb), names: parts.names, dates: parts.dates}, index + 1)
}

/** Index of the "by", "on" or "in" that leads to the noun; -1 when there is none in its phrase. */
function prepositionBefore(tokens: readonly Token[], noun: number): number {
  for (let at = noun - 1; at >= Math.max(0, noun - 9); at--) {
    const {text, base} = tokens[at]!
    if (/^(?:by|on|in)$/.test(base)) return at
    if (/^[,;:()]$/.test(text)) return -1
  }
  return -1
}

/** "NATO's own count", "the same firm's arithmetic", "Euronext data", "its own reckoning". */
function isOwned({tokens, names}: Parts, from: number, noun: number): boolean {
  const between = tokens.slice(from + 1, noun)
  if (between.some(({base}) => unnamed.test(base))) return false
  const owner = between.findLast(({text}) => /['’]s?$/u.test(text))
  const pronoun = between.some(({base}) => /^(?:its|their|his|her)$/.test(base))
  if (names.some((name) => name.first > from && name.last < noun)) return owner !== undefined || between.length < 6
  if (owner) return /^(?:the|this|that|its|their)$/.test(between[0]!.base)
  return pronoun && between.length < 3 && tokens[from]!.base !== 'in' && (tokens[from]!.base === 'by' || !weakAccounts.test(tokens[noun]!.base))
}

const research = oneOf('survey poll census study analysis audit count assessment ranking')
const makes = oneOf('carried conducted commissioned ran made did ordered published held paid compiled led')

/** "the estimate of the OECD", "figures from the ministry", "a survey that the guild carried out", "a poll commissioned by it". */
function isOf(parts: Parts, noun: number): boolean {
  if (research.test(parts.tokens[noun]!.base) && isMadeBy(parts, noun)) return true
  return /^(?:of|from|by)$/.test(parts.tokens[noun + 1]?.base ?? '') && isSaidBy(parts, noun + 2)
}

function isMadeBy(parts: Parts, noun: number): boolean {
  const {tokens} = parts
  const made = tokens.slice(noun + 1, noun + 10).findIndex(({base, kind}) => kind === 'mark' || makes.test(base))
  if (made < 0 || !makes.test(tokens[noun + 1 + made]!.base)) return false
  if (made > 1 && /^(?:that|which)$/.test(tokens[noun + 1]!.base)) {
    return isSaidBy({tokens: tokens.slice(0, noun + 1 + made), names: parts.names, dates: parts.dates}, noun + 2)
  }
  const by = tokens.slice(noun + 2, noun + 7).findIndex(({base}) => base === 'by')
  return made === 0 && by >= 0 && isSaidBy(parts, noun + 3 + by)
}

function isSaidBy(parts: Parts, first: number): boolean {
  const {tokens} = parts
  const head = tokens.slice(first, first + 4)
  if (head.length === 0 || head.some(({base}) => unnamed.test(base))) return false
  if (isNamedAfter(parts, first, 4)) return true
  if (/^(?:its|their|his|her)$/.test(head[0]!.base)) return head[1]?.kind === 'word'
  if (head[0]!.base === 'the' && /['’]s?$/u.test(head[1]?.text ?? '')) return true
  return head[0]!.base === 'the' && head.some(({base}) => bodies.test(base) || accounts.test(base))
}

/** "(OECD, 2025)", "(IMF data)": a name and nothing but when or what. */
function isBracketedSource({tokens, names, dates}: Parts, open: number): boolean {
  const name = names.find(({first}) => first === open + 1)
  const next = name && tokens[name.last + 1]
  if (!name || !next) return false
  if (accounts.test(next.base)) return tokens[name.last + 2]?.text === ')'
  const date = dates.find(({start}) => start === tokens[name.last + 2]?.start)
  return next.text === ',' && date !== undefined && tokens.some(({text, start}) => text === ')' && start === date.end)
}

/** "cut its forecast", "raised their 2026 growth estimate": the verb's index, or -1. */
function revisionBefore(tokens: readonly Token[], noun: number): number {
  for (let at = noun - 1; at >= Math.max(1, noun - 5); at--) {
    if (/^(?:its|their|his|her|the)$/.test(tokens[at]!.base)) return revisions.test(tokens[at - 1]!.base) ? at - 1 : -1
  }
  return -1
}
