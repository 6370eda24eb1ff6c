import {draftId, isDraftId, isPublishedId, publishedId, releaseOf} from './documents.ts'
import {releaseDocumentId} from './releases/release.ts'
import type {Store, TurningPoint} from './store.ts'

/** One entry of the Studio's history pane, without what it adds itself. */
export type DocumentEvent = Readonly<Record<string, unknown>> & {readonly type: string; readonly timestamp: string}

export interface DocumentEvents {
  readonly events: readonly DocumentEvent[]
  /** Where the next page begins; empty on the last one. */
  readonly nextCursor: string
}

/**
 * The life of a document as the Studio's history pane tells it, newest first: created, published, unpublished,
 * discarded, deleted. Edits in between are not events; the Studio makes those out of the transaction log. Asked about
 * a draft it tells of the published document too.
 *
 * @see `src/core/store/events/types.ts` in `sanity` for the events and their fields
 */
export function documentEvents(
  store: Store,
  id: string,
  {limit, cursor}: {limit: number; cursor?: string},
): DocumentEvents {
  const published = publishedId(id)
  const versions = isPublishedId(id) || isDraftId(id) ? [draftId(id), ...store.loggedVersions(published)] : [id]
  const before = cursor && /^\d+$/.test(cursor) ? Number(cursor) : undefined
  const events: DocumentEvent[] = []
  let at = before
  for (;;) {
    const points = store.turningPoints(published, versions, pageRows, at)
    const groups = bySequence(points)
    const complete = points.length < pageRows
    // The last transaction of a full page may go on in the next one.
    if (!complete && groups.length > 1) groups.pop()
    for (const group of groups) {
      at = group[0]?.seq
      const event = group[0] && eventOf(store, group, id, published)
      if (event) events.push(event)
      if (events.length === limit) return {events, nextCursor: String(at ?? '')}
    }
    if (complete) return {events, nextCursor: ''}
  }
}

const pageRows = 500

function bySequence(points: readonly TurningPoint[]): TurningPoint[][] {
  const groups: TurningPoint[][] = []
  for (const point of points) {
    const last = groups.at(-1)
    if (last?.[0]?.seq === point.seq) last.push(point)
    else groups.push([point])
  }
  return groups
}

function eventOf(
  store: Store,
  group: readonly TurningPoint[],
  asked: string,
  published: string,
): DocumentEvent | undefined {
  const [{seq, id: revision, author, timestamp} = group[0] as TurningPoint] = group
  const main = group.find(({document}) => document === published)
  const gone = group.filter(({document, deleted}) => document !== published && deleted)
  const come = group.filter(({document, deleted}) => document !== published && !deleted)
  const concerns = (version: string) => isPublishedId(asked) || version === asked
  const event = (type: string, fields: Readonly<Record<string, unknown>>): DocumentEvent => {
    return {type, timestamp, author, documentId: published, ...fields}
  }
  const versionFields = (version: TurningPoint, versionRevisionId: string | null) => ({
    versionId: version.document,
    versionRevisionId: versionRevisionId ?? undefined,
    releaseId: releaseOf(version.document),
  })

  if (main?.deleted) {
    const [draft] = come
    if (draft) return event('unpublishDocument', versionFields(draft, revision))
    const left = store.revisionAt(draftId(published), seq)
    if (left !== undefined) {
      return event('unpublishDocument', {versionId: draftId(published), versionRevisionId: left, releaseId: undefined})
    }
    return event('deleteDocumentGroup', {})
  }
  if (main) {
    const [source] = gone
    if (source) {
      const contributors = store.contributors(source.document, seq)
      const release = releaseOf(source.document)
      const ofRelease = release !== undefined && store.revisionAt(releaseDocumentId(release), seq) === revision
      const publishCause = ofRelease ? 'release.publish' : 'document.publish'
      const fields = {...versionFields(source, source.previous), publishCause, contributors}
      return event('publishDocumentVersion', {revisionId: revision, ...fields})
    }
    return event(main.previous === null ? 'createLiveDocument' : 'updateLiveDocument', {revisionId: revision})
  }
  // What happens to a draft or version alone is no part of the published document's own history.
  if (isPublishedId(asked)) return undefined
  const [discarded] = gone.filter(({document}) => concerns(document))
  if (discarded) return event('deleteDocumentVersion', versionFields(discarded, discarded.previous))
  const [created] = come.filter(({document}) => concerns(document))
  return created && event('createDocumentVersion', versionFields(created, revision))
}
