import type {SanityClient} from '@sanity/client'
import {inOrder, inQueueOrder, readDecision, withdrawnIds, type Decision} from '../../src/review/index.ts'
import {publishedId} from '../../src/text/portableText.ts'
import {actsQuery, draftsQuery} from './queueQueries.ts'

/** A release that a version waits in. */
export interface QueueRelease {
  readonly id: string
  /** Empty when nobody gave it a name. */
  readonly title: string
  /** Of one document, made by scheduling its draft. */
  readonly isScheduledDraft: boolean
  /** ISO: when it is to go live, as far as that is decided. */
  readonly at?: string
}

/** A draft, or a version in a release, as the queue lists it before its text is read. */
export interface QueuedText {
  /** Full id: `drafts.beat-rail`, `versions.spring.beat-rail`. */
  readonly storedId: string
  /** Published id. */
  readonly id: string
  readonly type: string
  readonly title: string
  readonly updatedAt: string
  readonly release?: QueueRelease
  /** The newest act on the document that was not taken back. */
  readonly act?: Decision
}

/** A queue longer than this is not read to its end; it says so. */
export const mostDrafts = 300
const read = {perspective: 'raw', tag: 'beatbook.newsroom'} as const

/** Reads what is on its way to readers, in the order it wants attention. */
export async function listQueue(client: SanityClient, types: readonly string[]): Promise<{texts: QueuedText[]; isCut: boolean}> {
  const {drafts, releases} = await client.fetch<Listed>(draftsQuery, {types, most: mostDrafts + 1}, read)
  const ids = [...new Set(drafts.map(({_id}) => publishedId(_id)))]
  const acts = ids.length === 0 ? [] : await client.fetch<unknown[]>(actsQuery, {ids}, read)
  const newest = newestActs(acts.flatMap((act) => readDecision(act) ?? []))
  const byName = new Map(releases.map((release) => [release.name, release]))
  const texts = drafts.slice(0, mostDrafts).map(({_id, _type, _updatedAt, title}): QueuedText => {
    const act = newest.get(publishedId(_id))
    const release = releaseOf(_id, byName)
    return {storedId: _id, id: publishedId(_id), type: _type, title: title ?? '', updatedAt: _updatedAt, ...(release ? {release} : {}), ...(act ? {act} : {})}
  })
  return {texts: inQueueOrder(texts), isCut: drafts.length > mostDrafts}
}

/** Whether two readings list the same text in the same words. */
export function isSameText(one: QueuedText, other: QueuedText): boolean {
  const said = ({act, release, ...rest}: QueuedText) => JSON.stringify([rest.storedId, rest.type, rest.title, rest.updatedAt, act?._id, release])
  return said(one) === said(other)
}

interface Listed {
  readonly drafts: readonly {readonly _id: string; readonly _type: string; readonly _updatedAt: string; readonly title: string | null}[]
  readonly releases: readonly ListedRelease[]
}

interface ListedRelease {
  readonly name: string
  readonly title: string | null
  readonly isScheduledDraft: boolean | null
  readonly at: string | null
}

function releaseOf(storedId: string, releases: ReadonlyMap<string, ListedRelease>): QueueRelease | undefined {
  const [, name] = /^versions\.([^.]+)\./.exec(storedId) ?? []
  if (name === undefined) return undefined
  const {title, isScheduledDraft, at} = releases.get(name) ?? {title: null, isScheduledDraft: false, at: null}
  return {id: name, title: title ?? '', isScheduledDraft: isScheduledDraft === true, ...(at === null ? {} : {at})}
}

/** The newest act of each document that was not taken back. */
function newestActs(acts: readonly Decision[]): ReadonlyMap<string, Decision> {
  const withdrawn = withdrawnIds(acts)
  return new Map(inOrder(acts).flatMap((act) => (act.act === 'withdraw' || withdrawn.has(act._id) ? [] : [[act.document, act] as const])))
}
