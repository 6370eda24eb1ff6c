import type {DecisionPlace} from '../../src/review/index.ts'
import {asArray, asString, isRecord} from '../../src/text/portableText.ts'

/** Words of a sentence: `start` and `end` are UTF-16 offsets in `text`, the sentence as it reads now. */
export interface SentenceWords {
  readonly section: string
  /** Index of the sentence's paragraph among the section's blocks. */
  readonly paragraph: number
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Where in the document a comment on these words stands: its field, its block, and the sentence around the words. */
export function commentPlace(document: unknown, {section, paragraph, text, start, end}: SentenceWords): DecisionPlace {
  const words = {start, end, text}
  const block = blocksOf(document, section)[paragraph]
  if (!block) return {path: section, ...words}
  return {path: block.path, ...(block.key === '' ? {} : {blockKey: block.key}), ...words}
}

interface FieldBlock {
  readonly path: string
  readonly key: string
}

/** A section's blocks in reading order; those of a list of items carry the path of their item. */
function blocksOf(document: unknown, section: string): readonly FieldBlock[] {
  if (!isRecord(document)) return []
  return asArray(document[section]).flatMap((member): FieldBlock[] => {
    if (!isRecord(member)) return []
    const key = asString(member._key)
    if (!Array.isArray(member.body)) return [{path: section, key}]
    return member.body.map((block) => ({
      path: `${section}[_key=="${key}"].body`,
      key: isRecord(block) ? asString(block._key) : '',
    }))
  })
}

/** The sentence a place names, with the words in it set apart. */
export function quotedWords({text, start, end}: DecisionPlace): {readonly before: string; readonly words: string; readonly after: string} {
  return {before: text.slice(0, start), words: text.slice(start, end), after: text.slice(end)}
}
