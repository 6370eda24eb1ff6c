import type {BriefingContract} from '../../contract/contractTypes.ts'
import {asArray, isRecord, readBlock} from '../../text/portableText.ts'
import type {Corpus} from '../corpus.ts'
import {subjectsIn} from '../textLinks.ts'

/** A subject of the corpus, and the words of a brief that name it first. */
export interface NamedSubject {
  readonly id: string
  readonly title: string
  readonly words: string
  /** Key of the section they stand in. */
  readonly section: string
}

/** The subjects that the sections' prose names, by name or alias, in the order of the brief. */
export function subjectsNamed(
  fields: Readonly<Record<string, unknown>>,
  {sections}: BriefingContract,
  corpus: Corpus | undefined,
): NamedSubject[] {
  if (!corpus) return []
  const found = new Map<string, NamedSubject>()
  for (const {key} of sections) {
    const text = textsOf(fields[key]).join('\n\n')
    for (const {start, end, entry} of subjectsIn(text, corpus)) {
      if (!found.has(entry.id)) found.set(entry.id, {id: entry.id, title: entry.title, words: text.slice(start, end), section: key})
    }
  }
  return [...found.values()]
}

/** The plain texts of a section's blocks, or of its watch items'. */
export function textsOf(value: unknown): string[] {
  return asArray(value).flatMap((member) => {
    if (isRecord(member) && Array.isArray(member.body)) return textsOf(member.body)
    return readBlock(member)?.text ?? []
  })
}
