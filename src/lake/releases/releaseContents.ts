import {draftId, isObject, publishedId, type Doc} from '../documents.ts'
import {invalid} from '../errors.ts'
import {putLive} from '../publication.ts'
import type {Transaction} from '../transaction.ts'
import type {Release} from './release.ts'

/**
 * Puts everything in a release live at once: versions become what is published, and what is marked to be unpublished is
 * taken down, with a draft left of it. Drafts that stand beside a version stay.
 */
export function publishRelease(transaction: Transaction, release: Release): void {
  const versions = transaction.versionsIn(release.name)
  for (const version of versions) {
    if (isTakenDown(version)) takeDown(transaction, version)
    else putLive(transaction, version)
  }
  transaction.patch(release._id, {
    set: {state: 'published', publishedAt: transaction.timestamp, finalDocumentStates: statesOf(versions)},
    unset: ['error', 'scheduledBy'],
  })
}

/** Whether the caller may put live what is in a release, as it is now. @throws ItemRefusal (403) */
export function permitPublication(transaction: Transaction, {name}: Release): void {
  for (const version of transaction.versionsIn(name)) {
    const id = publishedId(version._id)
    const live = transaction.get(id)
    transaction.permit('update', version)
    if (live) transaction.permit('update', live)
    if (!isTakenDown(version)) transaction.permit(live ? 'update' : 'create', {...version, _id: id})
  }
}

/** Takes the versions out of a release, so that they can be brought back. */
export function archive(transaction: Transaction, release: Release): void {
  const versions = transaction.versionsIn(release.name)
  for (const {_id} of versions) transaction.delete(_id)
  transaction.patch(release._id, {
    set: {state: 'archived', finalDocumentStates: statesOf(versions)},
    unset: ['error'],
  })
}

/** Brings the versions back as they were when the release was archived. */
export function unarchive(transaction: Transaction, release: Release): void {
  for (const {id} of release.finalDocumentStates ?? []) {
    const version = transaction.lastRevision(id)
    if (!version) throw invalid(`The history of "${id}" is not here, so the release "${release.name}" stays archived`)
    const {_rev, _updatedAt, ...content} = version
    transaction.createOrReplace(content)
  }
  transaction.patch(release._id, {set: {state: 'active'}, unset: ['finalDocumentStates', 'publishAt']})
}

function takeDown(transaction: Transaction, version: Doc): void {
  const id = publishedId(version._id)
  const live = transaction.get(id)
  if (live) {
    transaction.createIfNotExists({...live, _id: draftId(id)})
    transaction.delete(id)
  }
  transaction.delete(version._id)
}

function isTakenDown({_system}: Doc): boolean {
  return isObject(_system) && _system.delete === true
}

function statesOf(versions: readonly Doc[]): {readonly _key: string; readonly id: string}[] {
  return versions.map(({_id}) => ({_key: _id, id: _id}))
}
