import {touches} from '../text/spans.ts'
import type {Span} from '../text/spans.ts'
import {fold} from '../text/words.ts'
import {indexOf, namesOf} from './corpus.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'

/** Words of a text that stand for a document of the corpus. Offsets are UTF-16. */
export interface NamedSpan extends Span {
  readonly entry: CorpusEntry
}

/** The section whose links are found by their words, because a plain text cannot mark them. */
export const mentioningSection = 'relationships'

/** The document of the corpus whose slug an address ends in. */
export function entryOfAddress(href: string, corpus: Corpus | undefined): CorpusEntry | undefined {
  const slug = href.replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? ''
  return slug === '' || !corpus ? undefined : indexOf(corpus).slugs.get(slug)
}

/** Whether the words are a name of the document, one it bore before included; case and quote marks are folded. */
export function isNameOf(entry: CorpusEntry, words: string): boolean {
  return [...namesOf(entry), ...entry.formerTitles].some((name) => name !== '' && fold(name) === fold(words))
}

/**
 * Runs of words that equal a title, short title or alias of a beat, take or cluster: longest first, never overlapping,
 * never the brief itself (`self`), in the order of the text. `cited` holds the ids named earlier in the section: a short
 * name said again is a word of the sentence, a whole title said again is a second citation.
 */
export function mentionsIn(
  text: string,
  taken: readonly Span[],
  corpus: Corpus,
  self: string | undefined,
  cited: ReadonlySet<string>,
): NamedSpan[] {
  const names = indexOf(corpus).citable.filter(({entry}) => entry.id !== self)
  return runsOf(text, names, taken, (name, {id}, found) => {
    const again = cited.has(id) || found.some(({entry}) => entry.id === id)
    return !again || name.split(/\s+/).length >= 3
  })
}

/** The first place a text names each subject at, by name or alias, in the order of the text. */
export function subjectsIn(text: string, corpus: Corpus): NamedSpan[] {
  return runsOf(text, subjectNames(corpus), [], () => true).filter(
    ({entry}, index, all) => all.findIndex((other) => other.entry === entry) === index,
  )
}

interface Name {
  readonly name: string
  readonly entry: CorpusEntry
}

const subjects = new WeakMap<Corpus, readonly Name[]>()

function subjectNames(corpus: Corpus): readonly Name[] {
  const known = subjects.get(corpus)
  if (known) return known
  const made = [...corpus.entries.values()]
    .filter(({type}) => type === 'subject')
    .flatMap((entry) => namesOf(entry).map((name) => ({name, entry})))
    .sort((a, b) => b.name.length - a.name.length || (a.entry.id < b.entry.id ? -1 : 1))
  subjects.set(corpus, made)
  return made
}

function runsOf(
  text: string,
  names: readonly Name[],
  taken: readonly Span[],
  accepts: (name: string, entry: CorpusEntry, found: readonly NamedSpan[]) => boolean,
): NamedSpan[] {
  const haystack = foldKeepingLength(text)
  const found: NamedSpan[] = []
  for (const {name, entry} of names) {
    const needle = foldKeepingLength(name)
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      const span = {start: at, end: at + needle.length}
      if (!standsAlone(haystack, span) || touches(span, taken) || touches(span, found)) continue
      if (accepts(name, entry, found)) found.push({...span, entry})
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A few capitals change length when lowered; offsets matter more than folding them. */
function foldKeepingLength(text: string): string {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).replace(/[“”„]/g, '"').replace(/[‘’]/g, "'")
}

function standsAlone(text: string, {start, end}: Span): boolean {
  const word = /[\p{L}\p{N}]/u
  return !word.test(text[start - 1] ?? ' ') && !word.test(text[end] ?? ' ')
}
