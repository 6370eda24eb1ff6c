import {isMoneyCode} from './currencies.ts'
import {oneOf} from './oneOf.ts'
import {touches} from './spans.ts'
import type {Span} from './spans.ts'
import {isFunctionWord, withoutPossessive} from './words.ts'
import type {Token} from './words.ts'

/** A proper name: a run of capitalised words, with a number or small connecting words inside. */
export interface Name extends Span {
  /** Without a possessive ending. */
  readonly text: string
  /** False for a lone capitalised word that may owe its capital to the sentence's beginning. */
  readonly certain: boolean
  /** Index of its first and last token. */
  readonly first: number
  readonly last: number
}

const connectors = new Set('of the for de la le du des del da di van von der den al el y bin ibn on in'.split(' '))
const heads = oneOf(String.raw`
    Department Ministry Bank Court University Institute Office Board Council Centre Center Republic House School
    Bureau Agency Authority Association Federation Commission Committee College Union League Church City State
    Province Isle Gulf Bay Strait Cape Duke Secretary Chamber Academy Act Treaty Convention Declaration
    Organisation Organization Society Statistics Trust Fund Confederation Kingdom States Register Inspectorate
    Directorate Administration Lords Commons Justice Partnership Alliance Coalition Conference Congress
    Coordination Centres Centers Supreme High Appeal Appeals
  `)

const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/
const weekdays = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$/

/** Words that a sentence may begin with and that are no name on their own. */
const commonStarts = new Set(
  `critics officials analysts experts researchers scientists economists ministers lawmakers legislators regulators
  investors supporters opponents campaigners doctors nurses patients teachers workers unions companies firms banks
  labs hospitals councils governments countries states cities courts judges lawyers prosecutors voters parties
  clubs players fans owners farmers growers households families children women men people prices costs rates sales
  exports imports wages taxes revenues profits losses emissions temperatures deaths cases infections admissions
  waiting demand supply output growth inflation spending funding investment research evidence data figures results
  records reports studies surveys polls estimates forecasts models trials tests vaccines drugs treatments
  therapies newer older early late later days weeks months years today yesterday tomorrow according based given
  following including despite unlike beyond nearly almost about around roughly more fewer less half geopolitically
  economically politically legally technically separately similarly globally nationally locally internationally
  meanwhile otherwise elsewhere nonetheless nevertheless moreover furthermore therefore thus hence indeed overall
  finally first second third fourth last next new old public private national international local regional global
  central federal open closed high low large small major minor big top total average annual monthly weekly daily
  current previous former proposed planned final initial original part parts adding using taking making building
  closing opening seen known born now then soon once again also still even already perhaps maybe yes no none
  nothing something everything everyone someone several many most some few both either neither each every any all
  other others another such same different various`.split(/\s+/),
)

/** Names that end like an adverb or a participle. */
const properEndings = oneOf(String.raw`
    italy sicily lilly emily kelly reilly molly billy sally beverly kimberly connolly donnelly beijing boeing
    nanjing chongqing reading hastings? fleming manning cushing spalding starling browning harding keating wiring
    ing viking sterling goring deming rowling sibling gatling pickering xiaoping jinping wyoming kunming
  `)
const adverbs = oneOf(String.raw`
    nearly roughly mostly partly only early monthly weekly daily hardly barely possibly probably usually typically
    generally largely mainly recently currently formally officially legally technically originally initially
    finally eventually previously newly previously simply rarely clearly exactly directly jointly locally globally
    nationally publicly privately effectively historically reportedly allegedly approximately
  `)

const nationalities = oneOf(String.raw`
    Chinese American British European French German Italian Spanish Russian Japanese Korean Indian Brazilian
    Canadian Australian African Asian Western Eastern Northern Southern English Scottish Welsh Irish Dutch Swiss
    Swedish Danish Norwegian Finnish Polish Ukrainian Turkish Israeli Palestinian Iranian Saudi Egyptian Nigerian
    Kenyan Mexican Argentine Chilean Greek Portuguese Belgian Austrian Czech Hungarian Taiwanese Vietnamese
    Indonesian Democratic Republican Conservative Labour Christian Muslim Jewish Catholic Latin Arab Nordic Baltic
    Atlantic Pacific Arctic Antarctic Mediterranean
  `)

/** Whether a capitalised word is an adjective of origin or party, which names no one by itself. */
export function isNationality(word: string): boolean {
  return nationalities.test(word)
}

/**
 * Finds names among the tokens of one sentence. Dates are not names; the words "The" and "A" do not begin one. A
 * sentence's first word counts when it looks like nothing else, and is then not `certain`.
 */
