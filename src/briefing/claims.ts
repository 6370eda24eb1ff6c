import {oneOf} from '../text/oneOf.ts'
import type {DateMention} from '../text/dates.ts'
import type {Figure} from '../text/figure.ts'
import {isNationality} from '../text/names.ts'
import type {Name} from '../text/names.ts'
import {derived, Reading} from '../text/reading.ts'
import {remembered, rememberedText} from '../text/remembered.ts'
import {touches} from '../text/spans.ts'
import {contentWords} from '../text/words.ts'
import {inSection, isBorrowed, placeIn} from './brief.ts'
import type {Brief, Section} from './brief.ts'
import type {CorpusEntry} from './corpus.ts'
import type {Place} from './finding.ts'
import {holdingIn, totalIn} from './totals.ts'

/** A figure with the sentence it stands in, in prose or in another document. */
export interface Claim {
  readonly figure: Figure
  readonly reading: Reading
  readonly place: Place
  /** The sentence's number in its section; neighbours in a list of like facts differ on purpose, totals do not. */
  readonly sentence: number
  /** Stands in a link's anchor: it can be the other side of a pair, never the place. */
  readonly isAnchor: boolean
  /** The document the figure is evidence from; undefined for the brief's own prose. */
  readonly evidence: CorpusEntry | undefined
}

/** The figures of the brief's own prose, quotations and cited titles left out. */
export function claimsOf(brief: Brief): readonly Claim[] {
  return brief.sections.flatMap(sectionClaims)
}

const sectionClaims = remembered((section: Section): readonly Claim[] =>
  section.sentences.flatMap((sentence, index) =>
    sentence.reading.figures.flatMap((figure): Claim[] => {
      const span = inSection(sentence, figure)
      if (touches(span, section.quotations)) return []
      return [
        {
          figure,
          reading: sentence.reading,
          place: placeIn(section, span),
          sentence: index,
          isAnchor: isBorrowed(section, span),
          evidence: undefined,
        },
      ]
    }),
  ),
)

/** The figures of a cited title. */
export const titleClaims = remembered((entry: CorpusEntry): readonly Claim[] => {
  const reading = new Reading(entry.title)
  return reading.figures.map((figure) => ({
    figure,
    reading,
    place: {
      document: entry.id,
      path: [entry.type === 'take' ? 'headline' : 'title'],
      start: figure.start,
      end: figure.end,
      text: figure.text,
    },
    sentence: 0,
    isAnchor: false,
    evidence: entry,
  }))
})

/** Same value, rounding and bounds allowed where the words say so: "about 3" is 3.3, "more than 40" is 52. */
export function sameValue(a: Figure, b: Figure): boolean {
  if (close(a.low, b.low) && close(a.high, b.high)) return true
  if (a.low <= b.low && b.high <= a.high && a.low < a.high) return true
  if (b.low <= a.low && a.high <= b.high && b.low < b.high) return true
  if (isRounded(a, b) || isRounded(b, a)) return true
  if (!a.approximate && !b.approximate) return false
  const ratio = Math.max(a.low, b.low) / Math.min(a.low, b.low)
  return ratio < 1.15
}

/** Whether `a` is `b` with fewer digits, two of them at least: 7.2 million for 7.19 million. */
function isRounded(a: Figure, b: Figure): boolean {
  // Two digits are never further off than a twentieth; most pairs are.
  if (a.low !== a.high || b.low !== b.high || Math.abs(a.low - b.low) > Math.abs(b.low) * 0.051) return false
  const size = digitsOf(a.low)
  if (!/\d\.\d|llion|\d(?:bn|m|tn)/.test(a.text) || size < 2 || size >= digitsOf(b.low)) return false
  return Number(b.low.toPrecision(size)) === a.low
}

function digitsOf(value: number): number {
  return Number(value.toPrecision(12)).toExponential().replace(/e.*/, '').replace(/\D/g, '').length
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9
}

/** Same unit and kind of thing; a plain dollar sign is taken for the US one. */
export function sameUnit(a: Figure, b: Figure): boolean {
  return unitOf(a) === unitOf(b)
}

/** Figures with the same key have the same unit. */
export function unitOf({unit, kind}: Figure): string {
  return `${kind === 'magnitude' ? 'count' : kind} ${unit === '$' ? 'US$' : unit}`
}

/**
 * Whether two figures claim to measure the same thing at the same time. They do when they measure the same noun of the
 * same subject, or when their sentences say almost the same. Unsure is no.
 */
