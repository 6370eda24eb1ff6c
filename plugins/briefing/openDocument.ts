import type {ObjectSchemaType, PatchEvent, Path} from 'sanity'
import type {ReadField} from '../../src/briefing/repair.ts'
import type {OpenEditors} from './openEditors.ts'
import {toPath, valueAt} from './paths.ts'

/** The document on the screen and the ways to act on it: the same from within its form and from an inspector. */
export interface OpenDocument {
  /** Published id. */
  readonly id: string
  readonly type: string
  readonly value: object
  readonly schemaType: ObjectSchemaType
  readonly readOnly: boolean
  readonly onChange: (event: PatchEvent) => void
  readonly onPathOpen: (path: Path) => void
  readonly onPathFocus: (path: Path) => void
  readonly onGroupSelect: (group: string) => void
}

/** Reads fields as they are now: from the editor that has them open, which is ahead of the form, or from the document. */
export function readerOf({id, value}: OpenDocument, editors: OpenEditors): ReadField {
  return (path) => editors.valueOf(id, toPath(path)) ?? valueAt(value, path)
}
