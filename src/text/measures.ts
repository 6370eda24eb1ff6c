import {oneOf} from './oneOf.ts'
import {isFunctionWord, singular} from './words.ts'
import type {Token} from './words.ts'

/** What a figure measures: the head noun, plural folded, and the words that narrow it. */
export interface Measure {
  readonly noun: string
  readonly modifiers: readonly string[]
  /** The noun is what is counted or shared out ("40 percent of homes", "40 homes"), not the quantity itself ("gap"). */
  readonly population: boolean
}

const reachVerbs = oneOf(String.raw`
    is are was were be been reach(?:ed|es)? hit hits total(?:led|ed|s)? averag(?:e|es|ed) cost costs fell falls?
    fallen rose rises? risen grew grows? grown drop(?:ped|s)? climb(?:ed|s)? stood stands? sat sits? ran runs?
    remain(?:s|ed)? stay(?:s|ed)? exceed(?:s|ed)? pass(?:es|ed) top(?:s|ped) became becomes? jump(?:ed|s)? shrank
    widened narrowed slipped edged surged slowed increased decreased declined doubled averaging totalling reaching
    numbered equals?
  `)
const placeVerbs = oneOf(String.raw`
    puts? putting lists listed gives gave assess(?:es|ed) estimat(?:e|es|ed|ing) sets? priced? prices leaves? left keeps? kept holds? held values? valued
    caps? capped fix(?:ed|es)? measur(?:e|es|ed) calculat(?:e|es|ed) ranks? ranked pegs? pegged forecasts?
    reckon(?:s|ed)? cut cuts raised raises? lowered lowers? reduced reduces? brought brings? took takes? pushed
    pushes
  `)
const leads = oneOf(String.raw`
    about around roughly nearly almost approximately over under some just only more less fewer than least most an?
    the estimated record up down now
  `)
const comparatives = oneOf(String.raw`
    higher lower more less fewer faster cheaper larger smaller bigger longer shorter greater worse better annually
    later earlier ago old long wide high deep tall away apart overall respectively year month
  `)
const prepositions =
  /^(?:of|in|for|between|at|on|from|to|by|with|among|across|per|under|over|against|within|since|after|before|during)$/
const vague = /^(?:total|number|level|figure|amount|rate|share|rest|average|value|year|month|time|way|thing|record)$/

/** The noun a figure measures; undefined when the words around it do not say. `tail` is what is hyphened to it. */
export function measureOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  kind: string,
  tail = '',
): Measure | undefined {
  if (tail !== '' && kind !== 'money') return phrase([...tail.split('-').slice(-1), ...run(tokens, last + 1)])
  // "a deficit of 3 percent of output": the deficit is measured, output is the base.
  const isShare = tokens[last + 1]?.base === 'of' && (kind === 'percent' || kind === 'fraction')
  return (isShare ? preceding(tokens, first) : undefined) ?? following(tokens, last, kind) ?? preceding(tokens, first)
}

function following(tokens: readonly Token[], last: number, kind: string): Measure | undefined {
  const next = tokens[last + 1]
  if (!next || next.kind !== 'word') return undefined
  // "240 cedis a sack": the sack is what the sum is for.
  if (/^(?:an?|per|each|every)$/.test(next.base) && kind !== 'fraction') return undefined
  const counts = kind === 'count' || kind === 'magnitude'
  if (next.base === 'of' || (next.base === 'in' && kind === 'money')) {
    return phrase(toPlural(run(tokens, last + 2)), next.base === 'of' && kind !== 'money')
  }
  const words = run(tokens, last + 1)
  if (
    words.length === 0 ||
    (/(?:s|ed)$|^(?:fell|rose|grew|hit|stood|ran)$/.test(words[0]!) && reachVerbs.test(words[0]!))
  )
    return undefined
  if (comparatives.test(words[0]!) || (kind === 'multiple' && words[0]!.endsWith('er'))) return undefined
  if (!counts && kind !== 'fraction') return phrase(words)
  const plural = toPlural(words)
  return phrase(plural === words && counts ? words.slice(0, 1) : plural, kind === 'count')
}

