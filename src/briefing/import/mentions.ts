import {touches} from '../../text/spans.ts'
import type {Span} from '../../text/spans.ts'
import {indexOf} from '../corpus.ts'
import type {Corpus, CorpusEntry} from '../corpus.ts'
import type {Paragraph, Reference} from './prose.ts'

/** The document of the corpus whose slug an address ends in. */
export function entryOfAddress(href: string, corpus: Corpus | undefined): CorpusEntry | undefined {
  const slug = href.replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? ''
  return slug === '' || !corpus ? undefined : indexOf(corpus).slugs.get(slug)
}

/**
 * Runs of words that equal a title, short title or alias of a beat, take or cluster: longest first, never overlapping,
 * never the brief itself. Finds what the linter finds in the same words of a text brief.
 */
export function mentionsIn({text}: Paragraph, taken: readonly Span[], corpus: Corpus, self: string | undefined): Reference[] {
  const names = indexOf(corpus).citable.filter(({entry}) => entry.id !== self)
  return runsOf(text, names.map(({name, entry}) => ({name, id: entry.id})), taken)
}

/** The subjects a text names by name or alias, each once, in the order of their names' length. */
export function subjectsIn(text: string, corpus: Corpus): CorpusEntry[] {
  const subjects = [...corpus.entries.values()].filter(({type}) => type === 'subject')
  const names = subjects
    .flatMap((entry) => [entry.title, ...entry.aliases].map((name) => ({name, id: entry.id})))
    .filter(({name}) => name !== '')
    .sort((a, b) => b.name.length - a.name.length || (a.id < b.id ? -1 : 1))
  const found = new Set(runsOf(text, names, []).map(({target}) => target))
  return subjects.filter(({id}) => found.has(id))
}

function runsOf(text: string, names: readonly {name: string; id: string}[], taken: readonly Span[]): Reference[] {
  const haystack = foldKeepingLength(text)
  const found: Reference[] = []
  for (const {name, id} of names) {
    const needle = foldKeepingLength(name)
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      const span = {start: at, end: at + needle.length}
      if (!standsAlone(haystack, span) || touches(span, taken) || touches(span, found)) continue
      found.push({...span, target: id})
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
