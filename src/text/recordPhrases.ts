import {isNamedAfter} from './attribution.ts'
import type {Attribution, Parts} from './attribution.ts'
import {oneOf} from './oneOf.ts'
import {isNationality} from './names.ts'
import {unnamed} from './speakerWords.ts'
import type {Token} from './words.ts'

const frameVerbs = oneOf(String.raw`
    says? said shows? showed reports? reported finds found estimates? estimated reckons? reckoned calculates? calculated believes?
    thinks? suggests? suggested indicates? indicated confirms? confirmed announced notes noted concluded states? stated
  `)
const links = oneOf('which that who whose as and but or if when while where because so than like unlike')
const keptRecords = oneOf(String.raw`
    lists? register registry tally tallies database dataset catalogue tracker table tables index log inventory records? count
    counts figures map ledger roll directory calendar archive bulletin statistics
  `)
const keeping = oneOf('kept maintained compiled collected drawn gathered held run published issued assembled')
const research = oneOf(String.raw`
    survey poll census study studies analysis audit reports? paper review inquiry investigation estimates? counts? forecasts?
    projections? calculations? figures data
  `)
const guesses = oneOf('estimates? forecasts? projections? predictions? figures counts? tallies polls? surveys?')
const madeCounts = oneOf('tally count figures? estimates? forecasts? data statistics? projections? calculations? census')
const comes = oneOf('comes? came stems? stemmed derives? derived originates?')
const papers = oneOf('minutes notes papers documents records transcripts? filings letters emails memos slides messages accounts')
const spokesperson = /^spokes(?:man|woman|men|women|person|persons|people)$/
/** What shows something without anyone being named: "final results show", where "traders say" tells nothing. */
const works = oneOf(String.raw`
    results figures data records papers documents accounts statistics filings minutes tables books emails numbers logs maps
    images calculations measurements returns ballots counts
  `)
const parties = oneOf(String.raw`
    companies firms groups partners parties sides banks airlines carmakers makers owners clubs unions governments ministries
    ministers agencies universities councils courts regulators universities lenders insurers retailers hospitals studios
    publishers laboratories labs
  `)

/**
 * Sources told by a record or by a word for those named before: "…, final results show", "the list kept by Kew", "a poll
 * by Ipsos", "according to minutes of the meeting", "a spokesman said", "the companies announced".
 */
export function findRecordPhrases(parts: Parts): Attribution[] {
  const {tokens} = parts
  const found: Attribution[] = []
  const add = (first: number, last: number) => found.push({start: tokens[first]!.start, end: tokens[last]!.end, by: 'attribution'})
  tokens.forEach(({base}, index) => {
    if (keeping.test(base) && isKeptBy(parts, index)) add(index - 1, index)
    else if (research.test(base) && tokens[index + 1]?.base === 'by' && isNamedBy(parts, index + 2)) add(index, index + 1)
    else if (base === 'according' && tokens[index + 1]?.base === 'to' && isPaperOf(tokens, index + 2)) add(index, index + 1)
    else if (base === 'from' && comes.test(tokens[index - 1]?.base ?? '') && isOfCount(tokens, index - 1) && isNamedAfter(parts, index + 1, 5)) add(index - 1, index)
    else if (base === '(' && isNamedInBrackets(parts, index)) add(index, index + 1)
    else if (/^(?:say|said|told|alleged?|claimed)$/.test(base) && isProsecution(parts, index)) add(index, index)
    else if (frameVerbs.test(base) && (closes(parts, index) || isKnownAgain(parts, index))) add(index, index)
  })
  return found
}

/** "the list kept by the society", "figures compiled by Reuters". */
function isKeptBy(parts: Parts, index: number): boolean {
  const {tokens} = parts
  if (!keptRecords.test(tokens[index - 1]?.base ?? '')) return false
  const by = tokens[index + 1]?.base === 'up' ? index + 2 : index + 1
  return tokens[by]?.base === 'by' && isNamedAfter(parts, by + 1, 5)
}

