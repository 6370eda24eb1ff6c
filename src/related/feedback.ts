/** Words and the story they were taken, or not to be taken, for. */
export interface AnchorVerdict {
  readonly words: string
  readonly target: string
}

/** What editors said of earlier suggestions, for the whole house. */
export interface Feedback {
  /** Pairs that are not to be shown again: this story is never offered while writing that one. */
  readonly dismissed?: readonly {readonly story: string; readonly target: string}[]
  /** Words an editor confirmed as a name of the story: as good as an alias. */
  readonly confirmed?: readonly AnchorVerdict[]
  /** Words that do not name the story, whatever earlier links say. */
  readonly rejected?: readonly AnchorVerdict[]
}