export function comparable(a: Claim, b: Claim): boolean {
  if (!sameUnit(a.figure, b.figure) || a.figure.comparison || b.figure.comparison) return false
  const areNeighbours = a.place.section !== undefined && a.place.section === b.place.section && Math.abs(a.sentence - b.sentence) < 2
  const measure = a.figure.measure
  const other = b.figure.measure
  const sameNoun = measure !== undefined && measure.noun === other?.noun
  // What rules out most pairs is looked at first: it costs nothing.
  if (sameNoun && areApart(measure.modifiers, other.modifiers)) return false
  if (!sameNoun && !(isOnly(a) && isOnly(b))) return false
  const per = denominatorOf(a)
  if (per !== denominatorOf(b)) return false
  if (datedDifferently(datesOf(a), datesOf(b))) return false
  const {named, shared, share} = likeness(a, b)
  if (named === 'differently') return false
  if (sameNoun && tellSameTotal(a, b, named === 'alike')) return true
  if (areNeighbours) return false
  if (sameNoun && named === 'alike' && tellSameHolding(a, b)) return true
  if (!sameNoun) return shared >= 4 && share >= (per !== '' && named === 'alike' ? 0.5 : 0.6)
  // What is counted says little of what is said about it: "40 percent of homes" may be any 40 percent.
  if (measure.population || other.population)
    return named === 'alike' ? shared >= 2 && share >= 0.3 : shared >= 3 && share >= 0.5
  return shared >= (named === 'alike' || per !== '' ? 1 : 2)
}

/** "sack" of "240 cedis a sack", or nothing. */
function denominatorOf({figure, reading}: Claim): string {
  return /^\s+(?:an?|per|each|every)\s+(\p{L}[\p{L}-]*)/u.exec(reading.text.slice(figure.end))?.[1]?.toLowerCase() ?? ''
}

/**
 * Both say how many there are in all, of one thing: "Chad has 40 clinics", "the ministry counts 52 clinics in Chad". Of
 * what the one says it, the other knows; and no name stands in one only.
 */
function tellSameTotal(a: Claim, b: Claim, isNamedAlike: boolean): boolean {
  if (a.figure.kind !== 'count' || b.figure.kind !== 'count') return false
  const [total, other] = [totalIn(a.reading, a.figure), totalIn(b.reading, b.figure)]
  if (!total || !other || total.noun !== other.noun) return false
  const [names, others] = [namesIn(a.reading), namesIn(b.reading)]
  if (isNamedAlike && (names.size !== others.size || [...names].some((name) => !others.has(name)))) return false
  const isIn = (words: readonly string[], reading: Reading) => words.every((word) => wordsIn(reading).has(word))
  return total.scope.length + other.scope.length > 0 && isIn(total.scope, b.reading) && isIn(other.scope, a.reading)
}

/** How many times as much two figures of one thing differ at most: one that is further off counts something else. */
const farthest = 2
const happens = oneOf(String.raw`
    adds? added cuts? hire[sd]? lost loses? plans? planned clos(?:es|ed|ing) open(?:s|ed|ing) order(?:s|ed)? b(?:uys|ought) sold sells?
    gained gains more fewer another new extra further additional next last first other remaining rest half most few
    would will could may might hopes? aims? wants? expects? targets? capped limit(?:s|ed)? up to least once had was were
  `)

/** Both say what one and the same owner has, neither of a part of it nor of what is to come. */
function tellSameHolding(a: Claim, b: Claim): boolean {
  const [one, other] = [holdingIn(a.reading, a.figure), holdingIn(b.reading, b.figure)]
  if (!one || !other || one.noun !== other.noun) return false
  const [names, others] = [namesIn(a.reading), namesIn(b.reading)]
  if (names.size !== others.size || [...names].some((name) => !others.has(name))) return false
  const [low, high] = [a.figure.low, b.figure.low].sort((x, y) => x - y)
  if (high! >= farthest * low!) return false
  const isTold = (words: readonly string[], {reading}: Claim) => words.every((word) => wordsIn(reading).has(word))
  if (!isTold(one.narrowing, b) || !isTold(other.narrowing, a)) return false
  return !happensAround(a) && !happensAround(b)
}

/** Whether the clause of a figure tells of a change, a part or a plan. */
function happensAround({figure, reading: {text, tokens}}: Claim): boolean {
  const start = figure.start - /[^,;:()—–]*$/.exec(text.slice(0, figure.start))![0].length
  const end = figure.end + /^[^,;:()—–]*/.exec(text.slice(figure.end))![0].length
  return tokens.some((token) => token.start >= start && token.end <= end && happens.test(token.base))
}

/** Both are narrowed, and by no word in common. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word))
}

/** The only figure of its unit in its sentence. */
function isOnly({figure, reading}: Claim): boolean {
  return reading.figures.every((other) => other === figure || !sameUnit(other, figure))
}

