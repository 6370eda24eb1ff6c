/** Where a page of an archive begins: after the take published at `before` whose id is `after`. */
export interface Cursor {
  readonly before: string
  readonly after: string
}

/** Before every take: no date is later. */
export const firstPage: Cursor = {before: '9999-12-31T23:59:59Z', after: ''}

/** The cursor as one word for an address. What begins with no digit is no date, and the cursor is among those without one. */
export function writeCursor({publishedAt, _id}: {readonly publishedAt?: string | null; readonly _id: string}): string {
  const before = /^\d/.test(publishedAt ?? '') ? String(publishedAt) : ''
  return `${before.replaceAll('%', '%25').replaceAll('_', '%5F')}_${_id}`
}

const written = /^(\d[^_]{3,200}|)_([\w.-]{1,128})$/

/** Reads a cursor from an address: the first page when there is none, undefined when it is none of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return firstPage
  const [, before, after] = written.exec(text) ?? []
  return before !== undefined && after ? {before: before.replaceAll('%5F', '_').replaceAll('%25', '%'), after} : undefined
}

/** The entries of one page, and the cursor of the next when the query found one more than fits. */
export function pageOf<Entry extends {readonly publishedAt?: string | null; readonly _id: string}>(
  found: readonly Entry[],
  size: number,
): {readonly entries: readonly Entry[]; readonly next: string | null} {
  const entries = found.slice(0, size)
  const last = entries.at(-1)
  return {entries, next: found.length > size && last ? writeCursor(last) : null}
}
