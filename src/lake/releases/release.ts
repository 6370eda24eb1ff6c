import type {Doc} from '../documents.ts'
import {isObject, releaseOf} from '../documents.ts'
import {invalid, ItemRefusal} from '../errors.ts'

const idPrefix = '_.releases.'
export const releaseDocumentType = 'system.release'

/** The hosted lake passes through more states on the way; here every step is one transaction. */
export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived'

/** A release as the Studio and the client read it. */
export interface Release extends Doc {
  readonly name: string
  readonly state: ReleaseState
  readonly metadata: Readonly<Record<string, unknown>>
  /** ISO date and time; only while scheduled, and afterwards as a record of it. */
  readonly publishAt?: string
  /** The user in whose name a scheduled release goes live. */
  readonly scheduledBy?: string
  readonly finalDocumentStates?: readonly {readonly id: string}[]
}

export function releaseDocumentId(release: string): string {
  return idPrefix + release
}

export function isReleaseDocumentId(id: string): boolean {
  return id.startsWith(idPrefix)
}

/** @throws ItemRefusal (400) when `release` cannot name a release: it is part of ids, and the name of a perspective. */
export function checkReleaseId(release: string): string {
  const taken = release === 'drafts' || release === 'published' || release === 'raw' || release === 'previewDrafts'
  if (taken || !/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(release)) throw invalid(`"${release}" cannot be the id of a release`)
  return release
}

/** The release with this id, when there is one. */
export function releaseIn(get: (id: string) => Doc | undefined, release: string): Release | undefined {
  const document = get(releaseDocumentId(release))
  return document && isRelease(document) ? document : undefined
}

export function isRelease(document: Doc): document is Release {
  return document._type === releaseDocumentType && typeof document.state === 'string' && isObject(document.metadata)
}

/** The releases among documents in ascending `_id` order. */
export function releasesAmong(documents: readonly Doc[]): Release[] {
  return withPrefix(documents, idPrefix).filter(isRelease)
}

/** The versions in a release, among documents in ascending `_id` order. */
export function versionsAmong(documents: readonly Doc[], release: string): Doc[] {
  return withPrefix(documents, `versions.${release}.`)
}

/** @param prefix ends in a dot, whose neighbour among characters is the slash */
function withPrefix(documents: readonly Doc[], prefix: string): Doc[] {
  return documents.slice(firstFrom(documents, prefix), firstFrom(documents, `${prefix.slice(0, -1)}/`))
}

function firstFrom(documents: readonly Doc[], id: string): number {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((documents[middle]?._id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What nobody writes past the release actions: a release's own document, and the versions of a release that is scheduled
 * or over. What was scheduled is what goes live.
 * @throws ItemRefusal (400, 409) saying what to do instead.
 */
export function checkReleaseLock(id: string, get: (id: string) => Doc | undefined): void {
  if (isReleaseDocumentId(id)) {
    throw invalid(`"${id}" is the document of a release; it is changed by the actions sanity.action.release.* alone`)
  }
  const name = releaseOf(id)
  const release = name === undefined ? undefined : releaseIn(get, name)
  if (!release || release.state === 'active') return
  const wayOut = release.state === 'scheduled' ? 'unschedule it first' : 'put the document into another release'
  throw wrongState(release, `"${id}" cannot be changed`, wayOut)
}

/** A refusal (409) because of the state a release is in. */
export function wrongState({name, state}: Release, what: string, wayOut: string): ItemRefusal {
  return new ItemRefusal(409, {
    type: 'releaseStateError',
    description: `${what}: the release "${name}" is ${state}; ${wayOut}`,
    releaseId: name,
    state,
  })
}
