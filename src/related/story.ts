/** A link one story makes to another, with the words its author put it on. */
export interface StoryLink {
  readonly to: string
  readonly anchor: string
}

/** What the archive needs to know of a story. Everything but `id` and `text` may be missing. */
export interface Story {
  readonly id: string
  /** Empty for an untitled note. */
  readonly title: string
  readonly text: string
  /** The document type, such as "beat" or "take"; queries can ask for some kinds only. */
  readonly kind?: string
  /** Short titles and aliases an editor gave; for a subject its own name too, so that it counts as one. */
  readonly names?: readonly string[]
  /** Milliseconds since 1970. */
  readonly date?: number
  /** Ids of subjects, tags, cluster, vertical: whatever two stories may have in common by an editor's decision. */
  readonly subjects?: readonly string[]
  readonly links?: readonly StoryLink[]
}
