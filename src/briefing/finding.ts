import type {Severity} from '../contract/contractTypes.ts'

export type {Severity}

/** One step of a Sanity path: a field name, an index, or a keyed array member. */
export type PathSegment = string | number | {readonly _key: string}

/**
 * Where a complaint stands. `start` and `end` are UTF-16 offsets in the section's plain text (its paragraphs joined by
 * one "\n\n") and `text` is exactly that slice. On a title, a dek or a missing section only `path` speaks:
 * `start` and `end` are 0 and `text` is empty.
 */
export interface Place {
  /** Key of the contract section, such as `currentState`; absent outside the sections. */
  readonly section?: string
  /** From the document's root to the field, or to the block the words stand in. */
  readonly path: readonly PathSegment[]
  /** Key of the block, when the words stand in one block of a stored document. */
  readonly blockKey?: string
  readonly start: number
  readonly end: number
  readonly text: string
  /** The same words as UTF-16 offsets in the plain text of their block; present whenever `blockKey` is. */
  readonly blockStart?: number
  readonly blockEnd?: number
  /** The document the place is in, when it is not the one that was linted: a cited title, another brief. */
  readonly document?: string
}

/** A repair as data. `title` is the label of its button; applying it is the caller's work. */
export type Fix =
  /** Puts `text` where the words of `place` stand. */
  | {readonly title: string; readonly kind: 'replace'; readonly place: Place; readonly text: string}
  /** Puts `text` in front of `place.start`; `place` is empty or names the words that follow. */
  | {readonly title: string; readonly kind: 'insert'; readonly place: Place; readonly text: string}
  /** Moves the sentence at `place` to directly before the sentence at `before`, spaces included. */
  | {readonly title: string; readonly kind: 'moveSentence'; readonly place: Place; readonly before: Place}
  /** Links the words of `place` to a document, keeping the words. */
  | {readonly title: string; readonly kind: 'link'; readonly place: Place; readonly target: FixTarget}
  /** Removes the cross-reference from the words of `place`, keeping the words. */
  | {readonly title: string; readonly kind: 'unlink'; readonly place: Place}
  /** Sets the field at `path` to `value`. */
  | {readonly title: string; readonly kind: 'setField'; readonly path: readonly PathSegment[]; readonly value: unknown}

export interface FixTarget {
  readonly id: string
  readonly type: string
}

/** One rule's complaint about one place in one document. */
export interface Finding {
  /** Id of the document, or the name of the file a text brief was read from. */
  readonly document: string
  readonly ruleId: string
  readonly severity: Severity
  /** What is there, then what is wanted. */
  readonly message: string
  readonly place: Place
  /** The other places of a pair, and evidence such as a cited title. */
  readonly related?: readonly Place[]
  readonly fixes: readonly Fix[]
}