function isNamedBy({tokens, names}: Parts, first: number): boolean {
  const start = /^(?:the|an?|its)$/.test(tokens[first]?.base ?? '') ? first + 1 : first
  return names.some((name) => name.first >= start && name.first <= start + 2 && !isNationality(name.text))
}

/** "estimates range from 9 percent (OECD)": where a sentence speaks of estimates, a name alone in brackets made one. */
function isNamedInBrackets({tokens, names}: Parts, open: number): boolean {
  const name = names.find(({first}) => first === open + 1)
  return name !== undefined && tokens[name.last + 1]?.text === ')' && tokens.some(({base}) => guesses.test(base))
}

/** "the tally of 1,204 comes from": a count comes from whoever made it, water from a well. */
function isOfCount(tokens: readonly Token[], verb: number): boolean {
  return tokens.slice(Math.max(0, verb - 9), verb).some(({base, kind}) => kind === 'word' && madeCounts.test(base))
}

/** "minutes of the June meeting", "documents seen by the paper": somebody's papers, and not what is said of them. */
function isPaperOf(tokens: readonly Token[], first: number): boolean {
  const noun = tokens.slice(first, first + 3).findIndex(({base}) => papers.test(base))
  if (noun < 0) return false
  return /^(?:of|from|in|filed|seen|obtained|released|leaked|lodged|submitted)$/.test(tokens[first + noun + 1]?.base ?? '')
}

const mostFrameWords = 9

/** The sentence ends with who says so: ", final results show.", ", its balance sheet showed on 4 June." */
function closes({tokens, names}: Parts, verb: number): boolean {
  if (!isLast(tokens, verb)) return false
  const last = beforeAdverbs(tokens, verb - 1)
  let first = last
  while (first >= 0 && tokens[first]!.kind !== 'mark') first--
  if (tokens[first]?.text !== ',' || last === first || last - first > mostFrameWords) return false
  const frame = tokens.slice(first + 1, last + 1)
  const isNamed = names.some((name) => name.first > first && name.last <= last && !isNationality(name.text))
  if (links.test(frame[0]!.base) || /^(?:it|they|he|she|this|these|those|there)$/.test(frame[0]!.base)) return false
  const isKnown = frame.some(({base, text}) => /^(?:the|its|his|her|their)$/.test(base) || /['’]s?$/u.test(text))
  return (isNamed || isKnown || works.test(frame.at(-1)!.base)) && !frame.some(({base}) => unnamed.test(base))
}

function isLast(tokens: readonly Token[], verb: number): boolean {
  const rest = tokens.slice(verb + 1)
  if (rest.length > 0 && rest.at(-1)!.text !== '.') return false
  return rest.length <= 1 || (rest.length <= 6 && /^(?:on|in|at)$/.test(rest[0]!.base) && !rest.slice(0, -1).some(({kind}) => kind === 'mark'))
}

function beforeAdverbs(tokens: readonly Token[], from: number): number {
  let at = from
  while (at > 0 && /^(?:has|have|had|also|later|now|\p{Ll}+ly)$/u.test(tokens[at]!.base)) at--
  return at
}

/** "At the Old Bailey, prosecutors said": of one court there is one prosecution. */
function isProsecution({tokens, names}: Parts, verb: number): boolean {
  const noun = beforeAdverbs(tokens, verb - 1)
  return tokens[noun]?.base === 'prosecutors' && names.some((name) => name.last < noun && !isNationality(name.text))
}

/** "a spokesman said", "the two companies announced": those named earlier in the sentence speak. */
function isKnownAgain({tokens, names}: Parts, verb: number): boolean {
  const noun = beforeAdverbs(tokens, verb - 1)
  const {base} = tokens[noun] ?? {base: ''}
  const isParty = parties.test(base) && tokens.slice(Math.max(0, noun - 3), noun).some((token) => /^(?:the|both|these)$/.test(token.base))
  if (!spokesperson.test(base) && !isParty) return false
  return names.some((name) => name.last < noun && !isNationality(name.text))
}
