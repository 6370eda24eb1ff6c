import type {Corpus} from './corpus.ts'

/** Milliseconds: whoever starts a Studio asks first; then a little at a time, so that nobody waits. */
const quietAtFirst = 2_000
const between = 16
const slice = 8

/**
 * Reads the words of all documents in slices, so that the first `match` after a start does not hold everyone for
 * seconds. Returns what stops it.
 */
export function readWordsAhead(corpus: Corpus): () => void {
  const readOn = () => {
    const until = performance.now() + slice
    if (!corpus.readWords(() => performance.now() < until)) timer = setTimeout(readOn, between).unref()
  }
  let timer = setTimeout(readOn, quietAtFirst).unref()
  return () => clearTimeout(timer)
}
