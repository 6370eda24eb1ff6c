import {linksOf} from './archive.ts'
import type {Archive} from './archive.ts'
import {foldedWords} from './phraseWords.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {termsOf} from './terms.ts'

/** How a phrase has been used in the archive so far. */
export interface AnchorHistory {
  /** In about how many stories it stands. */
  readonly containing: number
  /** The latest stories it stands in, newest first, at most two dozen. */
  readonly latest: readonly string[]
}

const storiesRead = 24
const sourcesRead = 6
const longestList = 4000
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

/** How many characters before a phrase the words that lead to it are read from. */
export const leadReach = 120

/** The two words before a place in a text, folded; empty when there are fewer. */
export function leadAt(text: string, start: number): string {
  const before = foldedWords(text.slice(Math.max(0, start - leadReach), start))
  return before.length < 2 ? '' : before.slice(-2).join(' ')
}

/** Whether the same two words led to the phrase in one of the latest stories that link it to this one. */
export function isLedAlike(archive: Archive, {from}: Naming, phrase: string, lead: string): boolean {
  if (lead === '' || from.length === 0) return false
  return newestFirst(archive, from).slice(0, sourcesRead).some((id) => leadsIn(archive, id, phrase).includes(lead))
}

/**
 * Whether one of the latest stories that link to this one does so on words of the very same sentence; with `asLine`, of
 * a line of its own.
 */
export function isLinkedIn(archive: Archive, sentence: string, id: string, asLine = false): boolean {
  const slot = archive.slotOf(id)
  if (slot === undefined || sentence === '') return false
  const sources = archive.graph.sources(slot).map((source) => archive.idAt(source))
  return newestFirst(archive, sources)
    .slice(0, storiesRead)
    .some((source) => {
      const text = archive.text(source)
      const stands = asLine ? `\n${text}\n`.includes(`\n${sentence}\n`) : text.includes(sentence)
      return stands && linksOf(archive.story(source)!).some(({to, anchor}) => to === id && anchor !== '' && sentence.includes(anchor))
    })
}

function newestFirst(archive: Archive, ids: readonly string[]): string[] {
  const dated = ids.map((id) => ({id, date: archive.story(id)?.date ?? Number.NEGATIVE_INFINITY}))
  return dated.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : b.date - a.date)).map(({id}) => id)
}

interface Read {
  readonly text: string
  readonly leads: readonly string[]
}

/** What was read of the stories of an archive, by story and phrase: a key in a draft asks for the same again. */
const remembered = new WeakMap<Archive, Map<string, Read>>()
const mostRemembered = 20_000

/** The words that lead to the first three uses of a phrase in a story. */
function leadsIn(archive: Archive, id: string, phrase: string): readonly string[] {
  const known = remembered.get(archive) ?? new Map<string, Read>()
  remembered.set(archive, known)
  const key = `${id}\n${phrase}`
  const text = archive.text(id)
  const before = known.get(key)
  if (before?.text === text) return before.leads
  const read = text.slice(0, charactersRead)
  const leads: string[] = []
  for (const match of read.matchAll(new RegExp(expressionOf(phrase).source, 'giu'))) {
    leads.push(leadAt(read, match.index))
    if (leads.length === 3) break
  }
  if (known.size >= mostRemembered) known.clear()
  known.set(key, {text, leads})
  return leads
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
