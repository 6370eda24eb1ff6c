import {smallNumber} from './numbers.ts'
import {oneOf} from './oneOf.ts'
import type {Parts} from './attribution.ts'
import type {Token} from './words.ts'

const sees = /^(?:sees|saw)$/
const gives = /^(?:gives?|gave)$/
const values = /^values?$/
const yields = /^(?:offer(?:s|ed)?|demand(?:s|ed)?|print(?:s|ed))$/
const keeps = /^(?:allot(?:s|ted)|allocat(?:es|ed)|earmark(?:s|ed)|registered|record(?:s|ed)|posted)$/

/** What only somebody who judges can see or give: nobody walks past a growth. */
const estimates = oneOf(String.raw`
    growth inflation deflation rise rises fall falls increase decrease decline drop gain gains shortfall shortage
    surplus deficit demand need needs chance chances odds risk risks probability likelihood prospect room scope
    potential return returns recession recovery slowdown contraction expansion unemployment turnover upside downside
    estimate forecast figure share total reach range average median rate rates rating score value loss losses cost
    costs
  `)
const ofBudgets = oneOf('budget budgets spending income revenue revenues fund funds')
const roughly = oneOf(String.raw`
    an? about around roughly some nearly almost over up to at least most more fewer less than as many much only just
    another extra close well under
  `)
const levels = /^(?:at|as|above|below|between|near)$/
const tens = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)/
const scales = oneOf('hundred thousand million billion trillion dozen')
/** Where a forecast moves what it sees: "sees copper rising to". */
const moves = oneOf(String.raw`
    rising falling growing shrinking climbing dropping reaching hitting easing slowing averaging widening narrowing
    exceeding topping doubling peaking
  `)
/** Works that state, whatever they give. */
const works = oneOf(String.raw`
    census register registry table tables list accounts report yearbook almanac dashboard catalogue ledger inventory
    database filing prospectus survey study count tally index statistics records
  `)
const followers = oneOf(String.raw`
    team study trial group researchers scientists project survey cohort laboratory lab centre center institute who
    which that
  `)
const small = oneOf('of in on at for from by to and or with as than per this next each every')

/**
 * Whether the verb at `index` tells what its subject has or does, rather than what it says: "Paris sees 40 million
 * visitors", "Ghana gives 40 percent of its land to cocoa", "Lisbon offers 40,000 beds". What is seen, given or
 * valued by somebody who vouches for it is an estimate ("sees growth of 4 percent", "gives the cost as", "gives Aldi
 * 10 percent"). Verbs that can only be speech are never such.
 */
export function tellsOfItself(parts: Parts, index: number): boolean {
  const verb = parts.tokens[index]!.base
  if (sees.test(verb)) return !isSeenAhead(parts, index)
  if (gives.test(verb)) return !isGivenAs(parts, index)
  const object = objectOf(parts, index)
  if (verb === 'followed') {
    const isTime = /^(?:hour|day|week|month|year)s$/.test(object.rest[0]?.base ?? '')
    return isTime || !followers.test(parts.tokens[index - 1]?.base ?? '')
  }
  if (values.test(verb)) return object.at === 0 && !object.rest.some(({base}) => /^(?:at|as)$/.test(base))
  if (yields.test(verb)) return object.at === 0 && (isPartOfOwn(object.rest) || !isShareOrMoney(object))
  return keeps.test(verb) && object.at === 0 && isPartOfOwn(object.rest)
}

const shares = oneOf('percent per percentage dollars? euros? pounds? yen yuan rupees? krone[rn]? francs? zloty')

/** What follows the verb up to the clause's end, where its first figure stands (-1: nowhere), and what follows that. */
interface VerbObject {
  readonly words: readonly Token[]
  readonly at: number
  readonly money: boolean
  readonly rest: readonly Token[]
}

