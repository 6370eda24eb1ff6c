import {oneOf} from './oneOf.ts'
import {tellsOfItself} from './ownFigures.ts'
import {isNationality} from './names.ts'
import type {Name} from './names.ts'
import {adverbs, beForms, bodies, determiners, makeVerbs, nobody, nounLike, sayVerbs, speechVerbs, unnamed, voices} from './speakerWords.ts'
import type {Span} from './spans.ts'
import type {Token} from './words.ts'

/** Words that say who stands behind a sentence: the verb, or "according to". */
export interface Attribution extends Span {
  readonly by: 'attribution' | 'disclosure' | 'speech'
}

/** A sentence as the attribution rules see it. */
export interface Parts {
  readonly tokens: readonly Token[]
  readonly names: readonly Name[]
  readonly dates: readonly Span[]
}

/**
 * Who stands behind a sentence: `attribution` for a named person, body or work that says, reports, estimates …, or after
 * "according to"; `disclosure` for a named maker that releases, announces, prices …; `speech` for named speakers of
 * other verbs of speech. A definite body ("the ministry said") counts as named: it was named before.
 */
export function findAttributions(parts: Parts): Attribution[] {
  const found: Attribution[] = []
  parts.tokens.forEach((token, index) => {
    const by = kindOf(token, parts.tokens[index + 1])
    if (by && !putsElsewhere(parts.tokens, index) && !tellsOfItself(parts, index) && isSupported(parts, index, by)) found.push({start: token.start, end: token.end, by})
    const according = token.base === 'according' && parts.tokens[index + 1]?.base === 'to'
    if (according && (isNamedAfter(parts, index + 2, 9) || isOwned(parts.tokens, index + 2) || isDated(parts, index + 2) || isKept(parts.tokens, index + 2))) {
      found.push({start: token.start, end: parts.tokens[index + 1]!.end, by: 'attribution'})
    }
  })
  return found
}

/** "puts a face to the queue": nothing is put at a figure. */
function putsElsewhere(tokens: readonly Token[], index: number): boolean {
  if (!/^puts?$/.test(tokens[index]!.base)) return false
  const end = tokens.slice(index + 1).findIndex(({text}) => /^[;:.]$/.test(text))
  const rest = tokens.slice(index + 1, end < 0 ? undefined : index + 1 + end)
  return !rest.some(({kind, base}) => kind === 'number' || /^(?:at|between|as|above|below|first|last|second|third)$/.test(base))
}

/** "reporting rules" are no ruling. */
const rulings = /^(?:that|against|for|in|out|on|by|unanimously)$/

