/** Where a page of an archive begins: after the take published at `before` whose id is `after`. */
export interface Cursor {
  readonly before: string
  readonly after: string
}

/** Before every take: no date is later. */
export const firstPage: Cursor = {before: '9999-12-31T23:59:59Z', after: ''}

/** The cursor as one word for an address. */
export function writeCursor({publishedAt, _id}: {readonly publishedAt: string; readonly _id: string}): string {
  return `${publishedAt}_${_id}`
}

const written = /^(\d{4}-\d{2}-\d{2}T[\d:.]{5,18}(?:Z|[+-]\d{2}:\d{2}))_([\w.-]{1,128})$/

/** Reads a cursor from an address: the first page when there is none, undefined when it is none of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return firstPage
  const [, before, after] = written.exec(text) ?? []
  return before && after && !Number.isNaN(Date.parse(before)) ? {before, after} : undefined
}

/** The entries of one page, and the cursor of the next when the query found one more than fits. */
export function pageOf<Entry extends {readonly publishedAt?: string | null; readonly _id: string}>(
  found: readonly Entry[],
  size: number,
): {readonly entries: readonly Entry[]; readonly next: string | null} {
  const entries = found.slice(0, size)
  const last = entries.at(-1)
  return {entries, next: found.length > size && last?.publishedAt ? writeCursor({_id: last._id, publishedAt: last.publishedAt}) : null}
}
