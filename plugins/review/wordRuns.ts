import type {SentenceDiff, WordDiff} from '../../src/review/index.ts'

type WordLink = NonNullable<WordDiff['link']>

/** A stretch of a sentence as the screen shows it. */
export interface WordRun {
  /** Where it stands in the comparison: UTF-16 offset with removed words counted too. */
  readonly offset: number
  /** `relinked`: the words stayed, what they lead to did not. */
  readonly change: 'same' | 'added' | 'removed' | 'relinked'
  readonly text: string
  readonly figure: boolean
  readonly link?: WordLink
  /** What relinked words led to before. */
  readonly linkBefore?: WordLink
  /** UTF-16 offset in the sentence as it reads now; undefined for what no longer stands there. */
  readonly at?: number
}

/** A sentence's runs with their places; words that were only linked anew are told once, not struck and written again. */
export function wordRuns({words}: SentenceDiff): readonly WordRun[] {
  const runs: WordRun[] = []
  let at = 0
  let offset = 0
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!
    const next = words[index + 1]
    const figure = word.figure === true
    if (word.change === 'removed' && next?.change === 'added' && next.text === word.text) {
      runs.push({
        offset,
        change: 'relinked',
        text: word.text,
        figure,
        at,
        ...(next.link ? {link: next.link} : {}),
        ...(word.link ? {linkBefore: word.link} : {}),
      })
      at += word.text.length
      offset += word.text.length
      index += 1
      continue
    }
    const run = {offset, change: word.change, text: word.text, figure, ...(word.link ? {link: word.link} : {})}
    offset += word.text.length
    if (word.change === 'removed') {
      runs.push(run)
    } else {
      runs.push({...run, at})
      at += word.text.length
    }
  }
  return runs
}

/** The sentence as it reads now; empty when it was removed. */
export function textNow({words}: Pick<SentenceDiff, 'words'>): string {
  return words.map(({change, text}) => (change === 'removed' ? '' : text)).join('')
}
