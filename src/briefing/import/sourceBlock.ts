/** Words of a source that share their marks. A "\n" inside is a line break the author set. */
export interface Run {
  readonly text: string
  readonly em?: boolean
  readonly strong?: boolean
  /** Address of the link the words stand in. */
  readonly href?: string
}

/** One block of a brief before anyone asks what it means; every source format is read into these. */
export interface SourceBlock {
  /** `paragraph` may still be a heading: a plain text cannot tell. */
  readonly kind: 'heading' | 'paragraph' | 'item'
  /** Of a heading, from 1; 0 for everything else. */
  readonly level: number
  readonly runs: readonly Run[]
  /** Line of the source it begins on, from 1. */
  readonly line: number
}

/** Something of the source that is not in the documents. */
export interface NotUnderstood {
  readonly kind:
    | 'site mark'
    | 'title'
    | 'empty slot'
    | 'meta'
    | 'vertical'
    | 'take count'
    | 'type'
    | 'heading'
    | 'extra heading'
    | 'closing'
    | 'link'
    | 'list'
    | 'markup'
    | 'as-of'
    | 'roster'
    | 'cluster'
  /** Its words as the source has them; empty when there are none. */
  readonly text: string
  /** Line of the source, from 1; 0 when it has no place of its own. */
  readonly line: number
  readonly reason: string
}

export interface ReadSource {
  readonly blocks: readonly SourceBlock[]
  readonly notUnderstood: readonly NotUnderstood[]
}

export function textOf(block: Pick<SourceBlock, 'runs'>): string {
  return block.runs.map(({text}) => text).join('')
}

/** A block's lines as its author broke them, without the spaces around them. */
export function linesOf(block: SourceBlock): string[] {
  return textOf(block).split('\n').map((line) => line.trim())
}

/** A block's words on one line. */
export function flatText(block: SourceBlock): string {
  return linesOf(block).join(' ').trim()
}
