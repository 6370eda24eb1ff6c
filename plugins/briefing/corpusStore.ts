import type {SanityClient, SanityDocument} from '@sanity/client'
import {corpusOf, type Corpus} from '../../src/briefing/index.ts'

/** What the newsroom's other documents say about themselves, as far as it is known. */
export type CorpusState =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly corpus: Corpus}
  | {readonly status: 'failed'; readonly reason: string}

/** The facts the rules need of other documents: loaded once per Studio, then followed through one listener. */
export interface CorpusStore {
  readonly get: () => CorpusState
  readonly subscribe: (onChange: () => void) => () => void
  /** Resolves when the facts are there, or could not be read. */
  loaded(): Promise<CorpusState>
}

const types = ['beat', 'take', 'subject', 'cluster']

const facts = `{
  _id, _type, title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug, publishedAt,
  beats[]{beat}, subjects, roster, cluster, parentBeat
}`

/** Reads through `client` as its user, so a draft that the user may not read is never known here. */
export function createCorpusStore(client: SanityClient): CorpusStore {
  const documents = new Map<string, SanityDocument>()
  const subscribers = new Set<() => void>()
  const changed = new Set<string>()
  let state: CorpusState = {status: 'loading'}
  let loading: Promise<CorpusState> | undefined

  function become(next: CorpusState): CorpusState {
    state = next
    for (const subscriber of subscribers) subscriber()
    return state
  }

  function ready(): CorpusState {
    return become({status: 'ready', corpus: corpusOf([...documents.values()])})
  }

  function failed(error: unknown): CorpusState {
    return become({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
  }

  async function load(): Promise<CorpusState> {
    const all = await client.fetch<SanityDocument[]>(
      `*[_type in $types] ${facts}`,
      {types},
      {perspective: 'raw', tag: 'beatbook.corpus'},
    )
    documents.clear()
    for (const document of all) documents.set(document._id, document)
    return ready()
  }

  async function refresh(): Promise<void> {
    const ids = [...changed]
    changed.clear()
    const found = await client.fetch<SanityDocument[]>(
      `*[_id in $ids] ${facts}`,
      {ids},
      {perspective: 'raw', tag: 'beatbook.corpus'},
    )
    const before = ids.map((id) => JSON.stringify(documents.get(id)))
    for (const id of ids) documents.delete(id)
    for (const document of found) documents.set(document._id, document)
    // Most edits touch prose, which the facts leave out: then nobody needs to lint again.
    if (ids.some((id, index) => JSON.stringify(documents.get(id)) !== before[index])) ready()
  }

  function follow(): void {
    client
      .listen(
        '*[_type in $types]',
        {types},
        {events: ['welcome', 'mutation'], includeResult: false, includeAllVersions: true, visibility: 'query', tag: 'beatbook.corpus'},
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') {
            load().catch(failed)
          } else if (event.type === 'mutation') {
            changed.add(event.documentId)
            if (changed.size === 1) setTimeout(() => refresh().catch(failed), 300)
          }
        },
        error: failed,
      })
  }

  return {
    get: () => state,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    loaded() {
      loading ??= load()
        .catch(failed)
        .finally(() => {
          if (typeof EventSource !== 'undefined') follow()
        })
      return loading
    },
  }
}
