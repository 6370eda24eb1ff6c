import type {Archive} from './archive.ts'
import {foldedWords} from './phraseWords.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {termsOf} from './terms.ts'

/** How a phrase has been used in the archive so far. */
export interface AnchorHistory {
  /** In about how many stories it stands. */
  readonly containing: number
  /** The latest stories it stands in, newest first, at most a dozen. */
  readonly latest: readonly string[]
}

const storiesRead = 12
const sourcesRead = 6
const longestList = 4000
const contextWords = 8
const charactersRead = 60_000

/**
 * Counts the stories that hold a phrase: those that hold all its terms, times the share of the newest of them in which
 * the words stand together. A phrase of function words alone is taken to stand everywhere.
 */
export function historyOf(archive: Archive, phrase: string): AnchorHistory {
  const terms = [...new Set(termsOf(phrase))].map((term) => archive.termId(term) ?? -1)
  if (terms.length === 0) return {containing: archive.size, latest: []}
  const {postings} = archive.body
  terms.sort((a, b) => postings.count(a) - postings.count(b))
  const [rarest, ...others] = terms
  if (rarest === undefined || terms.includes(-1)) return {containing: 0, latest: []}
  if (postings.count(rarest) > longestList) return {containing: postings.count(rarest), latest: []}
  const slots = postings.slots(rarest).filter((slot) => others.every((term) => archive.body.terms(slot).includes(term)))
  slots.sort((a, b) => archive.dateAt(b) - archive.dateAt(a) || (archive.idAt(a) < archive.idAt(b) ? -1 : 1))
  const expression = expressionOf(phrase)
  const read = slots.slice(0, storiesRead)
  const latest = read.map((slot) => archive.idAt(slot)).filter((id) => expression.test(archive.text(id)))
  return {containing: read.length === 0 ? 0 : (slots.length * latest.length) / read.length, latest}
}

/** Finds the phrase in a text as the phrase book would: any case, endings free, marks between its words. */
function expressionOf(phrase: string): RegExp {
  const words = foldedWords(phrase).map((word) => word.replace(/[iy]$/, '').replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\p{L}{0,4}[^\\p{L}\\p{N}]+")}\\p{L}{0,4}(?![\\p{L}\\p{N}])`, 'iu')
}

/** The words around a phrase, folded. */
export interface Context {
  readonly words: ReadonlySet<string>
  /** The two words before it. */
  readonly lead: string
}

/** How many characters before and after a phrase its context is read from. */
export const contextReach = 120

export function contextOf(text: string, start: number, end: number): Context {
  const before = foldedWords(text.slice(Math.max(0, start - contextReach), start)).slice(-contextWords)
  const after = foldedWords(text.slice(end, end + contextReach)).slice(0, contextWords)
  return {words: new Set([...before, ...after]), lead: before.length < 2 ? '' : before.slice(-2).join(' ')}
}

/**
 * How like the words around a phrase are to those around it where authors linked it to this story, from 0 to 1; and
 * whether the same two words led to it.
 */
export function likestContext(archive: Archive, {from}: Naming, phrase: string, context: Context): {around: number; lead: boolean} {
  const dated = from.map((id) => ({id, date: archive.story(id)?.date ?? Number.NEGATIVE_INFINITY}))
  dated.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : b.date - a.date))
  let around = 0
  let lead = false
  for (const {id} of dated.slice(0, sourcesRead)) {
    for (const other of contextsIn(archive, id, phrase)) {
      around = Math.max(around, overlap(context.words, other.words))
      lead ||= context.lead !== '' && context.lead === other.lead
    }
  }
  return {around, lead}
}

interface Read {
  readonly text: string
  readonly contexts: readonly Context[]
}

/** What was read of the stories of an archive, by story and phrase: a key in a draft asks for the same again. */
const remembered = new WeakMap<Archive, Map<string, Read>>()
const mostRemembered = 20_000

/** The words around the first three uses of a phrase in a story. */
function contextsIn(archive: Archive, id: string, phrase: string): readonly Context[] {
  const known = remembered.get(archive) ?? new Map<string, Read>()
  remembered.set(archive, known)
  const key = `${id}\n${phrase}`
  const text = archive.text(id)
  const before = known.get(key)
  if (before?.text === text) return before.contexts
  const read = text.slice(0, charactersRead)
  const contexts: Context[] = []
  for (const match of read.matchAll(new RegExp(expressionOf(phrase).source, 'giu'))) {
    contexts.push(contextOf(read, match.index, match.index + match[0].length))
    if (contexts.length === 3) break
  }
  if (known.size >= mostRemembered) known.clear()
  known.set(key, {text, contexts})
  return contexts
}

function overlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0
  for (const word of first) if (second.has(word)) shared++
  const all = first.size + second.size - shared
  return all < 4 ? 0 : shared / all
}

/** How like two titles are by their rarest words, from 0 to 1: stories of a series and columns of a name are alike. */
export function titleLikeness(archive: Archive, terms: ReadonlySet<number>, id: string): number {
  const slot = archive.slotOf(id)
  if (slot === undefined || terms.size === 0) return 0
  let shared = 0
  let all = 1e-9
  for (const term of terms) all += archive.rarity(term)
  for (const term of new Set(archive.title.terms(slot))) {
    if (terms.has(term)) shared += archive.rarity(term)
    else all += archive.rarity(term)
  }
  return shared / all
}

/** Whether the phrase is written as a name: each of its words capitalised, the first one of a sentence not counted. */
export function isNamelike(text: string, {start, end}: Pick<PhraseMatch, 'start' | 'end'>): boolean {
  const opens = /(?:^|[.!?:]\s+|\n)["“‘'([]*$/u.test(text.slice(Math.max(0, start - 8), start))
  const words = text.slice(start, end).match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  const telling = words.slice(opens && words.length > 1 ? 1 : 0).filter((word) => word.length > 3 || /^\P{Ll}/u.test(word))
  return telling.length > 0 && !(opens && words.length === 1) && telling.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}

/**
 * Whether a paragraph reads as a heading: a few words without a full stop, over one that has sentences. The next may be
 * missing.
 */
export function looksLikeHeading(text: string, next: string | undefined): boolean {
  const bare = text.trim()
  if (next === undefined || /[.!;,…”"')\]]$/u.test(bare)) return false
  const words = bare.split(/\s+/u).length
  return words <= 10 && /[.!?:]["”’)]?\s*$/u.test(next) && next.split(/\s+/u).length >= 2 * words + 6
}
