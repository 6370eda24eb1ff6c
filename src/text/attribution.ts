import {oneOf} from './oneOf.ts'
import {tellsOfItself} from './ownFigures.ts'
import {isNationality} from './names.ts'
import type {Name} from './names.ts'
import type {Span} from './spans.ts'
import type {Token} from './words.ts'

const sayVerbs = oneOf(String.raw`
    says? said saying report(?:s|ed|ing)? estimat(?:e|es|ed|ing) finds? found puts? putting measur(?:e|es|ed|ing)
    count(?:s|ed|ing)? calculat(?:e|es|ed|ing) shows? showed shown showing rank(?:s|ed|ing)? track(?:s|ed|ing)?
    attribut(?:e|es|ed|ing)
  `)
const speechVerbs = oneOf(String.raw`
    says? said told tells? wrote writes? warn(?:s|ed)? argu(?:e|es|ed) add(?:s|ed) insist(?:s|ed)? claim(?:s|ed)
    repl(?:y|ies|ied) ask(?:s|ed) testif(?:y|ies|ied) declar(?:e|es|ed) call(?:s|ed) describ(?:e|es|ed)
    stat(?:es|ed) concluded? ruled rules holds held defines? defined requires? required provides? provided
    guarantees? reads? names? acknowledged conceded explained promised vowed urged noted advised suggests? shares
    shared recalled forecasts? projects projected expects? expected confirms? confirmed indicates? indicated
    concludes lists listed cites cited reckons? reckoned assess(?:es|ed) quipped boasted complained pledged
    predicts? predicted written disclos(?:e|es|ed) reveal(?:s|ed) record(?:s|ed) logs logged posted tall(?:ies|ied)
    surveyed polled audited admit(?:s|ted) believ(?:e|es|ed) thinks? thought anticipat(?:e|es|ed) valued rated gave
    gives judged pegs pegged warns quot(?:es|ed) blam(?:es|ed) sees saw foresees? foresaw heard identif(?:y|ies|ied)
    document(?:s|ed) detect(?:s|ed) verif(?:y|ies|ied) registered demand(?:s|ed) budget(?:s|ed) allot(?:s|ted) allocat(?:es|ed)
    earmark(?:s|ed) pencils pencilled values printed prints gives? interviewed studied tested examined sampled
    inspected followed
  `)
const makeVerbs = oneOf(String.raw`
    releas(?:e|es|ed|ing) launch(?:es|ed|ing)? announc(?:e|es|ed|ing) publish(?:es|ed|ing)? ship(?:s|ped|ping)?
    unveil(?:s|ed|ing)? open-sourc(?:e|es|ed|ing) pric(?:e|es|ed|ing) propos(?:e|es|ed|ing) tabl(?:ed|es|ing) offer(?:s|ed|ing)?
    fined charges
  `)
const nounLike = oneOf(String.raw`
    report reports estimate estimates count counts measure measures rank ranks track tracks find finds shows?
    release releases launch launches ship ships price prices claim claims call calls demand demands documents
    registers? budgets? tables offers? charges quotes saw values
  `)
const adverbs = oneOf(String.raw`
    also then now later first since already once itself himself herself themselves has have had not still jointly
    separately \p{Ll}+ly
  `)
const beForms = /^(?:is|are|was|were|be|been|being|get|got|gets)$/
const determiners = oneOf(String.raw`
    an? the this that these those its their his her our no any some each every new recent such of in on for by to
    with from other several many further two three official similar both own
  `)
export const unnamed = oneOf(String.raw`
    analysts? experts? officials? critics? observers? researchers? sources? some many people campaigners? insiders?
    economists? scientists? commentators? supporters? opponents? lawyers? studies reports estimates surveys polls
    residents? locals? visitors? users? voters? fans? workers? drivers? parents? patients? tenants? landlords?
    others most executives? investors? doctors? reporters spokesm[ae]n spokeswom[ae]n spokespersons? spokespeople
    diplomats? aides? familiar person
  `)