/** Verbs that are speech only when what is said follows: "held that", "called it", but not "holds 40 percent". */
const ambiguous = /^(?:holds|held|shares|shared|provides|provided|names|reads|heard|proves|proved|maintains|establishes|established)$/
/** A study follows so many people; a strike follows a vote. */
const follows = /^followed$/
/** "The levy added 9 zloty" sums up; speech adds what somebody says. */
const adds = /^add(?:s|ed)$/
const addition = /^(?:that|[,:.]|["“”'‘’]|on|in|at|he|she|they|it|no|how|why)$/

const capitalised = /^\p{Lu}/u

function kindOf({base, kind, text, capital}: Token, next: Token | undefined): Attribution['by'] | undefined {
  if (kind !== 'word' || (capital && capitalised.test(text))) return undefined
  if (base === 'rules' && !rulings.test(next?.base ?? '')) return undefined
  if (ambiguous.test(base) && !/^(?:that|it|them|its|their|the|an?|:|,|"|“)$/.test(next?.base ?? ':')) return undefined
  if (follows.test(base) && next?.kind !== 'number') return undefined
  if (adds.test(base) && !addition.test(next?.base ?? '.')) return undefined
  if (sayVerbs.test(base)) return 'attribution'
  if (makeVerbs.test(base)) return 'disclosure'
  return speechVerbs.test(base) ? 'speech' : undefined
}

function isSupported(parts: Parts, index: number, by: Attribution['by']): boolean {
  const {tokens} = parts
  const previous = beforeVerb(tokens, index)
  if (isNoun(tokens, index) || isOfMany(parts, index)) return false
  if (/ing$/.test(tokens[index]!.base) && tokens[index - 1]?.text !== ',') return false
  if (previous >= 0 && beForms.test(tokens[previous]!.base)) return isNamedAfterBy(parts, index)
  if (hasNamedSubject(parts, previous) || isRecord(tokens, 0, previous)) return true
  if ((voices.test(tokens[index]!.base) || keepers.test(tokens[previous]?.base ?? '')) && isDefiniteAgent(tokens, previous)) return true
  if (/(?:ed|own)$/.test(tokens[index]!.base) && isNamedAfterBy(parts, index)) return true
  return (
    by !== 'disclosure' &&
    /^(?:says?|said|told|wrote|added|argued|warned)$/.test(tokens[index]!.base) &&
    (isNamedAfter(parts, index + 1, 4) || isNamedBeside(parts, index + 1))
  )
}

/** "said one of them, Jane Roe", "said a former engineer, Jane Roe": the name stands beside the description. */
function isNamedBeside({tokens, names}: Parts, first: number): boolean {
  const length = tokens.slice(first, first + 8).findIndex(({kind}) => kind === 'mark')
  if (length < 1 || tokens[first + length]!.text !== ',') return false
  return names.some((name) => name.first === first + length + 1 && name.certain && !isNationality(name.text))
}

/** "Telescopes have found", "Creditors offer": a sentence's first word that takes a plural verb is no name. */
function isOfMany({tokens, names}: Parts, index: number): boolean {
  const first = names.find((name) => name.first === 0)
  if (!first || first.certain || first.last > 0 || !/[^s]s$/.test(tokens[0]!.text)) return false
  if (tokens[1]?.base === 'have' && index < 5) return true
  return index === 1 && !/(?:s|ed|d|t|ew|ote|aw|put)$/.test(tokens[1]!.base)
}

/** Index of the last token before the verb that is no adverb and no "has". */
function beforeVerb(tokens: readonly Token[], index: number): number {
  let at = index - 1
  while (at >= 0 && adverbs.test(tokens[at]!.text) && !works.test(tokens[at]!.base)) at--
  return at
}

/** What a plural noun does: "ticket prices average", where "prices" is no deed. */
const afterPlural = oneOf('are were have had will would average averaged range ranged rose rise fell fall stand stood reach reached number differ vary')

/** "an estimated", "the published", "a report": an adjective or a noun. */
function isNoun(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!
  const before = tokens[index - 1]
  if (
    /ed$/.test(token.base) &&
    (/['’]s?$/u.test(before?.text ?? '') || /^(?:an?|the|its|their|of|in|for|with|no|any|newly|previously|recently)$/.test(before?.base ?? ''))
  )
    return true
  if (!nounLike.test(token.base)) return false
  if (!before) return true
  if (isCounted(tokens, index) || afterPlural.test(tokens[index + 1]?.base ?? '')) return true
  if (/['’]s$/u.test(before.text)) return !/^(?:the|an?|its)$/.test(tokens[index + 1]?.base ?? '') // "Moody's values the debt at"
  if (determiners.test(before.base) || /['’]$/u.test(before.text)) return true
  return /^(?:on|of|for|into|about|in|by|from|to)$/.test(tokens[index + 1]?.base ?? '') && !/s$/.test(token.base)
}

/** "30 ships", "30 cruise ships": things counted. A year counts nothing. */
function isCounted(tokens: readonly Token[], index: number): boolean {
  if (!/s$/.test(tokens[index]!.base)) return false
  const [second, first] = [tokens[index - 2], tokens[index - 1]!]
  const number = first.kind === 'number' ? first : first.kind === 'word' && !first.capital && !agents.test(first.base) ? second : undefined
  return number?.kind === 'number' && !/^(?:19|20)\d\d$/.test(number.text)
}

const agents = oneOf('it he she they which who that and or but also then now percent million billion \\p{Ll}+ly')

function hasNamedSubject(parts: Parts, last: number): boolean {
  const {tokens} = parts
  if (last < 0) return false
  const breaks = /^[,;:()—–"“”]$/
  let start = last
  while (start >= 0 && !(breaks.test(tokens[start]!.text) && !joinsNumbers(tokens, start))) start--
  start++
  const chunk = tokens.slice(start, last + 1).filter((token) => token.kind !== 'mark')
  const isLink = chunk.every((token) => /^(?:which|who|that|and|but)$/.test(token.base) || adverbs.test(token.text))
  if (isLink) return start > 0 && isNamedBefore(parts, start - 1)
  return isNamed(parts, start, last)
}

/** The dash of "2023–24" ends no clause. */
function joinsNumbers(tokens: readonly Token[], index: number): boolean {
  return /^[–—]$/.test(tokens[index]!.text) && tokens[index - 1]?.kind === 'number' && tokens[index + 1]?.kind === 'number'
}

/** "the carmaker said", "its treasurer reported": one agent, known to the reader, right before the verb. */
function isDefiniteAgent(tokens: readonly Token[], last: number): boolean {
  const noun = tokens[last]
  if (!noun || noun.kind !== 'word' || noun.capital || /[^s]s$|(?:ly|ed|ing)$/.test(noun.base)) return false
  if (unnamed.test(noun.base) || nobody.test(noun.base)) return false
  const first = tokens.slice(Math.max(0, last - 3), last).findLastIndex(({base}) => determined.test(base))
  if (first < 0) return false
  const between = tokens.slice(Math.max(0, last - 3), last).slice(first + 1)
  return between.every(({kind, base}) => kind === 'word' && !small.test(base))
}

/** One person whose trade is to know: "the regional geologist counts", where "the gap counts" says nothing. */
const keepers = /(?:ologist|archivist|economist|statistician|grapher|surveyor|registrar|keeper|librarian|clerk|officer|manager)$/

const determined = oneOf('the its their his her this that')
const small = oneOf('of in on at for from by to and or with as than')

/** Whether the clause up to the token `last` holds someone named. */
export function isNamedBefore(parts: Parts, last: number): boolean {
  const {tokens} = parts
  let start = last
  while (start > 0 && !/^[;:]$/.test(tokens[start - 1]!.text)) start--
  return isNamed(parts, start, last, true) || opensWithName(parts, start, last)
}

/** "Safaricom, whose users …, said": a name and a comma open the clause. */
function opensWithName({tokens, names}: Parts, first: number, last: number): boolean {
  return names.some((name) => name.first === first && name.last < last && tokens[name.last + 1]?.text === ',' && !isNationality(name.text))
}

/** Whether the tokens hold a name that can say things, or a body already known to the reader. */
function isNamed({tokens, names}: Parts, first: number, last: number, anyBody = false): boolean {
  if (tokens.slice(first, last + 1).some((token) => token.kind === 'mask')) return true
  const head = headOf(tokens, first, last)
  const inside = names.filter((name) => name.first >= first && name.last <= last && !isNationality(name.text))
  if (inside.some((name) => name.certain || !unnamed.test(head.base))) {
    // "In the US, analysts say": a name that is not joined to the unnamed speakers does not name them. "The Institute
    // for Fiscal Studies" holds the word and is a name.
    return (
      !unnamed.test(head.base) ||
      inside.some((name) => name.certain && tokens[name.last] === head && name.first < name.last) ||
      inside.some(
        (name) =>
          tokens[name.last + 1] === head ||
          (name.last === last && head !== tokens[last] && isOf(tokens, name.first)) ||
          /^['’]/.test(tokens[name.last]!.text.slice(name.text.length)),
      )
    )
  }
  if (/^(?:it|he|she|they)$/.test(head.base) && !anyBody) return true
  if (isOwnStaff(tokens, first, last)) return true
  for (let at = first; at < last; at++) {
    if (!/^(?:the|its|this|that|their|both|these|his|her)$/.test(tokens[at]!.base)) continue
    if (tokens.slice(at + 1, last + 1).some((token) => bodies.test(token.base)) && !unnamed.test(head.base)) return true
    if (head === tokens[last] && works.test(head.base)) return true
  }
  return false
}

/** Works that a definite article makes known: "the same tally shows" points at the one named above. */
const works = oneOf('counts? release tally tallies estimates? calculations? poll ranking series projections? log breakdown')

const staff = oneOf(String.raw`
    scientists economists researchers statisticians analysts engineers lawyers auditors inspectors advisers assistants?
    actuaries deputy deputies counsel colleagues? co-authors? successor predecessor adviser lawyer staff
  `)

/** "its scientists", "her deputy", "the airport's lawyers": who works for somebody named speaks for them; critics and customers do not. */
function isOwnStaff(tokens: readonly Token[], first: number, last: number): boolean {
  if (!staff.test(tokens[last]!.base)) return false
  const owner = tokens.slice(Math.max(first, last - 2), last)
  if (owner.some(({base}) => base === 'its' || base === 'his' || base === 'her')) return true
  return /['’]s?$/u.test(owner.at(-1)?.text ?? '') && tokens.slice(first, last).some(({base}) => base === 'the')
}

const official = oneOf(String.raw`
    official government court company exchange customs census police tax port land hospital school industry ministry
    council company's agency insurance shipping satellite registry market
  `)

/** "exchange data show", "court records show": the keeper of the record is told by its kind. */
function isRecord(tokens: readonly Token[], first: number, last: number): boolean {
  return last > first && records.test(tokens[last]!.base) && official.test(tokens[last - 1]!.base)
}

/** "Critics in Paris": the speakers are the critics, and the place does not name them. */
function headOf(tokens: readonly Token[], first: number, last: number): Token {
  for (let at = first; at < last; at++) {
    if (
      unnamed.test(tokens[at]!.base) &&
      /^(?:in|across|around|near|inside|outside|on|under|at|from|of|for|with)$/.test(tokens[at + 1]!.base)
    )
      return tokens[at]!
  }
  return tokens[last]!
}

/** "researchers at MIT", "officials of the IMF": the name says whose they are. */
function isOf(tokens: readonly Token[], name: number): boolean {
  const before = /^(?:the|an?)$/.test(tokens[name - 1]?.base ?? '') ? name - 2 : name - 1
  return /^(?:at|from|of|for|with)$/.test(tokens[before]?.base ?? '')
}

/** Whether someone named, or a body known to the reader, stands from `first` on, at most `reach` tokens further. */
export function isNamedAfter(parts: Parts, first: number, reach: number): boolean {
  let last = Math.min(parts.tokens.length - 1, first + reach)
  for (let at = first; at <= last; at++) {
    if (!/^[;.,]$/.test(parts.tokens[at]!.text) || at === first) continue
    if (isApposed(parts, first, at)) return true
    last = at - 1
  }
  return first <= last && namesOrBody(parts, first, last)
}

/** "the contractor, Bechtel": one agent, and its name beside it. */
function isApposed({tokens, names}: Parts, first: number, comma: number): boolean {
  return /^(?:the|its|his|her|their)$/.test(tokens[first]!.base) && tokens[comma]!.text === ',' && names.some((name) => name.first === comma + 1)
}

function namesOrBody(parts: Parts, first: number, last: number): boolean {
  const {tokens, names} = parts
  if (tokens.slice(first, last + 1).some((token) => token.kind === 'mask')) return true
  if (names.some((name) => name.first >= first && name.last <= last && !isNationality(name.text))) return true
  if (!/^(?:the|its|this|that|their)$/.test(tokens[first]!.base)) return false
  if (tokens.slice(first + 1, last + 1).some((token) => bodies.test(token.base))) return true
  const worker = tokens.slice(first, last + 1).findIndex(({base}) => staff.test(base))
  return worker > 0 && isOwnStaff(tokens, first, first + worker)
}

/** "according to its own status page": what belongs to someone named is as good as named, people left out. */
function isOwned(tokens: readonly Token[], first: number): boolean {
  if (!/^(?:its|their|his|her)$/.test(tokens[first]?.base ?? '')) return false
  if (tokens[first + 1]?.base === 'own') return tokens[first + 2]?.kind === 'word'
  let last = first
  while (last < first + 4 && tokens[last + 1]?.kind === 'word' && !small.test(tokens[last + 1]!.base)) last++
  const noun = tokens[last]!
  return last > first && !unnamed.test(noun.base) && (records.test(noun.base) || !/[^us]s$/.test(noun.base))
}

const records = oneOf('figures numbers accounts records data results statistics minutes books estimates calculations lists filings papers documents')

/** "according to a company statement", "to court filings": the keeper of the record is told by its kind. */
function isKept(tokens: readonly Token[], first: number): boolean {
  const start = /^an?$/.test(tokens[first]?.base ?? '') ? first + 1 : first
  return official.test(tokens[start]?.base ?? '') && oneOf('statement filing records filings figures accounts data minutes register').test(tokens[start + 1]?.base ?? '')
}

/** "according to a resolution dated 30 May", "to a survey of 2024": one document and no other. */
function isDated({tokens, dates}: Parts, first: number): boolean {
  const noun = tokens.slice(first, first + 5).findIndex(({base}) => bodies.test(base))
  const next = noun < 0 ? undefined : tokens[first + noun + 1]
  if (!next || !/^(?:of|from|in|dated|published|filed|issued|on)$/.test(next.base)) return false
  const reach = tokens[Math.min(tokens.length - 1, first + noun + 4)]!.end
  return dates.some(({start}) => start > next.start && start < reach)
}

/** "released by Meta", "estimated by the IMF", "put at £3 billion a year by the auditor". */
function isNamedAfterBy(parts: Parts, index: number): boolean {
  for (let at = index + 1; at < Math.min(parts.tokens.length, index + 14); at++) {
    if (/^[,;:()]$/.test(parts.tokens[at]!.text)) return false
    if (parts.tokens[at]!.base === 'by' && isNamedAfter(parts, at + 1, 5)) return true
  }
  return false
}
