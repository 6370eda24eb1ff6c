/** A word of a comparison, and what became of it. */
export interface Compared<Word> {
  readonly change: 'same' | 'added' | 'removed'
  readonly word: Word
}

interface Run<Word> {
  readonly same: Word[]
  /** What was taken out and put in after `same`. */
  readonly removed: Word[]
  readonly added: Word[]
}

/**
 * Words that only happen to stand in both of two wordings, between changes longer than they are, read as part of them:
 * a phrase that was replaced stands whole beside the one that came for it. What `matters` stays by itself. The removed
 * words of a change come before the added ones.
 */
export function withoutCoincidences<Word extends {readonly text: string}>(compared: readonly Compared<Word>[], matters: (word: Word) => boolean): Compared<Word>[] {
  const runs: Run<Word>[] = []
  for (const run of runsOf(compared)) {
    runs.push(run)
    for (let last = runs.length - 1; last > 0 && isCoincidence(runs[last]!, runs[last - 1]!, matters); last -= 1) {
      const {same, removed, added} = runs.pop()!
      runs.at(-1)!.removed.push(...same, ...removed)
      runs.at(-1)!.added.push(...same, ...added)
    }
  }
  const told = (change: Compared<Word>['change'], words: readonly Word[]) => words.map((word) => ({change, word}))
  return runs.flatMap(({same, removed, added}) => [...told('same', same), ...told('removed', removed), ...told('added', added)])
}

function runsOf<Word>(compared: readonly Compared<Word>[]): Run<Word>[] {
  const runs: Run<Word>[] = [{same: [], removed: [], added: []}]
  for (const {change, word} of compared) {
    const {removed, added} = runs.at(-1)!
    if (change === 'same' && removed.length + added.length > 0) runs.push({same: [word], removed: [], added: []})
    else runs.at(-1)![change].push(word)
  }
  return runs
}

function isCoincidence<Word extends {readonly text: string}>({same, ...after}: Run<Word>, before: Run<Word>, matters: (word: Word) => boolean): boolean {
  const replaces = [before, after].every(({removed, added}) => removed.length > 0 && added.length > 0)
  const longest = (run: Pick<Run<Word>, 'removed' | 'added'>) => Math.max(lengthOf(run.removed), lengthOf(run.added))
  return replaces && !same.some(matters) && lengthOf(same) <= Math.min(longest(before), longest(after))
}

function lengthOf(words: readonly {readonly text: string}[]): number {
  return words.reduce((length, {text}) => length + text.length, 0)
}