function datedDifferently(a: readonly DateMention[], b: readonly DateMention[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  return !a.some((date) => b.some((other) => date.first <= other.last && other.first <= date.last))
}

/** The dates a figure may be of: the one beside it when its sentence gives several figures and dates, else all. */
function datesOf({figure, reading}: Claim): readonly DateMention[] {
  const dates = reading.absoluteDates
  const others = reading.figures.filter((other) => other !== figure)
  if (dates.length < 2 || others.length === 0) return dates
  const next = Math.min(...others.filter(({start}) => start > figure.start).map(({start}) => start), Infinity)
  const previous = Math.max(...others.filter(({end}) => end <= figure.start).map(({end}) => end), -1)
  const after = dates.find(({start}) => start >= figure.end && start < next)
  const before = dates.findLast(({start, end}) => end <= figure.start && start >= previous)
  return after ? [after] : before ? [before] : dates
}

const places = oneOf(String.raw`
    us u\.s\. uk u\.k\. eu un united\sstates united\skingdom america britain great\sbritain england scotland wales
    europe european\sunion china india japan germany france italy spain russia ukraine canada australia brazil
    africa asia washington brussels london beijing
  `)

interface Likeness {
  /** `alike`: they share a name; `unnamed`: one of them names nobody. */
  readonly named: 'alike' | 'unnamed' | 'differently'
  /** Content words both sentences hold besides names, figures and the measured nouns, and their share of the shorter. */
  readonly shared: number
  readonly share: number
}

function likeness(a: Claim, b: Claim): Likeness {
  const names = withoutWordsOf(b.reading, namesIn(a.reading))
  const others = withoutWordsOf(a.reading, namesIn(b.reading))
  const isIn = (name: string, among: ReadonlySet<string>) => among.has(name) || [...among].some((other) => isPartOf(name, other))
  const [sources, otherSources] = [sourcesIn(a.reading), sourcesIn(b.reading)]
  // Who says so in one sentence may be who it is about in the other: "a Ford cell needs", "Ford says that its cell needs".
  const common = [
    ...[...names].filter((name) => isIn(name, others) || isIn(name, otherSources)),
    ...[...others].filter((name) => isIn(name, sources)),
  ]
  // A country named in both says little when each also names somebody of its own.
  const alike =
    common.some((name) => !places.test(name)) ||
    (common.length > 0 && (names.size === common.length || others.size === common.length))
  if (!alike && names.size > 0 && others.size > 0) return {named: 'differently', shared: 0, share: 0}
  const named = alike ? 'alike' : 'unnamed'
  const ignored = new Set([
    'percent',
    ...[a, b].flatMap(({figure}) => [figure.measure?.noun ?? '', ...contentOfName(figure.text)]),
    ...[...names, ...others].flatMap(contentOfName),
  ])
  // Who says so, and that they do, is shared or says nothing.
  const said = [...[...sources, ...otherSources].flatMap(contentOfName), ...saidBy(a.reading), ...saidBy(b.reading)]
  const words = wordsIn(a.reading)
  const otherWords = wordsIn(b.reading)
  let shared = 0
  let [size, otherSize] = [words.size, otherWords.size]
  for (const word of said) if (!(wordsIn(a.reading).has(word) && wordsIn(b.reading).has(word))) ignored.add(word)
  for (const word of ignored) {
    if (words.has(word)) size--
    if (otherWords.has(word)) otherSize--
  }
  for (const word of words) if (otherWords.has(word) && !ignored.has(word)) shared++
  return {named, shared, share: shared / Math.max(1, Math.min(size, otherSize))}
}

/** A sentence's first word that the other sentence uses as a word is no name: "Certified beans", "the certified premium". */
function withoutWordsOf(other: Reading, names: ReadonlySet<string>): ReadonlySet<string> {
  const isWord = (name: string) => other.tokens.some(({text}) => text === name)
  return [...names].some(isWord) ? new Set([...names].filter((name) => !isWord(name))) : names
}

/** "Chips Act" and "European Chips Act": one name ends in the other, which has words enough to be the same. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.includes(' ') && long.endsWith(` ${short}`)
}

const contentOfName = rememberedText((text): readonly string[] => contentWords(text))

const wordsIn = derived((reading: Reading): ReadonlySet<string> => new Set(reading.content))

/** The words that say that somebody says so. */
const saidBy = derived((reading: Reading): readonly string[] =>
  reading.attributions.flatMap(({start, end, by}) => (by === 'attribution' ? contentWords(reading.text.slice(start, end)) : [])),
)

/** Names a sentence is about: who says so is no subject, nor is an adjective of origin. */
const namesIn = derived((reading: Reading): ReadonlySet<string> => namesWhere(reading, false))

/** Names of who says so. */
const sourcesIn = derived((reading: Reading): ReadonlySet<string> => namesWhere(reading, true))

function namesWhere(reading: Reading, saying: boolean): ReadonlySet<string> {
  const said = reading.attributions.filter(({by}) => by === 'attribution')
  const isSource = (name: Name) =>
    said.some(
      ({start, end}) => (name.end <= start && start - name.end < 12) || (name.start >= end && name.start - end < 6),
    )
  const found = reading.names.filter((name) => !isNationality(name.text) && isSource(name) === saying)
  return new Set(found.map(({text}) => text.toLowerCase()))
}
