import type {BriefingContract} from '../../contract/contractTypes.ts'
import type {Reading} from '../../text/reading.ts'
import {remembered, rememberedText} from '../../text/remembered.ts'
import {touches} from '../../text/spans.ts'
import type {Span} from '../../text/spans.ts'
import {fieldPlace, inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Brief} from '../brief.ts'
import {defineRule} from '../rule.ts'
import type {Complaint} from '../rule.ts'

interface Slip extends Span {
  readonly text: string
  readonly message: string
  readonly instead?: string
  /** A mark of the quotation itself, so it counts although it touches one. */
  readonly isQuoteMark?: boolean
  /** Allowed in What to watch. */
  readonly isQuestion?: boolean
}

/** The house's spelling and signs. */
export const houseStyle = defineRule({
  id: 'house-style',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'One hand writes the whole publication, as far as readers can see.',

  *check(brief, _options, {contract}) {
    yield* fieldSlips(brief, fieldSlipsBy(contract))
  },

  *checkSection(section, _options, {contract}) {
    const isWatch = section.contract?.kind === 'watch'
    const slipsOf = slipsBy(contract)
    for (const sentence of section.sentences) {
      for (const slip of slipsOf(sentence.reading)) {
        const span = inSection(sentence, slip)
        if (slip.isQuestion && isWatch) continue
        if (!slip.isQuoteMark && isBorrowed(section, span)) continue
        const place = placeIn(section, span)
        yield {
          message: slip.message,
          place,
          fixes:
            slip.instead === undefined
              ? []
              : [{title: `Write ${slip.instead.trim()}`, kind: 'replace', place, text: slip.instead}],
        }
      }
    }
  },
})

/** The slips of a sentence; cited titles are hidden from it. */
const slipsBy = remembered(({words, quotes}: BriefingContract) => {
  const spelling = spellingOf(words.spelling)
  return remembered((reading: Reading): readonly Slip[] => findSlips(reading.text, spelling, quotes))
})

/** The same of a title or a dek. */
const fieldSlipsBy = remembered(({words, quotes}: BriefingContract) => {
  const spelling = spellingOf(words.spelling)
  return rememberedText((text): readonly Slip[] => findSlips(text, spelling, quotes))
})

function* fieldSlips(brief: Brief, slipsIn: (text: string) => readonly Slip[]): Iterable<Complaint> {
  const fields = [
    {name: brief.kind === 'take' ? 'headline' : 'title', text: brief.title, path: brief.titlePath},
    {name: 'dek', text: brief.dek, path: ['dek']},
  ]
  for (const {name, text, path} of fields) {
    for (const {message} of slipsIn(text)) {
      yield {message: `In the ${name}: ${message}`, place: fieldPlace(path)}
    }
  }
}

