import type {SectionDiff, SentenceDiff} from '../../src/review/index.ts'
import {textNow} from './wordRuns.ts'

/** A sentence with its offset in its paragraph as the paragraph reads now. */
export interface PlacedSentence {
  readonly sentence: SentenceDiff
  /** UTF-16 offset; where a removed sentence stood, for one that is gone. */
  readonly start: number
  /** As it reads now. */
  readonly text: string
}

/** A paragraph of a comparison; removed sentences stand where they stood. */
export interface DiffParagraph {
  /** Index among the section's blocks now; undefined when all of it is gone. */
  readonly index?: number
  readonly sentences: readonly PlacedSentence[]
  /** The paragraph as it reads now, its sentences joined by a space. */
  readonly text: string
  readonly changed: boolean
}

/** @param ofItems whether each paragraph is an item of a list, so that one that is gone stands for itself. */
export function paragraphsOf({sentences}: Pick<SectionDiff, 'sentences'>, ofItems = false): readonly DiffParagraph[] {
  const groups: {index: number | undefined; gone: number | undefined; sentences: SentenceDiff[]}[] = []
  for (const sentence of sentences) {
    const last = groups.at(-1)
    const removed = sentence.change === 'removed'
    const index = removed ? undefined : sentence.paragraph
    const gone = removed ? sentence.paragraph : undefined
    const joins = ofItems ? last?.index === index && last?.gone === gone : index === undefined || last?.index === undefined || last.index === index
    if (last && joins) {
      last.sentences.push(sentence)
      last.index ??= index
    } else groups.push({index, gone, sentences: [sentence]})
  }
  return groups.map(({index, sentences: group}) => {
    const placed: PlacedSentence[] = []
    let text = ''
    for (const sentence of group) {
      const now = textNow(sentence)
      if (now !== '' && text !== '') text += ' '
      placed.push({sentence, start: text.length, text: now})
      text += now
    }
    return {
      ...(index === undefined ? {} : {index}),
      sentences: placed,
      text,
      changed: group.some(({change, movedFrom}) => change !== 'same' || movedFrom !== undefined),
    }
  })
}

/** The sentences that hold a range of the paragraph, as one text, and the range's offsets in it. */
export function sentencesAround({sentences, text}: DiffParagraph, start: number, end: number): {text: string; start: number; end: number} {
  const touched = sentences.filter((sentence) => sentence.text !== '' && sentence.start < Math.max(end, start + 1) && start < sentence.start + sentence.text.length)
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return {text, start, end}
  return {text: text.slice(first.start, last.start + last.text.length), start: start - first.start, end: Math.min(end, last.start + last.text.length) - first.start}
}