export function findNames(text: string, tokens: readonly Token[], dates: readonly Span[]): Name[] {
  const found: Name[] = []
  let firstWord = true
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index]!
    const isFirst = firstWord && token.kind !== 'mark'
    if (token.kind !== 'mark') firstWord = false
    if (isNumberTen(tokens, index)) {
      const last = tokens[index + 1]!.text === '.' ? index + 2 : index + 1
      const name = text.slice(tokens[index]!.start, tokens[last]!.end)
      found.push({start: token.start, end: token.start + name.length, text: name, certain: true, first: index, last})
      index = last + 1
      continue
    }
    const isMoney = isCountryOfMoney(tokens, index) || isMoneyCode(tokens, index)
    if (!isNameToken(token, dates) || isMoney || (isFirst && isOrdinaryStart(tokens, index))) {
      index++
      continue
    }
    const last = nameEnd(tokens, index, dates)
    const name = withoutPossessive(text.slice(tokens[index]!.start, tokens[last]!.end))
    const alone = last === index
    found.push({
      start: token.start,
      end: token.start + name.length,
      text: name,
      certain: !(isFirst && alone && !/\p{Lu}.*\p{Lu}|\d|[a-z]\p{Lu}/u.test(name)),
      first: index,
      last,
    })
    index = last + 1
  }
  return found
}

/** "No. 10", the seat of a British prime minister, and the chancellor's next door: they say things. */
function isNumberTen(tokens: readonly Token[], index: number): boolean {
  const {text} = tokens[index]!
  if (text !== 'No' && text !== 'Number') return false
  const number = tokens[tokens[index + 1]?.text === '.' ? index + 2 : index + 1]
  return number !== undefined && /^(?:1[01]|Ten|Eleven)(?:['’]s)?$/.test(number.text)
}

/** The US of "US$5". */
function isCountryOfMoney(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return next?.text === '$' && next.start === tokens[index]!.end
}

function isNameToken(token: Token, dates: readonly Span[]): boolean {
  if (token.kind !== 'word' || !token.capital) return false
  const word = withoutPossessive(token.text)
  if (months.test(word) || weekdays.test(word) || word === 'I') return false
  return !touches(token, dates)
}

const oneSpeaks = /^(?:says|puts|reports|estimates|counts|calculates|tells|argues|warns|expects|announces|publishes|has|is|was)$/

const capitalsOrDigit = /\p{Lu}.*\p{Lu}|\d/u

/** A sentence's first word that owes its capital to its place: "The", "Two", "Prices", "Chinese" before a small word. */
function isOrdinaryStart(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!
  if (capitalsOrDigit.test(token.text)) return false
  const lower = token.base
  // "Farmers puts the number at 31": a plural with a verb of the singular is the name of one.
  const isOne = /[^s]s$/.test(lower) && oneSpeaks.test(tokens[index + 1]?.base ?? '')
  if (isFunctionWord(lower) || (commonStarts.has(lower) && !isOne)) return true
  if (/^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)$/.test(lower))
    return true
  if (lower.includes('-')) return !/-\p{Lu}/u.test(token.text)
  if (properEndings.test(lower) || tokens[index + 1]?.capital) return false
  return /ing$/.test(lower) || (/ly$/.test(lower) && (tokens[index + 1]?.text === ',' || adverbs.test(lower)))
}

const possessive = /['’]s?$/u

/** The J of "J. R. Whitcombe", the D of "Timothy D. Cook". */
function isInitial(tokens: readonly Token[], index: number, dates: readonly Span[]): boolean {
  const [letter, point, next] = tokens.slice(index, index + 3)
  if (!letter || !point || !next || point.text !== '.' || point.start !== letter.end || next.start > point.end + 1) return false
  return /^\p{Lu}$/u.test(letter.text) && isNameToken(next, dates)
}

function nameEnd(tokens: readonly Token[], first: number, dates: readonly Span[]): number {
  let last = first
  for (;;) {
    const here = tokens[last]!
    const next = tokens[last + 1]
    if (isInitial(tokens, last, dates)) {
      last += 2
      continue
    }
    if (!next || next.start > here.end + 1 || next.kind === 'mark' || next.kind === 'mask') return last
    if (possessive.test(here.text)) return last
    if (isNameToken(next, dates) && !isCountryOfMoney(tokens, last + 1) && !isMoneyCode(tokens, last + 1)) {
      last++
      continue
    }
    if (next.kind === 'number' && next.start > here.end && !touches(next, dates)) {
      return isQuantity(tokens, last + 1) ? last : last + 1
    }
    if (!connectors.has(next.text) || !heads.test(here.text)) return last
    const skip = tokens[last + 2] && connectors.has(tokens[last + 2]!.text) ? 2 : 1
    const beyond = tokens[last + 1 + skip]
    if (!beyond || /^(?:on|in)$/.test(next.text) || !isNameToken(beyond, dates)) return last
    last += 1 + skip
  }
}

const quantities = oneOf(String.raw`
    percent per % hundred thousand million billion trillion bn mn tn times percentage basis days? weeks? months?
    years? hours? minutes? km kg mw gw
  `)

/** A number after a name that counts or measures something is no part of it. */
function isQuantity(tokens: readonly Token[], index: number): boolean {
  const number = tokens[index]!.text
  const next = tokens[index + 1]?.base ?? ''
  if (/,/.test(number)) return true
  return quantities.test(next)
}