function findSlips(text: string, spelling: Spelling, quotes: 'straight' | 'curly'): Slip[] {
  const found: Slip[] = []
  const addresses: Span[] = []
  const add: AddSlip = (match, message, more = {}) => {
    const span = {start: match.index, end: match.index + match[0].length}
    if (!touches(span, addresses)) found.push({...span, text: match[0], message, ...more})
  }
  for (const match of !text.includes('http') && !text.includes('www.') ? [] : text.matchAll(/\b(?:https?:\/\/|www\.)[^\s"'”’)\]]+/g)) {
    add(match, 'A web address stands in the text. Link the words instead, or name the source.')
    addresses.push({start: match.index, end: match.index + match[0].length})
  }
  if (firstPerson.test(text)) personSlips(text, add)
  if (marks.test(text)) markSlips(text, quotes, add)
  smallWords(text, (start, end) => {
    // A text made for every word of every sentence costs more than the rest of the search.
    if (!spelling.mayBegin(text.charCodeAt(start), end - start)) return
    const word = text.slice(start, end)
    const instead = spelling.words.get(word)
    if (instead === undefined || !isWholeWord(text, start, end) || touches({start, end}, addresses)) return
    found.push({start, end, text: word, message: `The house writes "${instead}", not "${word}".`, instead})
  })
  return found
}

/** What the house writes instead of a word, and whether any such word has this first letter and length. */
interface Spelling {
  readonly words: ReadonlyMap<string, string>
  readonly mayBegin: (letter: number, length: number) => boolean
}

function spellingOf(list: BriefingContract['words']['spelling']): Spelling {
  const words = new Map(Object.entries(list))
  const keyOf = (letter: number, length: number) => letter + 0x10000 * length
  const known = new Set([...words.keys()].map((word) => keyOf(word.charCodeAt(0), word.length)))
  return {words, mayBegin: (letter, length) => known.has(keyOf(letter, length))}
}

/** Runs of the letters a to z. */
function smallWords(text: string, take: (start: number, end: number) => void): void {
  let start = -1
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    const isSmall = code >= 97 && code <= 122
    if (isSmall && start < 0) start = at
    else if (!isSmall && start >= 0) {
      take(start, at)
      start = -1
    }
  }
}

type AddSlip = (match: RegExpExecArray, message: string, more?: Partial<Slip>) => void

/** Any of the signs `markSlips` looks for. */
const marks = /[!?—“”‘’"%$]/

/** The mark of a name such as "Yahoo!" or "Which?" inside a sentence. */
function isOfName(text: string, index: number): boolean {
  return /\p{Lu}\p{L}*$/u.test(text.slice(Math.max(0, index - 40), index)) && /^(?:['’]?\s?\p{Ll}|[,;:)])/u.test(text.slice(index + 1, index + 4))
}

function markSlips(text: string, quotes: 'straight' | 'curly', add: AddSlip): void {
  for (const match of text.matchAll(/!(?!=)/g)) {
    if (isOfName(text, match.index)) continue
    add(match, 'An exclamation mark stands in the text. Let the facts say it.')
  }
  for (const match of text.matchAll(/\?/g)) {
    if (isOfName(text, match.index)) continue
    add(match, 'A question stands in the text. Make it a statement.', {isQuestion: true})
  }
  for (const match of text.matchAll(/—/g))
    add(match, 'An em dash stands in the text. Use a comma, a colon or two sentences.')
  for (const match of text.matchAll(quotes === 'straight' ? /[“”‘’]/g : /"/g)) {
    const straight = /[“”]/.test(match[0]) ? '"' : "'"
    if (quotes === 'straight')
      add(match, `A curly ${match[0]} stands in the text. Use ${straight}.`, {instead: straight, isQuoteMark: true})
    else add(match, 'A straight quotation mark stands in the text. Use a curly one.', {isQuoteMark: true})
  }
  for (const match of text.matchAll(/%/g)) {
    const isApart = /\s$/.test(text.slice(0, match.index))
    add(match, '"%" stands for percent. Write the word.', {instead: isApart ? 'percent' : ' percent'})
  }
  for (const match of text.matchAll(/(?<![A-Z])\$/g)) {
    add(match, 'A dollar sign stands without its country. Say whose: US$, A$, C$.', {instead: 'US$'})
  }
}

/** The start of a hyphened word or of one with an apostrophe counts, its later parts do not. */
function isWholeWord(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}'’-]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
}

/** Any word `personSlips` looks for; cheaper than its search. */
const firstPerson = /(?<![A-Za-z])(?:[Ww]e|[Oo]urs?|us|[Mm]y|I)(?![A-Za-z])/

function personSlips(text: string, add: AddSlip): void {
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}'’.-])(?:we|our|ours|us|my|We(?= \p{Ll})|Our(?= \p{Ll})|My(?= \p{Ll}))(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])/gu,
  )) {
    add(match, `"${match[0]}" speaks in the first person. Name who is meant.`)
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}'’.-])I(?=\s\p{Ll}|['’](?:m|ve|d|ll)\b)/gu)) {
    // "World War I", "Type I" and "part I" are numerals.
    const before = text.slice(0, match.index)
    if (
      /\b(?:\p{Lu}[\p{L}]*|type|phase|class|grade|part|stage|tier|title|category)\s$/u.test(before) &&
      !/\b(?:And|But|So|As|If|When|While|Because|Then)\s$/.test(before)
    )
      continue
    add(match, '"I" speaks in the first person. Name who is meant.')
  }
}
