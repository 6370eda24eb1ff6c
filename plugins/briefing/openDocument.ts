import type {ObjectSchemaType, PatchEvent, Path} from 'sanity'

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
