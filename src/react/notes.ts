import type {BodyBlock, CrossReferenceMark, Source, SourceCitationMark, TextBlock} from '../queries/proseResults.ts'

/** One note in the margin: a source where a sentence cites it, or what a cross-reference points to and how. */
export type Note = SourceNote | ReferenceNote

interface NoteBase {
  /** Running number of the note on the page, from 1: notes stand in this order. */
  readonly index: number
  /** The words in the prose that the note stands beside. */
  readonly anchor: string
}
export interface SourceNote extends NoteBase {
  readonly kind: 'source'
  readonly source: Source
  /** The number of the source in the page's list. */
  readonly number: number
}
export interface ReferenceNote extends NoteBase {
  readonly kind: 'reference'
  readonly mark: CrossReferenceMark & {readonly target: NonNullable<CrossReferenceMark['target']>}
}

/** Which notes stand beside which blocks, and the sources of the page in order of first citation. */
export interface NotePlan {
  readonly notesOf: (block: object) => readonly Note[]
  readonly noteOf: (mark: object | undefined) => Note | undefined
  /** The running number of a place kept in the margin, on the same count as the notes. */
  readonly placeOf: (place: KeptPlace) => number | undefined
  readonly sources: readonly Source[]
}

/** A place in the margin for something that is not in the prose, like the as-of date beside its heading. */
export interface KeptPlace {
  readonly _type: 'beatbook.place'
}

/**
 * Plans the notes of a page from all its prose in reading order. A source keeps its number throughout; cited twice in
 * one block it has one note there.
 */
export function planNotes(blocks: readonly (BodyBlock | KeptPlace)[]): NotePlan {
  const numbers = new Map<string, number>()
  const sources: Source[] = []
  const byBlock = new Map<object, Note[]>()
  const byMark = new Map<object, Note>()
  const places = new Map<object, number>()
  let index = 1

  for (const block of blocks) {
    if (block._type === 'beatbook.place') places.set(block, index++)
    if (!isTextBlock(block)) continue
    const notes: Note[] = []
    for (const mark of marksInOrder(block)) {
      const anchor = anchorText(block, mark._key)
      if (isCrossReference(mark) && mark.target) {
        notes.push({kind: 'reference', index: index++, anchor, mark: {...mark, target: mark.target}})
      } else if (isSourceCitation(mark) && mark.source) {
        const {source} = mark
        const there = notes.find((note) => note.kind === 'source' && note.source._id === source._id)
        if (there) {
          byMark.set(mark, there)
          continue
        }
        if (!numbers.has(source._id)) numbers.set(source._id, sources.push(source))
        notes.push({kind: 'source', index: index++, anchor, source, number: numbers.get(source._id) ?? 0})
      } else {
        continue
      }
      byMark.set(mark, notes[notes.length - 1]!)
    }
    byBlock.set(block.markDefs, notes)
  }
  return {
    // The toolkit copies list blocks while it nests them; their markDefs stay the same array.
    notesOf: (block) => byBlock.get('markDefs' in block ? (block.markDefs as object) : block) ?? [],
    noteOf: (mark) => (mark ? byMark.get(mark) : undefined),
    placeOf: (place) => places.get(place),
    sources,
  }
}

function isTextBlock(block: {_type: string}): block is TextBlock {
  return block._type === 'block'
}

function isCrossReference(mark: {_type: string}): mark is CrossReferenceMark {
  return mark._type === 'crossReference'
}

function isSourceCitation(mark: {_type: string}): mark is SourceCitationMark {
  return mark._type === 'sourceCitation'
}

function marksInOrder(block: TextBlock) {
  const keys = new Set(block.children.flatMap((child) => child.marks))
  return [...keys].flatMap((key) => block.markDefs.filter((mark) => mark._key === key))
}

function anchorText(block: TextBlock, key: string): string {
  return block.children
    .filter((child) => child.marks.includes(key))
    .map((child) => child.text)
    .join('')
}
