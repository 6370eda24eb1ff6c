import type {PathSegment, Place} from '../../src/briefing/index.ts'
import type {ProposalPlace} from '../../src/coverage/proposals.ts'
import type {BlockText} from '../../src/text/portableText.ts'
import type {FieldWords} from './linkWords.ts'

/** Where a proposal's sentence stands now, and the words in it. */
export interface LocatedProposal {
  readonly words: FieldWords
  readonly sentence: Place
}

/**
 * Finds the sentence a proposal was made on in the text as it is now: in its own block, else in another of the field.
 * Undefined when it has changed, has gone, or stands there twice.
 */
export function locateProposal(place: ProposalPlace, blocksOf: (field: readonly PathSegment[]) => readonly BlockText[]): LocatedProposal | undefined {
  const field = pathOf(place.path)
  const holding = blocksOf(field).filter(({text}) => text.includes(place.text))
  const block = holding.find(({key}) => key === place.blockKey) ?? (holding.length === 1 ? holding[0] : undefined)
  const from = block?.text.indexOf(place.text) ?? -1
  if (!block || from < 0 || block.text.includes(place.text, from + 1)) return undefined
  const end = from + place.text.length
  return {
    words: {field, blockKey: block.key, start: from + place.start, end: from + place.end, text: place.text.slice(place.start, place.end)},
    sentence: {path: [...field, {_key: block.key}], blockKey: block.key, start: 0, end: place.text.length, text: place.text, blockStart: from, blockEnd: end},
  }
}

/** The watch item around a field of prose; undefined for a section's own prose. */
export function watchItemPath(field: readonly PathSegment[]): readonly PathSegment[] | undefined {
  return field.at(-1) === 'body' && field.length > 1 ? field.slice(0, -1) : undefined
}

/** A path as proposals store it, `watch[_key=="a"].body`, in its steps. */
export function pathOf(text: string): PathSegment[] {
  return [...text.matchAll(/\[_key=="([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, key, index, name]) => {
    if (key !== undefined) return {_key: key}
    return index === undefined ? name! : Number(index)
  })
}