function objectOf({tokens, dates}: Parts, index: number): VerbObject {
  const words: Token[] = []
  for (const token of tokens.slice(index + 1)) {
    if (/^[,;:()—–"“”.]$/.test(token.text)) break
    words.push(token)
  }
  let first = 0
  while (first < words.length && roughly.test(words[first]!.base)) first++
  const isNumber = (token: Token) =>
    (/^\d/.test(token.text) || smallNumber(token.base) !== undefined || tens.test(token.base)) &&
    !dates.some(({start, end}) => token.start >= start && token.start < end)
  const number = words.findIndex(isNumber)
  if (number < 0) return {words, at: -1, money: false, rest: []}
  const sign = words.slice(first, number).every(({kind, text}) => kind === 'mark' || /^(?:US|A|C|NZ|HK|S)$/.test(text))
  let end = number + 1
  while (end < words.length && (scales.test(words[end]!.base) || isNumber(words[end]!))) end++
  return {words, at: sign ? 0 : number, money: words[number - 1]?.kind === 'mark', rest: words.slice(end)}
}

/** "sees growth of 4 percent", "sees oil at US$80", "sees 3 percent in 2027"; "saw it slowed". */
function isSeenAhead(parts: Parts, index: number): boolean {
  const next = parts.tokens[index + 1]
  if (!next || (next.kind === 'mark' && !/^[$€£¥]$/.test(next.text))) return true
  if (/^(?:that|it|them|as|no|little)$/.test(next.base)) return true
  if (parts.tokens[index]!.base === 'saw') return false
  const object = objectOf(parts, index)
  if (object.at !== 0) {
    const before = object.at < 0 ? object.words : object.words.slice(0, object.at)
    const isOwn = /^(?:its|their)$/.test(before[0]?.base ?? '')
    return before.some(({base}) => estimates.test(base) || levels.test(base) || (!isOwn && moves.test(base)))
  }
  const [first, ...more] = object.rest
  const isPercent = /^(?:percent|per|points?|percentage)$/.test(first?.base ?? '')
  const phrase = isPercent ? more.filter(({base}) => base !== 'cent') : object.rest
  const end = phrase.findIndex(({base}) => small.test(base))
  const noun = end < 0 ? phrase : phrase.slice(0, end)
  if (noun.some(({base}) => estimates.test(base))) return true
  const isOf = phrase[0]?.base === 'of'
  return noun.length === 0 && isShareOrMoney(object) && (!isOf || estimates.test(phrase[1]?.base ?? ''))
}

/** "gives the cost as 4", "gives Aldi 10.8 percent", "gives the region a weekly reach of 7 percent". */
function isGivenAs(parts: Parts, index: number): boolean {
  const {words, at, rest} = objectOf(parts, index)
  if (words.some(({base}) => /^(?:as|at)$/.test(base)) || works.test(parts.tokens[index - 1]?.base ?? '')) return true
  if (at < 0) return words.length === 0 || words.some(({base}) => estimates.test(base))
  if (isPartOfOwn(rest)) return false
  const end = rest.findIndex(({base}) => small.test(base))
  if ((end < 0 ? rest : rest.slice(0, end)).some(({base}) => estimates.test(base))) return true
  if (at === 0) return false
  const before = words.slice(0, at)
  if (before.some(({base}) => estimates.test(base))) return true
  const receiver = parts.names.some(({first}) => first === index + 1) || /^(?:it|them|him|her)$/.test(words[0]!.base)
  return receiver && /^(?:percent|per|points?|out|stars?|marks?)$/.test(rest[0]?.base ?? '')
}

/** "of its land", "of their power": a part of what the subject has; a budget's part is a decision all the same. */
function isPartOfOwn(rest: readonly Token[]): boolean {
  const of = rest.findIndex(({base}) => base === 'of')
  if (of < 0 || of > 1 || !/^(?:its|their|his|her)$/.test(rest[of + 1]?.base ?? '')) return false
  return !rest.slice(of + 2, of + 5).some(({base}) => ofBudgets.test(base))
}

function isShareOrMoney({money, rest}: VerbObject): boolean {
  return money || shares.test(rest[0]?.base ?? '')
}
