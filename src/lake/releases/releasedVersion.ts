import {publishedId, releaseOf, type Doc} from '../documents.ts'
import type {Store} from '../store.ts'
import {releaseDocumentId} from './release.ts'

/**
 * What a version was when its release put it live, with that transaction as its `_rev`: by it the Studio finds what was
 * live before, to revert to. Any other document is returned as it is.
 */
export function asReleased(store: Store, document: Doc): Doc {
  const release = releaseOf(document._id)
  const last = release === undefined ? undefined : store.lastChange(document._id)
  if (!last?.deleted || release === undefined) return document
  const rows = store.changesOf(last.seq)
  const touched = (id: string) => rows.some((row) => row.document === id)
  const wentLive = touched(publishedId(document._id)) && touched(releaseDocumentId(release))
  return wentLive ? {...document, _rev: rows[0]?.id ?? document._rev} : document
}
