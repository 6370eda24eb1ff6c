import {getDraftId, getVersionId, type EditStateFor} from 'sanity'
import type {ImportTarget} from './draftImport.ts'

/** What of a pane's document an import asks for. */
export type StateOfPane = Pick<EditStateFor, 'id' | 'type' | 'release' | 'version' | 'draft' | 'published'>

/** The document an import from this pane goes into: the version it shows, or else the draft. */
export function targetOf({id, type, release, version, draft, published}: StateOfPane, shown: object): ImportTarget {
  const stored = release ? version : draft
  return {
    id: release ? getVersionId(id, release) : getDraftId(id),
    type,
    stored,
    beginning: (published ?? shown) as ImportTarget['beginning'],
  }
}
