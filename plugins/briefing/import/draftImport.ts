import type {SanityClient, SanityDocument} from '@sanity/client'

type Fields = Readonly<Record<string, unknown>>

/** The document an import goes into. */
export interface ImportTarget {
  /** Id of the draft or version. */
  readonly id: string
  readonly type: string
  /** The draft or version as it is; absent when there is none yet. */
  readonly stored: SanityDocument | null
  /** What a first draft begins as: the published document, or the form's initial values. */
  readonly beginning: Fields
}

/** An import that was saved, with what it takes to undo it. */
export interface SavedImport {
  readonly id: string
  readonly type: string
  /** Whether the import made the draft. */
  readonly created: boolean
  readonly revision: string
  /** What each field that was written held before; absent when it held nothing. */
  readonly before: Fields
  readonly written: Fields
}

const tag = 'beatbook.import'

/**
 * Writes the fields into the draft in one transaction, which the lake refuses with a conflict when the draft is not the
 * one that was shown.
 */
export async function saveImport(client: SanityClient, target: ImportTarget, written: Fields): Promise<SavedImport> {
  const {id, type, stored, beginning} = target
  const transaction = client.transaction()
  if (stored) transaction.patch(id, (patch) => patch.set({...written}).ifRevisionId(stored._rev))
  else transaction.create({...withoutRecord(beginning), ...written, _id: id, _type: type})
  const {transactionId} = await transaction.commit({tag, visibility: 'sync'})
  const base = stored ?? beginning
  const before = Object.fromEntries(Object.keys(written).flatMap((field) => (base[field] == null ? [] : [[field, base[field]]])))
  return {id, type, created: stored === null, revision: transactionId, before, written}
}

/**
 * Takes an import back, in one transaction: a draft it made goes, another's fields get back what they held. Gives
 * `changed`, and does nothing, when a field was edited since.
 */
export async function undoImport(client: SanityClient, saved: SavedImport): Promise<'undone' | 'changed'> {
  const current = await client.getDocument(saved.id, {tag})
  if (!current) return 'changed'
  const edited = Object.entries(saved.written).some(([field, value]) => canonical(current[field]) !== canonical(value))
  if (edited) return 'changed'
  const transaction = client.transaction()
  if (saved.created && current._rev === saved.revision) {
    // A delete cannot name a revision; a patch before it in the same transaction can.
    transaction.patch(saved.id, (patch) => patch.unset(['_revision_lock_pseudo_field_']).ifRevisionId(current._rev)).delete(saved.id)
  } else {
    const absent = Object.keys(saved.written).filter((field) => !(field in saved.before))
    transaction.patch(saved.id, (patch) => {
      const restored = patch.set({...saved.before})
      return (absent.length > 0 ? restored.unset(absent) : restored).ifRevisionId(current._rev)
    })
  }
  await transaction.commit({tag, visibility: 'sync'})
  return 'undone'
}

function withoutRecord({_rev: _revision, _createdAt, _updatedAt, ...fields}: Fields): Fields {
  return fields
}

/** A value's JSON with the members of objects in order of their names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  ) ?? ''
}
