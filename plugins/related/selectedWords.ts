import {asArray, isRecord, readBlock} from '../../src/text/portableText.ts'
import {readerOf, type OpenDocument} from '../briefing/openDocument.ts'
import type {FieldWords} from './linkWords.ts'
import type {RelatedSession} from './relatedSession.ts'

/** The words that are selected in one paragraph of the document; undefined for a caret, or when nothing is. */
export function selectedWords({sights, editors}: RelatedSession, document: OpenDocument): FieldWords | undefined {
  const caret = sights.caretOf(document.id)
  if (!caret || caret.start === caret.end) return undefined
  const block = asArray(readerOf(document, editors)(caret.field)).find((member) => isRecord(member) && member._key === caret.blockKey)
  const text = readBlock(block)?.text.slice(caret.start, caret.end) ?? ''
  const start = caret.start + (text.length - text.trimStart().length)
  return text.trim() === '' ? undefined : {...caret, start, end: start + text.trim().length, text: text.trim()}
}