/** Nouns of bodies and works that can say things. */
export const bodies = oneOf(String.raw`
    agency ministry court report index bank company lab laboratory study survey institute government council
    commission committee regulator authority department ministers? president union association federation league
    club clubs charity think-tank tank office body group firm paper review audit inquiry tribunal board watchdog
    organisation operator secretariat panel census poll database tracker ombudsman inspectorate university team
    judge judges judgment ruling chancellor governor treasury parliament assembly congress senate registry bulletin
    assessment analysis authors centre center broadcaster treasurer spokesperson accounts filing prospectus statement dataset figures data estimate law act bill
    treaty directive regulation statute constitution article section contract agreement code charter convention
    resolution decree circular notice minutes briefing gazette catalogue budget fund trust foundation museum hospital
    commissioner auditor consultancy broker exchange newspaper magazine journal docket
    inquest jury coroner hearing dashboard website yearbook almanac handbook ledger register spreadsheet inventory manifesto letter memo minister mayor secretary chairman chairwoman chair chief director king queen pope
  `)

/** Verbs whose subject can only be someone who speaks: "the carmaker said", but not "the gap shows". */
const voices = oneOf(String.raw`
    says? said report(?:s|ed) estimat(?:es|ed) announc(?:es|ed) told wrote warn(?:s|ed) calculat(?:es|ed) add(?:s|ed)
    argu(?:es|ed) published confirm(?:s|ed) acknowledged
  `)
/** Definite, and nobody all the same. */
const nobody = oneOf(String.raw`
    industry public market sector media press internet world country city nation crowd street everyone plan move
    number rate price cost trend history answer reason rest latter former
  `)

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
    if (by && !tellsOfItself(parts, index) && isSupported(parts, index, by)) found.push({start: token.start, end: token.end, by})
    const according = token.base === 'according' && parts.tokens[index + 1]?.base === 'to'
    if (according && (isNamedAfter(parts, index + 2, 9) || isOwned(parts.tokens, index + 2) || isDated(parts, index + 2) || isKept(parts.tokens, index + 2))) {
      found.push({start: token.start, end: parts.tokens[index + 1]!.end, by: 'attribution'})
    }
  })
  return found
}

/** "reporting rules" are no ruling. */
const rulings = /^(?:that|against|for|in|out|on|by|unanimously)$/

/** Verbs that are speech only when what is said follows: "held that", "called it", but not "holds 40 percent". */
const ambiguous = /^(?:holds|held|shares|shared|provides|provided|names|reads|heard)$/
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
  if (isNoun(tokens, index)) return false
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

/** Index of the last token before the verb that is no adverb and no "has". */
function beforeVerb(tokens: readonly Token[], index: number): number {
  let at = index - 1
  while (at >= 0 && adverbs.test(tokens[at]!.text) && !works.test(tokens[at]!.base)) at--
  return at
}

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
  if (isCounted(tokens, index)) return true
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
  return isNamed(parts, start, last, true)
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
    deputy deputies colleagues? co-authors? successor predecessor adviser lawyer staff
  `)

/** "its scientists", "her deputy": who works for somebody named speaks for them; critics and customers do not. */
function isOwnStaff(tokens: readonly Token[], first: number, last: number): boolean {
  if (!staff.test(tokens[last]!.base)) return false
  const from = Math.max(first, last - 2)
  return tokens.slice(from, last).some(({base}) => base === 'its' || base === 'his' || base === 'her')
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
  for (let at = first; at <= last; at++) if (/^[;.,]$/.test(parts.tokens[at]!.text) && at > first) last = at - 1
  return first <= last && namesOrBody(parts, first, last)
}

function namesOrBody(parts: Parts, first: number, last: number): boolean {
  const {tokens, names} = parts
  if (tokens.slice(first, last + 1).some((token) => token.kind === 'mask')) return true
  if (names.some((name) => name.first >= first && name.last <= last && !isNationality(name.text))) return true
  return (
    /^(?:the|its|this|that|their)$/.test(tokens[first]!.base) &&
    tokens.slice(first + 1, last + 1).some((token) => bodies.test(token.base))
  )
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

const records = oneOf('figures numbers accounts records data results statistics minutes books estimates calculations lists filings')

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
