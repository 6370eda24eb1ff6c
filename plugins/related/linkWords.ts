import {PatchEvent} from 'sanity'
import {repair} from '../../src/briefing/repair.ts'
import type {PathSegment, Place} from '../../src/briefing/finding.ts'
import {asArray, isRecord, readBlock} from '../../src/text/portableText.ts'
import {patchesOf} from '../briefing/blockPatches.ts'
import {newKey} from '../briefing/newKey.ts'
import {readerOf, type OpenDocument} from '../briefing/openDocument.ts'
import type {OpenEditors} from '../briefing/openEditors.ts'
import {toPath} from '../briefing/paths.ts'

/** Words of one block of one field, and what they are. */
export interface FieldWords {
  readonly field: readonly PathSegment[]
  readonly blockKey: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Why words were not linked. */
export type LinkRefusal = 'changed' | 'gone' | 'linked' | 'readOnly' | 'storyGone'

/** The words a place of one block names; undefined for a place without a block. */
export function fieldWords({path, blockKey, blockStart, blockEnd, text}: Place): FieldWords | undefined {
  if (blockKey === undefined || blockStart === undefined || blockEnd === undefined) return undefined
  return {field: path.slice(0, -1), blockKey, start: blockStart, end: blockEnd, text}
}

/**
 * Links words to a story: in an open editor as one undo step, elsewhere as a patch to the document. Words that moved
 * within their block are found again; words that have changed, or are a link by now, are left alone, and it says why.
 */
export function linkWords(editors: OpenEditors, document: OpenDocument, words: FieldWords, target: string): LinkRefusal | undefined {
  if (document.readOnly) return 'readOnly'
  const {field, blockKey, start, end, text} = words
  const readField = readerOf(document, editors)
  const place = {path: [...field, {_key: blockKey}], blockKey, start, end, text, blockStart: start, blockEnd: end}
  const result = repair({title: '', kind: 'link', place, target: {id: target, type: ''}}, readField, newKey)
  if (result.kind === 'refused') return result.reason
  if (result.kind === 'field') return 'gone'
  const block = readBlock(asArray(readField(field)).find((member) => isRecord(member) && member._key === blockKey))
  const at = block?.text.slice(start, end) === text ? start : (block?.text.indexOf(text) ?? start)
  if (block?.annotations.some((mark) => mark.start < at + text.length && at < mark.end)) return 'linked'
  if (editors.link(document.id, toPath(field), {blockKey, start: at, end: at + text.length}, target)) return undefined
  document.onChange(PatchEvent.from(result.changes.flatMap(patchesOf)))
  return undefined
}
