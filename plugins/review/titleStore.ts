import type {SanityClient} from '@sanity/client'
import {asArray, asString, isRecord, publishedId} from '../../src/text/portableText.ts'

/** Names of the documents that compared texts point to. */
export interface TitleStore {
  /** The titles known so far, by published id; a new map whenever one comes. */
  readonly get: () => ReadonlyMap<string, string>
  readonly subscribe: (onChange: () => void) => () => void
  /** Asks for those that are not known yet. */
  want(ids: readonly string[]): void
}

const query = '*[_id in $ids]{_id, "title": coalesce(title, headline, name, work)}'

export function createTitleStore(client: SanityClient): TitleStore {
  let titles: ReadonlyMap<string, string> = new Map()
  const asked = new Set<string>()
  const subscribers = new Set<() => void>()

  async function load(ids: readonly string[]): Promise<void> {
    try {
      const all = ids.flatMap((id) => [id, `drafts.${id}`])
      const found = await client.fetch<{_id: string; title: string | null}[]>(query, {ids: all}, {perspective: 'raw', tag: 'beatbook.titles'})
      const next = new Map(titles)
      for (const {_id, title} of found) {
        if (title && (!next.has(publishedId(_id)) || !_id.startsWith('drafts.'))) next.set(publishedId(_id), title)
      }
      titles = next
      for (const subscriber of subscribers) subscriber()
    } catch {
      // Ids stand in for names until somebody asks again.
      for (const id of ids) asked.delete(id)
    }
  }

  return {
    get: () => titles,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    want(ids) {
      const missing = ids.filter((id) => !asked.has(id))
      if (missing.length === 0) return
      for (const id of missing) asked.add(id)
      void load(missing)
    },
  }
}

/** Ids of all documents a value points to, without `drafts.` or `versions.`. */
export function referencedIds(value: unknown): readonly string[] {
  const ids = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit)
    if (!isRecord(part)) return
    if (asString(part._ref) !== '') ids.add(publishedId(asString(part._ref)))
    asArray(Object.values(part)).forEach(visit)
  }
  visit(value)
  return [...ids]
}
