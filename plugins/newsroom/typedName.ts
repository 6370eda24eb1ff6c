/** Milliseconds after which a typed letter begins a new name. */
const pause = 900

/** What was typed so far, and when the last letter came, in milliseconds of any clock that only goes forward. */
export interface Typed {
  readonly letters: string
  readonly at: number
}

/** One letter more; the first again after a pause. */
export function withLetter(typed: Typed | undefined, letter: string, at: number): Typed {
  return {letters: typed && at - typed.at < pause ? typed.letters + letter : letter, at}
}

/**
 * The place of the next name that begins with what was typed, counted from `from` and around the end; -1 when none does.
 * One letter, once or again and again, goes on from name to name; more letters may stay where they are.
 */
export function nextNamed(names: readonly string[], from: number, letters: string): number {
  const isOne = [...letters].every((letter) => letter === letters[0])
  const wanted = (isOne ? (letters[0] ?? '') : letters).toLocaleLowerCase()
  for (let step = isOne ? 1 : 0; step <= names.length; step += 1) {
    const at = (from + step) % names.length
    if (names[at]?.toLocaleLowerCase().startsWith(wanted)) return at
  }
  return -1
}