/** What is counted is plural, and what follows the plural is the verb. */
function toPlural(words: readonly string[]): readonly string[] {
  const plural = words.findIndex((word) => /[^s]s$|^(?:people|children|women|men|staff)$/.test(word))
  return plural < 0 ? words : words.slice(0, plural + 1)
}

/** Up to four meaning words in a row; a name, a small word or punctuation ends it. */
function run(tokens: readonly Token[], from: number): string[] {
  const words: string[] = []
  let index = from
  while (/^(?:the|an?|its|their|his|her|all|those|these)$/.test(tokens[index]?.base ?? '')) index++
  for (; index < tokens.length && words.length < 4; index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || isFunctionWord(token.base) || /ly$/.test(token.base)) break
    words.push(token.base)
  }
  return words
}

function phrase(words: readonly string[], population = false): Measure | undefined {
  const head = words.at(-1)
  if (head === undefined) return undefined
  return {
    noun: singular(head),
    modifiers: words
      .slice(0, -1)
      .flatMap((word) => word.split('-'))
      .map(singular),
    population,
  }
}

function preceding(tokens: readonly Token[], first: number): Measure | undefined {
  let index = first - 1
  while (index >= 0 && leads.test(tokens[index]!.base)) index--
  const word = tokens[index]
  if (!word || word.kind !== 'word') return undefined
  if (word.base === 'of') return before(tokens, index)
  if (/^(?:at|to|from|by)$/.test(word.base)) {
    const clause = clauseStart(tokens, index)
    for (let verb = index - 1; verb >= clause; verb--) {
      const {base} = tokens[verb]!
      if (placeVerbs.test(base)) {
        const object = run(tokens, verb + 1)
        if (object.length > 0) return phrase(object)
      }
      if (reachVerbs.test(base)) return subject(tokens, clause, verb)
    }
    return undefined
  }
  return reachVerbs.test(word.base) ? subject(tokens, clauseStart(tokens, index), index) : undefined
}

/** The noun phrase that ends right before `index`. */
function before(tokens: readonly Token[], index: number): Measure | undefined {
  const words: string[] = []
  for (let at = index - 1; at >= 0 && words.length < 3; at--) {
    const token = tokens[at]!
    if (token.kind !== 'word' || isFunctionWord(token.base)) break
    words.unshift(token.base)
  }
  const measure = phrase(words)
  return measure && vague.test(measure.noun) && measure.modifiers.length === 0 ? undefined : measure
}

function clauseStart(tokens: readonly Token[], index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const {text, base} = tokens[at]!
    if (/^[,;:()]$/.test(text) || /^(?:but|which|that|who|while|as)$/.test(base)) return at + 1
    if (base === 'and' && !joinsPair(tokens, at)) return at + 1
  }
  return 0
}

/** "the gap between small and large models": this "and" begins no clause. */
function joinsPair(tokens: readonly Token[], and: number): boolean {
  for (let at = and - 1; at >= Math.max(0, and - 10); at--) {
    if (/^[,;:()]$/.test(tokens[at]!.text)) return false
    if (/^(?:between|both)$/.test(tokens[at]!.base)) return true
  }
  return false
}

/** The head of the subject between a clause's start and its verb: the words before its first preposition. */
function subject(tokens: readonly Token[], from: number, verb: number): Measure | undefined {
  let start = from
  if (prepositions.test(tokens[start]?.base ?? '')) {
    const determiner = tokens.slice(start, verb).findLastIndex((token) => /^(?:the|an?|its|their)$/.test(token.base))
    if (determiner < 0) return undefined
    start += determiner
  }
  let stop = verb
  for (let at = start + 1; at < verb; at++) {
    if (prepositions.test(tokens[at]!.base)) {
      stop = at
      break
    }
  }
  if (/^(?:has|have|had|will|would|could|can|may)$/.test(tokens[stop - 1]?.base ?? '')) stop--
  return before(tokens, stop)
}
