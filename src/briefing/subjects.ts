import {namesOf} from './corpus.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'

/** Names of the subjects a take names that also stand in a text, one name per subject. */
export function sharedSubjects(text: string, take: CorpusEntry, corpus: Corpus): string[] {
  return take.subjects.flatMap((id) => {
    const subject = corpus.entries.get(id)
    const name = subject && namesOf(subject).find((candidate) => holdsName(text, candidate))
    return name === undefined ? [] : [name]
  })
}

/** Whether a text holds a name as words of its own. Names of one word keep their case: "Meta" is not "meta". */
export function holdsName(text: string, name: string): boolean {
  return findName(text, name) >= 0
}

/** Offset of a name's first stand-alone occurrence, or -1. */
export function findName(text: string, name: string, from = 0): number {
  const exact = !/\s/.test(name.trim())
  const haystack = exact ? text : text.toLowerCase()
  const needle = exact ? name : name.toLowerCase()
  if (needle === '') return -1
  for (let at = haystack.indexOf(needle, from); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + needle.length] ?? ' '
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at
  }
  return -1
}
