import type {SanityClient, SanityDocument} from '@sanity/client'
import {citedIds, corpusOf, type Corpus, type LintContext} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {publishedId} from '../../src/text/portableText.ts'

/** What the newsroom's other documents say about themselves, as far as it is known; `timeZone` is the publication's. */
export type CorpusState =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly corpus: Corpus; readonly timeZone?: string}
  | {readonly status: 'failed'; readonly reason: string}

/** What a ready corpus adds to a linter's context. */
export function factsIn(corpus: CorpusState): Pick<LintContext, 'corpus' | 'timeZone'> {
  if (corpus.status !== 'ready') return {}
  return {corpus: corpus.corpus, ...(corpus.timeZone ? {timeZone: corpus.timeZone} : {})}
}

/**
 * The facts the rules need of other documents: loaded once per Studio, then followed through one listener that brings
 * each change with its document, so that nothing is asked for while someone writes. Prose is held of what a checked
 * document cites, and of nothing else.
 */
export interface CorpusStore {
  readonly get: () => CorpusState
  readonly subscribe: (onChange: () => void) => () => void
  /** Resolves when the facts are there, and the prose of what `document` cites; or when they could not be read. */
  loaded(document?: object): Promise<CorpusState>
  /** Whether the prose of all that `document` cites is there already. */
  holds(document: object): boolean
}

const types = ['beat', 'take', 'subject', 'cluster', 'publication']
const tag = 'beatbook.corpus'
const facts = [
  '_id', '_type', '_updatedAt', 'title', 'shortTitle', 'formerTitles', 'headline', 'formerHeadlines', 'name', 'aliases', 'slug',
  'publishedAt', 'beats', 'subjects', 'roster', 'cluster', 'parentBeat', 'timeZone',
]

/** Changes that come close together make one new corpus. */
const gatherFor = 300

/** Reads through `client` as its user, so a draft that the user may not read is never known here. */
export function createCorpusStore(client: SanityClient, contract: BriefingContract): CorpusStore {
  const proseFields = ['dek', 'body', ...contract.sections.map(({key}) => key)]
  const documents = new Map<string, SanityDocument>()
  const subscribers = new Set<() => void>()
  const changed = new Map<string, SanityDocument | undefined>()
  /** Published ids whose prose is held, or on its way. */
  const wanted = new Set<string>()
  const held = new Set<string>()
  let state: CorpusState = {status: 'loading'}
  let loading: Promise<unknown> | undefined
  let bringing: Promise<unknown> = Promise.resolve()

  function become(next: CorpusState): CorpusState {
    state = next
    for (const subscriber of subscribers) subscriber()
    return state
  }

  /** The same state while no entry is another: rules compare corpora by identity. */
  function ready(): CorpusState {
    const corpus = corpusOf(documents.values(), {hasBodies: true})
    const timeZone = timeZoneOf(documents.get('publication'))
    if (state.status === 'ready' && state.timeZone === timeZone && sameEntries(state.corpus, corpus)) return state
    return become({status: 'ready', corpus, ...(timeZone ? {timeZone} : {})})
  }

  function failed(error: unknown): CorpusState {
    return become({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
  }

  const fieldsOf = (id: string) => (wanted.has(publishedId(id)) ? [...facts, ...proseFields] : facts)

  async function load(): Promise<void> {
    const all = await client.fetch<SanityDocument[]>(`*[_type in $types] {${facts.join(', ')}}`, {types}, {perspective: 'raw', tag})
    documents.clear()
    for (const document of all) documents.set(document._id, document)
    await bring([...wanted])
    ready()
  }

  /** Reads the prose of documents by their published ids. */
  async function bring(cited: readonly string[]): Promise<void> {
    const asked = new Set(cited)
    const ids = [...documents.keys()].filter((id) => asked.has(publishedId(id)))
    if (ids.length > 0) {
      const fields = [...facts, ...proseFields].join(', ')
      const found = await client.fetch<SanityDocument[]>(`*[_id in $ids] {${fields}}`, {ids}, {perspective: 'raw', tag})
      for (const document of found) put(document)
    }
    for (const id of cited) held.add(id)
  }

  /** Whether the document says something else than before of what the rules ask. */
  function put(document: SanityDocument): boolean {
    const fields = new Set(fieldsOf(document._id))
    const next = Object.fromEntries(Object.entries(document).filter(([field]) => fields.has(field))) as SanityDocument
    const known = documents.get(document._id)
    if (known && known._updatedAt > next._updatedAt) return false
    if (known && sameEntry(known, next)) return false
    documents.set(document._id, next)
    return true
  }

  function applyChanges(): void {
    const differ = [...changed].map(([id, document]) => (document ? put(document) : documents.delete(id)))
    changed.clear()
    // Most edits touch prose that nobody cites: then nobody needs to lint again.
    if (differ.includes(true) && state.status === 'ready') ready()
  }

  function follow(): void {
    client
      .listen(
        '*[_type in $types]',
        {types},
        {events: ['welcome', 'mutation'], includeResult: true, includeAllVersions: true, visibility: 'query', tag},
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') {
            load().catch(failed)
          } else if (event.type === 'mutation') {
            changed.set(event.documentId, event.transition === 'disappear' ? undefined : (event.result as SanityDocument | undefined))
            if (changed.size === 1) setTimeout(applyChanges, gatherFor)
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
    holds: (document) => citedIds(document).every((id) => held.has(id)),
    async loaded(document = {}) {
      const missing = citedIds(document).filter((id) => !wanted.has(id))
      for (const id of missing) wanted.add(id)
      if (!loading) {
        loading = load()
          .catch(failed)
          .finally(() => {
            if (typeof EventSource !== 'undefined') follow()
          })
      } else if (missing.length > 0) {
        bringing = Promise.all([bringing, loading.then(() => bring(missing)).then(() => (state.status === 'ready' ? ready() : state))]).catch(failed)
      }
      await loading
      await bringing
      return state
    },
  }
}

function sameEntries(a: Corpus, b: Corpus): boolean {
  return a.entries.size === b.entries.size && [...b.entries].every(([id, entry]) => a.entries.get(id) === entry)
}

/** A live setting alone counts, as it does at the gate. */
function timeZoneOf(publication: SanityDocument | undefined): string | undefined {
  const timeZone: unknown = publication?.timeZone
  return typeof timeZone === 'string' && timeZone !== '' ? timeZone : undefined
}

function sameEntry(a: SanityDocument, b: SanityDocument): boolean {
  const entryOf = (document: SanityDocument) => JSON.stringify([...corpusOf([document]).entries])
  return entryOf(a) === entryOf(b) && timeZoneOf(a) === timeZoneOf(b)
}
