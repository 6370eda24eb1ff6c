import type {Finding} from '../../src/briefing/index.ts'
import type {MentionCard} from '../../src/coverage/suggest.ts'
import {fieldKey, marksOfField, type WordsInField} from '../briefing/marksOfField.ts'
import {fieldWords} from './linkWords.ts'

/** One mention as it is drawn. */
export interface MentionMark extends WordsInField {
  readonly id: string
  readonly text: string
  readonly mention: MentionCard
}

/** The name under which a waved-away mention is remembered: these words of this block, for this story. */
export function wavedKey(documentId: string, {field, blockKey, text, mention}: Pick<MentionMark, 'field' | 'blockKey' | 'text' | 'mention'>): string {
  return [documentId, field, blockKey, text, mention.target].join('\n')
}

/** The mentions to draw in the field at `path`: not where a finding has its mark, and not what was waved away. */
export function mentionMarksOf(
  mentions: readonly MentionCard[],
  findings: readonly Finding[],
  path: readonly unknown[],
  isWaved: (mark: MentionMark) => boolean,
): MentionMark[] {
  const field = fieldKey(path)
  const graver = marksOfField(findings, path)
  return mentions.flatMap((mention) => {
    const words = fieldWords(mention.place)
    if (!words || fieldKey(words.field) !== field) return []
    const {blockKey, start, end, text} = words
    if (graver.some((mark) => mark.blockKey === blockKey && mark.start < end && start < mark.end)) return []
    const mark = {id: `mention:${blockKey}:${start}:${mention.target}`, field, blockKey, start, end, text, mention}
    return isWaved(mark) ? [] : [mark]
  })
}

/** The mention a caret is in or at the edge of. */
export function mentionAt(marks: readonly MentionMark[], {field, blockKey, start, end}: WordsInField): MentionMark | undefined {
  return marks.find((mark) => mark.field === field && mark.blockKey === blockKey && mark.start <= start && end <= mark.end)
}
